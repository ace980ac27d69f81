import { writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Batch } from '../../shared/batch/schemas.ts'
import { everySession } from '../../shared/session-filter.ts'
import type { Engine } from '../engine.ts'
import { countSessionsOf } from '../history/count-states.ts'
import { profileWithKey, startEngine, temporaryFolder } from '../test-engine.ts'
import { guestPlan, guestsInHistory, guestsInOutput, inFolder } from './test-batch.ts'

/** For tests only: a batch of a file of guests, on an engine that has only that. */

/** An engine with a profile that signs, and a file of guests. */
export async function withGuests(table: string) {
  const folder = temporaryFolder()
  const started = await startEngine()
  const { profile } = await profileWithKey(started.engine)
  const files = inFolder(folder)
  writeFileSync(files.input, table)
  return { ...started, ...files, folder, profile, plan: guestPlan(profile), target: { path: files.output } }
}

/** Waits until so many rows of any batch are issued, and does something in the very moment in which that is told. */
export function onceIssued<T>(engine: Engine, atLeast: number, act: (batch: Batch) => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = engine.batch.onProgress((batch) => {
      if (batch.issued < atLeast) return
      leave()
      try {
        resolve(act(batch))
      } catch (error) {
        reject(error)
      }
    })
  })
}

/** Some chunks, so that there is a middle. */
export const many = 16_000

/** Everything that the history and the output of a batch have to agree in. */
export function expectAlike(engine: Engine, output: string, guests: number): void {
  const inHistory = guestsInHistory(engine)
  expect(inHistory).toHaveLength(guests)
  expect(new Set(inHistory.map(({ externalId }) => externalId)).size).toBe(guests)
  expect(guestsInOutput(output)).toEqual(inHistory)
}

/** How many sessions the history has, of those with all words of a text. */
export const issuedIn = (engine: Engine, text = '') =>
  countSessionsOf(engine.sessions.counts({ ...everySession, text }), null)
