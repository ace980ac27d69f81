import { setTimeout as after } from 'node:timers/promises'
import { RoompassError } from '../../shared/errors.ts'
import type { HttpAnswer } from './http.ts'
import { cancelled } from './http-failures.ts'

/** Waits, and ends early with an error where the signal says so. */
export type Wait = (seconds: number, signal: AbortSignal) => Promise<void>

export const wait: Wait = (seconds, signal) => after(seconds * 1000, undefined, { signal })

export interface Patience {
  readonly wait: Wait
  readonly signal: AbortSignal
  /** Epoch seconds. */
  readonly now: () => number
  /** Until when is being waited, in epoch seconds; null once it is over. */
  readonly onWaiting: (until: number | null) => void
}

const tooManyRequests = 429

/** Seconds that a person may be made to wait for one answer. */
const longestWait = 120

/** A server that says 429 again and again is not waited for without end. */
const mostWaits = 5

/** The limit is by the minute (https://docs.digitalsamba.com/rest-api/rate-limiting), so this is long enough. */
const waitWhereNotTold = 60

/**
 * Asks again for as long as the platform says 429, each time after the seconds that it names.
 *
 * @throws RoompassError `platform-unavailable` where that is too long or too often, `cancelled`
 */
export async function askPatiently(
  ask: () => Promise<HttpAnswer>,
  { wait, signal, now, onWaiting }: Patience,
): Promise<HttpAnswer> {
  for (let waits = 0; ; waits += 1) {
    const answer = await ask()
    if (answer.status !== tooManyRequests) return answer
    const seconds = secondsToWait(answer.retryAfter, now()) ?? waitWhereNotTold
    if (seconds > longestWait) throw tooLong(seconds)
    if (waits === mostWaits) throw tooOften()
    onWaiting(now() + seconds)
    await wait(seconds, signal).catch((error: unknown) => {
      throw signal.aborted ? cancelled() : error
    })
    onWaiting(null)
  }
}

/**
 * Seconds from a `retry-after` header, which is a number of seconds or a date (RFC 9110, 10.2.3); at least 1. Null where
 * it is neither.
 *
 * @param now epoch seconds
 */
export function secondsToWait(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null
  const text = retryAfter.trim()
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil(Date.parse(text) / 1000) - now
  return Number.isNaN(seconds) ? null : Math.max(1, seconds)
}

function tooLong(seconds: number): RoompassError {
  return new RoompassError(
    'platform-unavailable',
    `The platform asks to wait ${inWords(seconds)} before the next question: try again then.`,
  )
}

function tooOften(): RoompassError {
  return new RoompassError(
    'platform-unavailable',
    'The platform asked to wait again and again: other programs may be using the same key. Try again later.',
  )
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 120) return `${minutes} min`
  const hours = Math.ceil(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.ceil(hours / 24)} days`
}
