import type { HandlersOf } from '../router.ts'
import { knownTimeZone } from './time-zone.ts'
import type { Tools } from './tools.ts'

export function statisticsHandlers({ engine }: Tools): HandlersOf<'statistics.get'> {
  return {
    'statistics.get': async (query) =>
      engine.sessions.statistics({ ...query, timeZone: knownTimeZone(query.timeZone) }),
  }
}
