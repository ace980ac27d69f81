import { parseDuration } from '../../shared/validity/duration.ts'

/** The most that is asked of a tolerance, in seconds: a day. */
const longest = 86_400

/** A typed tolerance in whole seconds, or why it can't be read. */
export type Leeway =
  | { readonly seconds: number; readonly fault: null }
  | { readonly seconds: 0; readonly fault: string }

/** Reads `30`, `30s` or `2m`; nothing is 0. */
export function parseLeeway(text: string): Leeway {
  const typed = text.trim()
  const seconds = /^\d{1,6}$/.test(typed) ? Number(typed) : typed === '' ? 0 : parseDuration(typed)
  if (seconds === null) return { seconds: 0, fault: 'Type seconds, such as 30.' }
  if (seconds > longest) return { seconds: 0, fault: 'Type at most a day: 86400.' }
  return { seconds, fault: null }
}
