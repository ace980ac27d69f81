import type { Statistics } from '../../shared/schemas.ts'
import { countOf } from '../view/count-of.ts'
import { rangeWords } from './bucket-words.ts'
import { rangeOf } from './buckets.ts'

/** What is counted, such as `12,408 sessions, 15–21 Nov 2026`. Days are counted from 1970. */
export function summaryOf(
  { total, days }: Pick<Statistics, 'total' | 'days'>,
  from: number | null,
  today: number,
): string {
  const range = rangeOf(days, from, today)
  const count = countOf(total, 'session')
  return range === null ? count : `${count}, ${rangeWords(range)}`
}
