import type { Result } from '../../shared/errors.ts'
import type { SessionFilter } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { totalOf } from './state-counts.ts'

/** How many sessions a filter lets through, its state included. */
export async function countSessionsOf(filter: SessionFilter): Promise<Result<number>> {
  const counts = await call('sessions.counts', filter)
  if (!counts.ok) return counts
  return { ok: true, value: filter.state === null ? totalOf(counts.value) : counts.value[filter.state] }
}
