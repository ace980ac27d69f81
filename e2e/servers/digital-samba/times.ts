const parts = (seconds: number) => new Date(seconds * 1000).toISOString()

/** Epoch seconds as rooms and roles write them: `2022-05-13T19:09:04Z` (vendor OpenAPI, rooms). */
export function isoTime(seconds: number): string {
  return `${parts(seconds).slice(0, 19)}Z`
}

/** Epoch seconds as sessions and live rooms write them: `2022-05-13T12:31:19.000000Z` (vendor OpenAPI, live). */
export function microTime(seconds: number): string {
  return `${parts(seconds).slice(0, 19)}.000000Z`
}

/** Epoch seconds as participants and `expires_at` write them, in UTC and without a zone: `2024-03-03 08:01:01`. */
export function plainTime(seconds: number): string {
  return parts(seconds).slice(0, 19).replace('T', ' ')
}

/** Epoch seconds as a day in UTC, `Y-m-d`. */
export function dayOf(seconds: number): string {
  return parts(seconds).slice(0, 10)
}

/** Whether it is a day that exists, written `Y-m-d`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && dayOf(time / 1000) === text
}

/** A date and time, with `T` or a space, UTC where it names no zone, as epoch seconds; null if it is none. */
export function readDateTime(text: string): number | null {
  const form = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?$/.exec(text)
  if (!form) return null
  const time = Date.parse(`${form[1]}T${form[2]}${form[3] ?? 'Z'}`)
  return Number.isNaN(time) ? null : Math.floor(time / 1000)
}
