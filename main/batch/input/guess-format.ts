import { noTable } from './failures.ts'
import { objectOf } from './json-object.ts'

const advice = 'write one whole object a line (JSON lines, https://jsonlines.org), or a CSV file.'

/**
 * Whether a text is JSON lines or separated values, by its first line.
 *
 * @throws RoompassError `bad-request` for JSON of another kind
 */
export function guessFormat(sample: string, name: string): 'csv' | 'jsonl' {
  const start = sample.trimStart()
  const first = /^[^\r\n]*/.exec(start)?.[0].trim() ?? ''
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return 'jsonl'
  if (first.startsWith('{') && typeof objectOf(first) !== 'string') return 'jsonl'
  if (first === '{') throw noTable(`This is JSON, but its objects take more than a line: ${advice}`)
  if (first === '[' || /^\[\s*\{/.test(start))
    throw noTable(`This is JSON, but one list of everything: ${advice}`)
  return /^\{\s*"/.test(first) ? 'jsonl' : 'csv'
}
