import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killAtRandom } from '../../main/batch/kill/test-kills.ts'
import { killTable } from '../../main/batch/kill/test-table.ts'

/** Of each batch: some chunks. */
const rows = 8000

/**
 * Kills batches at random moments, as `npm test` does with fewer of them, and shows where that was.
 *
 * @throws Error where something is lost or doubled. What was left stays then.
 */
export async function soakKills(wanted: number, seed: number): Promise<void> {
  const begun = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'roompass-kills-'))
  console.log(`Batches are killed in ${folder}, with the seed ${seed}.`)
  const done = await killAtRandom({
    ...{ folder, kills: wanted, rows, seed },
    onBatch: ({ batches, kills }) => {
      const seconds = Math.round((performance.now() - begun) / 1000)
      if (batches % 10 === 0)
        console.log(`${kills.length} of ${wanted} kills, ${batches} batches whole; ${seconds} s`)
    },
  })
  rmSync(folder, { recursive: true })
  console.log(killTable(done))
}
