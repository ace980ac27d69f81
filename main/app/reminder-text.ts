import { oneLine } from '../../shared/text/one-line.ts'

/**
 * The sentence of a reminder. A notification stands on a screen that may be locked, so it names the profile and the
 * time, and neither guest nor room. Times in epoch seconds.
 *
 * @param timeZone IANA name; the computer's own where it is left out
 */
export function reminderText(profileName: string, end: number, now: number, timeZone?: string): string {
  const inZone = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, ...(timeZone === undefined ? {} : { timeZone }) })
  const time = inZone({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(end * 1000)
  const day = inZone({ day: 'numeric', month: 'short' })
  const isToday = day.format(end * 1000) === day.format(now * 1000)
  const when = isToday ? `at ${time}` : `on ${day.format(end * 1000)} at ${time}`
  return `The current session of ${oneLine(profileName)} ends ${when}.`
}
