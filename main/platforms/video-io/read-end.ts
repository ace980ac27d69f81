import type { IssuedToken } from '../platform.ts'

/** From 2001 to 5138: before, it is a length of time or nothing at all, and behind it are milliseconds. */
const seconds = { from: 1_000_000_000, until: 100_000_000_000 }

const isoTime = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * What an answer says of the session's end. The platform's code calls `expiresAt` a text and says no more
 * (https://github.com/Video-io/videokit-nodejs, index.js), so it is read as ISO 8601, which is in UTC where it names no
 * zone, as epoch seconds or as milliseconds. Of anything else the end is not known.
 */
export function readEnd(expiresAt: unknown): NonNullable<IssuedToken['end']> {
  const validUntil = typeof expiresAt === 'number' ? fromNumber(expiresAt) : fromText(expiresAt)
  return validUntil === null ? { known: false } : { known: true, validUntil }
}

function fromText(value: unknown): number | null {
  if (typeof value !== 'string') return null
  const text = value.trim()
  if (/^\d{1,16}(\.\d+)?$/.test(text)) return fromNumber(Number(text))
  const [, day = '', time = '', zone = 'Z'] = isoTime.exec(text) ?? []
  return inRange(Date.parse(`${day}T${time}${zone.toUpperCase()}`) / 1000)
}

function fromNumber(value: number): number | null {
  return inRange(value) ?? inRange(value / 1000)
}

function inRange(value: number): number | null {
  return value >= seconds.from && value < seconds.until ? Math.floor(value) : null
}
