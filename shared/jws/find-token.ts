import { jsonStringAt } from './json-string-at.ts'
import { namedToken } from './named-token.ts'
import { withoutEntities, withoutInvisible, withoutPercent } from './pasted-text.ts'
import { contextSentences, memberSentence } from './token-context.ts'
import { type TokenRun, tokenRuns } from './token-run.ts'

/** A token in a text. */
export interface FoundToken {
  /** The first one; where nothing looks like a token, the whole text without white space around. */
  readonly token: string
  /** What was done to get it, in sentences for the user, in order. */
  readonly cleaned: readonly string[]
}

/** So often a text is unwrapped: JSON in a string of JSON, an address in an address. */
const mostLayers = 6
/** Nothing around it, and nothing in it that is to be taken out. */
const justToken = /^(?:eyJ|e30)[\w-]*\.[\w-]*\.[\w-]*$/
const percentSentence = 'Read percent signs such as “%2E” as the characters they stand for.'

/**
 * Finds the token in whatever was pasted: a link, an `Authorization` header, a line of a log, quotes, a mail that broke its
 * lines. Whatever is wrong with the token itself stays. Linear in time, and never throws.
 */
export function findToken(pasted: string): FoundToken {
  const trimmed = pasted.trim()
  if (justToken.test(trimmed)) return { token: trimmed, cleaned: [] }
  const cleaned: string[] = []
  const seen = withoutInvisible(trimmed)
  if (seen.count > 0) cleaned.push(`Took ${counted(seen.count, 'invisible character')} out.`)
  let text = withoutEntities(seen.text).trim()
  if (text !== seen.text) cleaned.push('Read HTML entities such as “&amp;” as the characters they stand for.')
  let count: number | null = null
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const runs = tokenRuns(text)
    const run = runs.next().value
    if (run) count ??= 1 + restOf(runs)
    const inner = run ? jsonStringAt(text, run.start) : null
    if (inner !== null) {
      cleaned.push(memberSentence(inner.name))
      text = inner.value.trim()
      continue
    }
    const decoded = !run || /%[\da-f]{2}/i.test(run.token) ? withoutPercent(text) : text
    if (decoded === text) {
      return run ? finished(text, run, cleaned, count ?? 1) : withoutShape(trimmed, text, cleaned)
    }
    if (!cleaned.includes(percentSentence)) cleaned.push(percentSentence)
    text = decoded.trim()
  }
  return withoutShape(trimmed, text, cleaned)
}

function restOf(runs: Iterator<TokenRun>): number {
  let count = 0
  while (runs.next().done !== true) count += 1
  return count
}

function finished(text: string, run: TokenRun, cleaned: readonly string[], count: number): FoundToken {
  const sentences = [...cleaned, ...contextSentences(text, run.start, run.end)]
  if (run.isQuoted) sentences.push('Took the “>” of a quoted mail out.')
  if (run.lineEnds > 0) sentences.push(`Joined from ${run.lineEnds + 1} lines.`)
  if (run.gaps > 0) sentences.push(`Took ${counted(run.gaps, 'gap')} out.`)
  if (count > 1) sentences.push(`It is the first of ${count} tokens in the text.`)
  return { token: run.token, cleaned: sentences }
}

/** Nothing looks like a token: what is called one, or is three parts on lines of its own; otherwise the whole text. */
function withoutShape(trimmed: string, text: string, cleaned: readonly string[]): FoundToken {
  const named = namedToken(text)
  if (named !== null) return { token: named.token, cleaned: [...cleaned, ...named.cleaned] }
  const lines = text.split(/[\r\n]\s*/)
  const joined = lines.join('')
  if (lines.length > 1 && /^[\w\-+/=]+\.[\w\-+/=]+\.[\w\-+/=]*$/.test(joined)) {
    return { token: joined, cleaned: [...cleaned, `Joined from ${lines.length} lines.`] }
  }
  const quoted = /^(["'`])([^"'`\s]+)\1$/.exec(text)?.[2]
  if (quoted !== undefined) return { token: quoted, cleaned: [...cleaned, 'Took the quotes around it away.'] }
  return { token: trimmed, cleaned: [] }
}

function counted(count: number, thing: string): string {
  return count === 1 ? `one ${thing}` : `${count} ${thing}s`
}
