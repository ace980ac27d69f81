import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test-engine.ts'
import { killAtRandom } from './test-kills.ts'
import { fellBetween, killTable } from './test-table.ts'

const wanted = 20

test('a batch that is killed at random moments loses no guest and doubles none', async () => {
  const kills = await killAtRandom({
    folder: temporaryFolder(),
    kills: wanted,
    rows: 6000,
    seed: randomInt(2 ** 31),
  })
  const table = killTable(kills)
  expect(kills.kills, table).toHaveLength(wanted)
  expect(kills.kills.filter(fellBetween).length, table).toBeGreaterThanOrEqual(wanted / 2)
}, 300_000)
