import type { PlatformProgress } from '../../shared/schemas.ts'
import { formatSpan } from '../../shared/validity/human.ts'

const numbers = new Intl.NumberFormat('en')

/** How long ago something was asked, in whole minutes: `just now`, `12 min ago`. Both in epoch seconds. */
export function agoText(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60)
  return minutes < 1 ? 'just now' : `${formatSpan(minutes * 60)} ago`
}

/** Until when the platform asked to wait, counted down; both in epoch seconds. */
export function waitText(until: number, now: number): string {
  const seconds = Math.ceil(until - now)
  const when = seconds < 1 ? 'going on now' : `going on in ${formatSpan(seconds)}`
  return `The platform asked to wait; ${when}`
}

/** How far a question to the platform has come. Null stands for one that nothing was heard of yet. */
export function askingText(progress: PlatformProgress | null, now: number): string {
  if (progress === null) return 'Asking the platform…'
  const { fetched, total, waitingUntil } = progress
  if (waitingUntil !== null) return waitText(waitingUntil, now)
  if (total !== null && total > 0) return `${numbers.format(fetched)} of ${numbers.format(total)}`
  return fetched > 0 ? `${numbers.format(fetched)} so far` : 'Asking the platform…'
}
