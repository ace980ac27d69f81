import { isLabOpen } from '../../shared/lab/lab-open.ts'
import { commonOptions, expectWords, oneOf, readArguments, wrongUsage } from './arguments.ts'
import type { CliContext } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { findingLines } from './issue-output.ts'
import { visible } from './text.ts'
import { withHistory } from './with-engine.ts'

const options = {
  ...commonOptions,
  anonymous: { type: 'string' },
  remind: { type: 'string' },
  lab: { type: 'string' },
} as const

/** `roompass profiles set NAME`: changes how a stored profile issues. What is not named stays. */
export async function setProfile(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  expectWords(positionals, 1)
  const [name] = positionals
  if (name === undefined) throw wrongUsage('Say which profile to set, by its name.')
  if (values.anonymous === undefined && values.remind === undefined && values.lab === undefined) {
    throw wrongUsage('Say what to set, with --anonymous, --remind or --lab.')
  }
  const anonymous = onOrOff(values.anonymous, 'anonymous')
  const lab = onOrOff(values.lab, 'lab')
  const minutes = values.remind === undefined ? null : remindMinutes(values.remind)
  return withHistory(context, values['data-dir'], async (engine) => {
    const { keys: _keys, ...stored } = engine.profiles.byName(name)
    const { profile, findings } = engine.profiles.save({
      ...stored,
      anonymous: anonymous ?? stored.anonymous,
      remindMinutes: minutes ?? stored.remindMinutes,
      labAllowed: lab ?? stored.labAllowed,
    })
    for (const line of findingLines(findings)) context.terminal.err(line)
    const guests = profile.anonymous ? 'its guests are anonymous' : 'its guests go out as typed'
    const reminder =
      profile.remindMinutes === 0
        ? 'nobody is reminded of renewing'
        : `renewing is reminded of ${profile.remindMinutes} min before the end`
    const craft = isLabOpen(profile) ? 'the Lab may sign for it' : 'the Lab is closed to it'
    context.terminal.out(`Set the profile ${visible(profile.name)}: ${guests}, ${reminder}, ${craft}.`)
    return exitCodes.done
  })
}

/** Null where it was not said. */
const onOrOff = (option: string | undefined, name: string): boolean | null =>
  option === undefined ? null : oneOf(option, ['on', 'off'], name) === 'on'

/** Minutes in a day: the most of `profileSchema`. */
const mostMinutes = 1440

/** Whole minutes before the end of a session; 0 for never. @throws RoompassError `bad-request` */
export function remindMinutes(option = '0'): number {
  if (/^\d{1,4}$/.test(option) && Number(option) <= mostMinutes) return Number(option)
  throw wrongUsage(`The option --remind takes whole minutes from 0 to ${mostMinutes}; 0 is never.`)
}
