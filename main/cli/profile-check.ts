import type { PlatformProgress, ProfileCheck } from '../../shared/schemas.ts'
import { clockAdvice, clockWords, earlyFor, isClockOff } from '../../shared/validity/clock-difference.ts'
import { formatDuration } from '../../shared/validity/duration.ts'
import { commonOptions, expectWords, readArguments, wrongUsage } from './arguments.ts'
import type { CliContext } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { toJson, visible } from './text.ts'
import { withHistory } from './with-engine.ts'

const options = { ...commonOptions, json: { type: 'boolean' } } as const

/** `roompass profiles check NAME`: does the platform accept team id and key, and do the clocks agree. */
export async function checkProfile(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  expectWords(positionals, 1)
  const [name] = positionals
  if (name === undefined) throw wrongUsage('Say which profile to check, by its name.')
  const { terminal, now } = context
  return withHistory(context, values['data-dir'], async (engine) => {
    const profile = engine.profiles.byName(name)
    engine.onProgress((progress) => tellOfWait(progress, terminal, now()))
    const check = await engine.accounts.check(profile.id)
    if (values.json) terminal.out(toJson(check))
    else terminal.out([check.message, clockWords(check.clockAhead)].map(visible).join('\n'))
    const warning = clockWarning(check)
    if (warning !== null) terminal.err(warning)
    return check.outcome === 'accepted' ? exitCodes.done : exitCodes.refused
  })
}

function tellOfWait({ waitingUntil }: PlatformProgress, terminal: CliContext['terminal'], now: number): void {
  if (waitingUntil === null) return
  terminal.err(`roompass: The platform asked to wait; going on in ${waitingUntil - now} s.`)
}

function clockWarning({ clockAhead }: ProfileCheck): string | null {
  if (!isClockOff(clockAhead)) return null
  const notBefore = `--not-before=-${formatDuration(earlyFor(clockAhead) ?? 0)}`
  return `warning: ${clockAdvice(clockAhead, `, let the profile start tokens earlier, or issue with ${notBefore}`)}`
}
