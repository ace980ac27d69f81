import type { SessionRow } from '../../shared/schemas.ts'

/** The session to go on with where the one at `place` goes: the next one, else the one before, else none. */
export function neighbourOf(rows: ReadonlyMap<number, SessionRow>, place: number): string | null {
  return (rows.get(place + 1) ?? rows.get(place - 1))?.id ?? null
}
