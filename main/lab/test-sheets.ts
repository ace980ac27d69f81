import type { Engine } from '../engine.ts'
import { everySession, profileWithKey, startEngine } from '../test-engine.ts'
import { makeSheetOf, ownCase } from './test-lab.ts'

/** For tests only: engines with sheets. */

export const everyCrafted = { ...everySession, origin: 'crafted' } as const

/** Own cases `case-1` and on; every second one is expected to be accepted. Gives their ids. */
export function saveCases(engine: Engine, count: number): string[] {
  const cases = Array.from({ length: count }, (_, at) =>
    ownCase(`case-${at + 1}`, { expected: at % 2 === 0 ? 'refused' : 'accepted' }),
  )
  engine.lab.saveOwnCases(cases)
  return cases.map(({ id }) => id)
}

/** A started engine with a profile, so many own cases and a sheet of them. */
export async function engineWithSheet(count = 3) {
  const started = await startEngine()
  const { profile, key } = await profileWithKey(started.engine)
  const ids = saveCases(started.engine, count)
  const { sheet, leftOut } = await makeSheetOf(started.engine, profile.id, ids)
  return { ...started, profile, key, sheet, leftOut, ids }
}
