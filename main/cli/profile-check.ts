import { platforms } from '../../shared/platforms/index.ts'
import type { PlatformId, ProfileCheck } from '../../shared/schemas.ts'
import { clockAdvice, clockWords, earlyFor, isClockOff } from '../../shared/validity/clock-difference.ts'
import { formatDuration } from '../../shared/validity/duration.ts'
import { commonOptions, expectWords, readArguments, wrongUsage } from './arguments.ts'
import type { CliContext } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { toJson, visible } from './text.ts'
import { tellOfWaits } from './waits.ts'
import { withHistory } from './with-engine.ts'

const options = { ...commonOptions, json: { type: 'boolean' } } as const

/** `roompass profiles check NAME`: does the platform accept account and secret, and do the clocks agree. */
export async function checkProfile(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  expectWords(positionals, 1)
  const [name] = positionals
  if (name === undefined) throw wrongUsage('Say which profile to check, by its name.')
  const { terminal } = context
  return withHistory(context, values['data-dir'], async (engine) => {
    const profile = engine.profiles.byName(name)
    tellOfWaits(engine, context)
    const check = await engine.accounts.check(profile.id)
    if (values.json) terminal.out(toJson(check))
    else terminal.out([check.message, clockWords(check.clockAhead)].map(visible).join('\n'))
    const warning = clockWarning(check, profile.platform)
    if (warning !== null) terminal.err(warning)
    return check.outcome === 'accepted' ? exitCodes.done : exitCodes.refused
  })
}

/** A platform that makes the tokens itself sets their times by its own clock. */
function clockWarning({ clockAhead }: ProfileCheck, platform: PlatformId): string | null {
  if (platforms[platform].endFrom === 'answer' || !isClockOff(clockAhead)) return null
  const notBefore = `--not-before=-${formatDuration(earlyFor(clockAhead) ?? 0)}`
  return `warning: ${clockAdvice(clockAhead, `, let the profile start tokens earlier, or issue with ${notBefore}`)}`
}
