import type { Problems } from './answers.ts'
import { dayOf, isDay } from './times.ts'

/** Which meetings or participants a query asks for (vendor OpenAPI, sessions and participants). */
export interface Filters {
  readonly live: boolean | null
  readonly roomId: string | null
  readonly sessionId: string | null
  /** Whether something that began then, epoch seconds, lies in the days asked for; days are those of UTC, both included. */
  isInDays(seconds: number): boolean
}

const flags: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false }

/** Reads `live`, `room_id`, `session_id`, `date_start` and `date_end`; what is wrong is noted in `problems`. */
export function readFilters(query: URLSearchParams, problems: Problems): Filters {
  const start = readDay(query, 'date_start', problems)
  const end = readDay(query, 'date_end', problems)
  const flag = query.get('live')
  const live = flag === null ? null : flags[flag]
  if (live === undefined) problems.live = ['The live field must be true or false.']
  return {
    live: live ?? null,
    roomId: query.get('room_id'),
    sessionId: query.get('session_id'),
    isInDays: (seconds) => {
      const day = dayOf(seconds)
      return (start === null || start <= day) && (end === null || day <= end)
    },
  }
}

function readDay(query: URLSearchParams, name: string, problems: Problems): string | null {
  const text = query.get(name)
  if (text === null || isDay(text)) return text
  problems[name] = [`The ${name} does not match the format Y-m-d.`]
  return null
}
