import { platforms } from '../../shared/platforms/index.ts'
import type { Session } from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import { commonOptions, readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { expectOneAnswer, showIssued } from './issue-output.ts'
import { helpOf } from './option-help.ts'
import { expectLinks } from './platform-words.ts'
import { sessionWord } from './session-word.ts'
import { tellOfWaits } from './waits.ts'
import { withHistory } from './with-engine.ts'

const options = {
  ...commonOptions,
  token: { type: 'boolean' },
  link: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

const help = `Usage: roompass renew ID [--json | --token | --link]

Issues the same once more, for as long as before, counted from now. The profile and its key must still be there; the
earlier session stays as it is.

${helpOf([
  ['--token', 'only the new token'],
  ['--link', 'only the new join link'],
  ['--json', 'the same as roompass issue --json'],
  ['--data-dir FOLDER', 'the folder of profiles and history (or ROOMPASS_DATA_DIR)'],
])}

Exit codes: 0 issued, 1 refused, 2 wrong usage or no such session or profile, 3 keychain, history or platform not
available.`

export const renew: Command = {
  name: 'renew',
  summary: 'Issue the same once more, from now',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options)
    const id = sessionWord(positionals)
    expectOneAnswer(values)
    return withHistory(context, values['data-dir'], async (engine) => {
      if (values.link) expectLinkOf(engine, engine.sessions.get(id))
      tellOfWaits(engine, context)
      const issued = await engine.sessions.renew({ id, timeZone: context.timeZone })
      showIssued(issued, values, context)
      return exitCodes.done
    })
  },
}

/** Where the profile is gone, renewing itself says so. */
function expectLinkOf(engine: Engine, { platform, profileId }: Session): void {
  if (profileId !== null) expectLinks(platforms[platform], engine.profiles.get(profileId).settings)
}
