import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test-engine.ts'
import { fellBetween, killAtRandom } from './test-kills.ts'
import { killTable } from './test-table.ts'

const wanted = 20

test('a batch that is killed at random moments loses no guest and doubles none', async () => {
  const killed = await killAtRandom({
    folder: temporaryFolder(),
    kills: wanted,
    rows: 8000,
    seed: randomInt(2 ** 31),
  })
  const { length } = killed.kills
  expect(length).toBeGreaterThanOrEqual(wanted)
  expect(killed.kills.filter(fellBetween).length, killTable(killed)).toBeGreaterThanOrEqual(length / 2)
}, 300_000)
