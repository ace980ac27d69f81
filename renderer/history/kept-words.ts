import type { KeptStay } from '../../shared/schemas.ts'
import { countOf } from '../view/count-of.ts'
import { clockText } from '../view/time-words.ts'

/** What the platform kept of a guest, in a sentence. */
export function keptWords(stays: readonly KeptStay[]): string {
  if (stays.length === 0) return 'The platform kept nothing of this guest.'
  const isLive = stays.some(({ meeting }) => meeting.isLive)
  const running = stays.length === 1 ? ', which is still running' : ', one of them still running'
  return `The platform kept this guest in ${countOf(stays.length, 'meeting')}${isLive ? running : ''}.`
}

/** When somebody came, as far as the platform says it. Times in epoch seconds. */
export function joinedText(joinedAt: readonly number[], now: number, timeZone: string): string {
  if (joinedAt.length === 0) return 'at an unknown time'
  return joinedAt.map((at) => clockText(at, timeZone, now)).join(', ')
}
