import { formatLocal, formatLocalTime, formatUtc } from '../../shared/validity/human.ts'

/** Making a formatter costs more than using it, and lists ask for the same ones each second. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function format(epoch: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${timeZone} ${JSON.stringify(options)}`
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
  formatters.set(key, formatter)
  return formatter.format(epoch * 1000)
}

/** The years that fit into a line; beyond them `formatLocal` has words of its own. */
const isOrdinary = (epoch: number) => epoch > -62_135_510_400 && epoch < 253_402_214_400

const date = { day: 'numeric', month: 'short', year: 'numeric' } as const
const dateThisYear = { day: 'numeric', month: 'short' } as const
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** A day as short as it is clear beside `now`: `3 Nov`, or `3 Nov 2025` in another year. */
export function dayText(epoch: number, timeZone: string, now: number): string {
  if (!isOrdinary(epoch)) return formatLocal(epoch, timeZone)
  const year = { year: 'numeric' } as const
  const isThisYear = format(epoch, timeZone, year) === format(now, timeZone, year)
  return format(epoch, timeZone, isThisYear ? dateThisYear : date)
}

/** True where both moments fall on the same day in the zone. */
export function isSameDay(one: number, other: number, timeZone: string): boolean {
  return isOrdinary(one) && isOrdinary(other) && format(one, timeZone, date) === format(other, timeZone, date)
}

/** A moment as short as it is clear beside `now`: `16:02` today, `22 Nov 16:02` on another day. */
export function clockText(epoch: number, timeZone: string, now: number): string {
  if (!isOrdinary(epoch)) return formatLocal(epoch, timeZone)
  const time = format(epoch, timeZone, clock)
  return isSameDay(epoch, now, timeZone) ? time : `${dayText(epoch, timeZone, now)} ${time}`
}

/** To the second and with the zone: `16:02:10 CET` today, else with the date. */
export function localText(epoch: number, timeZone: string, now: number): string {
  return isSameDay(epoch, now, timeZone) ? formatLocalTime(epoch, timeZone) : formatLocal(epoch, timeZone)
}

/** All there is to say of a moment, for a tooltip: local with zone, UTC, epoch seconds. */
export function timeTitle(epoch: number, timeZone: string): string {
  return `${formatLocal(epoch, timeZone)}\n${formatUtc(epoch)}\n${epoch} (epoch seconds)`
}
