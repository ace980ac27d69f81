import { platforms } from '../../shared/platforms/index.ts'
import type { Profile, Room } from '../../shared/schemas.ts'
import { oneLine } from '../../shared/text/one-line.ts'
import { formatRelative } from '../../shared/validity/human.ts'
import type { Engine } from '../engine.ts'
import { commonOptions, expectWords, readArguments, wrongUsage } from './arguments.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { helpOf } from './option-help.ts'
import { expectAbility } from './session-word.ts'
import { table, toJson } from './text.ts'
import { tellOfWaits } from './waits.ts'
import { withHistory } from './with-engine.ts'

const options = {
  ...commonOptions,
  profile: { type: 'string' },
  refresh: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

const able = Object.values(platforms)
  .filter(({ abilities }) => abilities.some((ability) => ability === 'rooms'))
  .map(({ name }) => name)

const help = `Usage: roompass rooms [--profile NAME] [--refresh] [--json]

Lists the rooms of an account, as its platform gave them the last time; it is asked where it never was. Platforms that
list rooms: ${able.join(', ')}.

${helpOf([
  ['--profile NAME', 'whose rooms; not needed where only one profile is on such a platform'],
  ['--refresh', 'ask the platform again'],
  ['--json', '{ rooms, fetchedAt }, for a program'],
  ['--data-dir FOLDER', 'the folder of profiles and history (or ROOMPASS_DATA_DIR)'],
])}

Exit codes: 0 done, also when there is no room, 1 refused, 2 wrong usage or no such profile, 3 keychain, history or
platform not available.`

export const rooms: Command = {
  name: 'rooms',
  summary: 'List the rooms of an account',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options)
    expectWords(positionals, 0)
    const { terminal, now } = context
    return withHistory(context, values['data-dir'], async (engine) => {
      const profile = profileOf(engine, values.profile)
      expectAbility(platforms[profile.platform], 'rooms', 'for a list of rooms')
      tellOfWaits(engine, context)
      const answer = await roomsOf(engine, profile.id, values.refresh ?? false)
      if (values.json) {
        terminal.out(toJson(answer))
        return exitCodes.done
      }
      if (answer.rooms.length === 0) terminal.err('roompass: The account has no room.')
      else terminal.out(roomTable(answer.rooms))
      if (answer.fetchedAt !== null && answer.fetchedAt < now()) {
        terminal.err(
          `roompass: The platform said so ${formatRelative(answer.fetchedAt, now())}: ask it again with --refresh.`,
        )
      }
      return exitCodes.done
    })
  },
}

function profileOf(engine: Engine, name: string | undefined): Profile {
  if (name !== undefined) return engine.profiles.byName(name)
  const those = engine.profiles.list().filter(({ platform }) => {
    const { abilities } = platforms[platform]
    return abilities.some((ability) => ability === 'rooms')
  })
  const [only, ...others] = those
  if (only !== undefined && others.length === 0) return only
  throw wrongUsage('Say whose rooms, with --profile NAME.')
}

async function roomsOf(engine: Engine, profileId: string, refresh: boolean) {
  const known = await engine.accounts.rooms(profileId, refresh)
  return known.fetchedAt === null && !refresh ? engine.accounts.rooms(profileId, true) : known
}

function roomTable(rooms: readonly Room[]): string {
  const head = ['ROOM', 'PRIVACY', 'ID', 'DESCRIPTION']
  const lines = rooms.map(({ id, friendlyUrl, privacy, description }) => [
    friendlyUrl ?? '',
    privacy ?? '',
    id,
    oneLine(description),
  ])
  return table([head, ...lines])
}
