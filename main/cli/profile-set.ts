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
} as const

/** `roompass profiles set NAME`: changes how a stored profile issues. What is not named stays. */
export async function setProfile(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  expectWords(positionals, 1)
  const [name] = positionals
  if (name === undefined) throw wrongUsage('Say which profile to set, by its name.')
  if (values.anonymous === undefined && values.remind === undefined) {
    throw wrongUsage('Say what to set, with --anonymous or --remind.')
  }
  const anonymous =
    values.anonymous === undefined ? null : oneOf(values.anonymous, ['on', 'off'], 'anonymous') === 'on'
  const minutes = values.remind === undefined ? null : remindMinutes(values.remind)
  return withHistory(context, values['data-dir'], async (engine) => {
    const { keys: _keys, ...stored } = engine.profiles.byName(name)
    const { profile, findings } = engine.profiles.save({
      ...stored,
      anonymous: anonymous ?? stored.anonymous,
      remindMinutes: minutes ?? stored.remindMinutes,
    })
    for (const line of findingLines(findings)) context.terminal.err(line)
    const guests = profile.anonymous ? 'its guests are anonymous' : 'its guests go out as typed'
    const reminder =
      profile.remindMinutes === 0
        ? 'nobody is reminded of renewing'
        : `renewing is reminded of ${profile.remindMinutes} min before the end`
    context.terminal.out(`Set the profile ${visible(profile.name)}: ${guests}, ${reminder}.`)
    return exitCodes.done
  })
}

/** Minutes in a day: the most of `profileSchema`. */
const mostMinutes = 1440

/** Whole minutes before the end of a session; 0 for never. @throws RoompassError `bad-request` */
export function remindMinutes(option = '0'): number {
  if (/^\d{1,4}$/.test(option) && Number(option) <= mostMinutes) return Number(option)
  throw wrongUsage(`The option --remind takes whole minutes from 0 to ${mostMinutes}; 0 is never.`)
}
