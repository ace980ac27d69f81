import { platforms } from '../../shared/platforms/index.ts'
import type { KeptStay } from '../../shared/schemas.ts'
import { formatLocal } from '../../shared/validity/human.ts'
import { commonOptions, readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { helpOf } from './option-help.ts'
import { expectAbility, sessionWord } from './session-word.ts'
import { list, toJson } from './text.ts'
import { tellOfWaits } from './waits.ts'
import { withHistory } from './with-engine.ts'

const options = { ...commonOptions, json: { type: 'boolean' } } as const

const able = Object.values(platforms)
  .filter(({ abilities }) => abilities.some((ability) => ability === 'kept'))
  .map(({ name }) => name)

const help = `Usage: roompass kept ID [--json]

Asks the platform what it stored of the guest of a session: meetings, names, ids, pictures and when they came.
Platforms that say so: ${able.join(', ')}.

${helpOf([
  ['--json', '{ stays, askedAt }, for a program; times in epoch seconds'],
  ['--data-dir FOLDER', 'the folder of profiles and history (or ROOMPASS_DATA_DIR)'],
])}

Exit codes: 0 done, also when nothing is stored, 1 refused, 2 wrong usage or no such session, 3 keychain, history or
platform not available.`

export const kept: Command = {
  name: 'kept',
  summary: 'Ask the platform what it stored of a guest',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options)
    const id = sessionWord(positionals)
    const { terminal, timeZone } = context
    return withHistory(context, values['data-dir'], async (engine) => {
      expectAbility(platforms[engine.sessions.get(id).platform], 'kept', 'what it stored')
      tellOfWaits(engine, context)
      const answer = await engine.accounts.kept(id)
      if (values.json) terminal.out(toJson(answer))
      else if (answer.stays.length === 0) terminal.out('The platform has stored nothing of this guest.')
      else terminal.out(answer.stays.map((stay) => stayText(stay, timeZone)).join('\n\n'))
      return exitCodes.done
    })
  },
}

function stayText({ meeting, ...stay }: KeptStay, timeZone: string): string {
  const name = meeting.name === null ? meeting.id : `${meeting.name} (${meeting.id})`
  const joined = stay.joinedAt.map((at) => formatLocal(at, timeZone)).join('; ')
  return list([
    ['Meeting', meeting.isLive ? `${name}, live now` : name],
    ['Name', stay.name ?? '(none)'],
    ['External id', stay.externalId ?? '(none)'],
    ['Avatar', stay.avatarUrl ?? '(none)'],
    ...(stay.participantId === null ? [] : [['Participant', stay.participantId] as const]),
    ['Joined', joined === '' ? '(not said)' : joined],
  ])
}
