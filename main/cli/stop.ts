import { platforms } from '../../shared/platforms/index.ts'
import { tokenEnding } from '../../shared/removal-words.ts'
import type { Session } from '../../shared/schemas.ts'
import { commonOptions, readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { confirm } from './confirm.ts'
import type { CliContext } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { stated } from './history-output.ts'
import { helpOf } from './option-help.ts'
import { moment, shownName } from './session-facts.ts'
import { expectAbility, rowOf, sessionWord } from './session-word.ts'
import { toJson, visible } from './text.ts'
import { tellOfWaits } from './waits.ts'
import { withHistory } from './with-engine.ts'

const options = {
  ...commonOptions,
  yes: { type: 'boolean' },
  'end-live': { type: 'boolean' },
  json: { type: 'boolean' },
} as const

const help = `Usage: roompass stop ID [--end-live] [--yes] [--json]

Ends a session here, with the time. The token itself works until it expires; what would end it earlier is said.

${helpOf([
  [
    '--end-live',
    'also end the meeting that is live in its room, for everyone, where the platform can do that',
  ],
  ['--yes', 'stop without asking'],
  ['--json', 'the session with its state, and endedLive: how many meetings were ended, or null'],
  ['--data-dir FOLDER', 'the folder of profiles and history (or ROOMPASS_DATA_DIR)'],
])}

Exit codes: 0 done, also when it was stopped already, 1 refused, 2 wrong usage or no such session, 3 keychain, history
or platform not available.`

export const stop: Command = {
  name: 'stop',
  summary: 'End a session here, and its meeting where the platform can',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options)
    const id = sessionWord(positionals)
    return withHistory(context, values['data-dir'], async (engine) => {
      const session = engine.sessions.get(id)
      const endLive = values['end-live'] ?? false
      if (endLive) expectAbility(platforms[session.platform], 'end-live', 'to end a meeting')
      const isStopped = session.stoppedAt !== null && !endLive
      await confirm(questionOf(session, endLive), values.yes || isStopped, context.terminal, {
        doing: 'Stopping',
        done: 'stopped',
      })
      tellOfWaits(engine, context)
      // First what can fail: then nothing is stopped, and the command can simply be repeated.
      const endedLive = endLive ? (await engine.accounts.endLive(id)).ended : null
      return show(engine.sessions.stop(id), endedLive, values.json ?? false, context)
    })
  },
}

function questionOf(session: Session, endLive: boolean): string {
  const meeting = endLive ? ` The meeting that is live in ${visible(session.room)} ends for everyone.` : ''
  return `Stop the session of ${whoOf(session)}?${meeting} ${tokenEnding(session)}`
}

function whoOf(session: Session): string {
  const guest = visible(shownName(session) ?? session.externalId ?? 'a guest without a name')
  return session.room === '' ? guest : `${guest} in ${visible(session.room)}`
}

function show(
  session: Session,
  endedLive: number | null,
  json: boolean,
  { terminal, now, timeZone }: CliContext,
): ExitCode {
  if (json) {
    terminal.out(toJson({ ...stated(rowOf(session), now()), endedLive }))
    return exitCodes.done
  }
  const at = moment(session.stoppedAt ?? now(), now(), timeZone)
  const meetings = endedLive === null ? '' : ` ${meetingWords(endedLive)}`
  terminal.out(`Stopped the session of ${whoOf(session)}: ${at}.${meetings}\n${tokenEnding(session)}`)
  return exitCodes.done
}

function meetingWords(ended: number): string {
  if (ended === 0) return 'No meeting was live.'
  return ended === 1 ? 'The meeting was ended.' : `${ended} meetings were ended.`
}
