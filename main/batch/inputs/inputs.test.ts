import { writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { BatchCheck } from '../../../shared/batch/schemas.ts'
import { lockedError } from '../../data/history-messages.ts'
import { fileWith, guests, guestsLike, lineOf, planFor, testInputs } from './test-inputs.ts'

const page = { level: null, offset: 0, limit: 100 }

test('a dry run tells how far it is, and of its end', async () => {
  const { inputs } = testInputs()
  const told: BatchCheck[] = []
  inputs.onChecked((_id, check) => void told.push(check))
  const { id } = await inputs.open(fileWith(guests([lineOf.fine(1), lineOf.error(2), lineOf.warning(3)])))
  expect(inputs.check({ id, plan: planFor() })).toMatchObject({ state: 'running', rows: 0 })
  const check = await inputs.checked(id)
  expect(check).toMatchObject({ state: 'done', rows: 3, fine: 1, warnings: 1, errors: 1 })
  expect(told.at(-1)).toEqual(check)
  expect(inputs.of(id)).toMatchObject({ plan: planFor(), check, edits: new Map() })
  expect(inputs.problems({ id, ...page }).problems.map(({ row, line }) => [row, line])).toEqual([
    [2, 3],
    [3, 4],
  ])
})

test('pasted rows are checked as those of a file', async () => {
  const { inputs } = testInputs()
  const { id } = await inputs.open({ from: 'pasted', text: 'name\tid\tuntil\nAnn\ta\t\nBen\tb\tnever\n' })
  inputs.check({ id, plan: planFor() })
  expect(await inputs.checked(id)).toMatchObject({ state: 'done', rows: 2, fine: 1, errors: 1 })
})

test('problems are narrowed to a level, and come by the page', async () => {
  const { inputs } = testInputs()
  const kinds = ['error', 'warning', 'formula', 'fine'] as const
  const lines = Array.from({ length: 40 }, (_, at) => lineOf[kinds[at % 4] ?? 'fine'](at + 1))
  const { id } = await inputs.open(fileWith(guests(lines)))
  inputs.check({ id, plan: planFor() })
  await inputs.checked(id)
  const rows = (level: (typeof kinds)[0 | 1 | 2] | null, offset: number, limit: number) => {
    const { problems, total } = inputs.problems({ id, level, offset, limit })
    return [problems.map(({ row }) => row), total]
  }
  expect(rows(null, 0, 4)).toEqual([[1, 2, 3, 5], 30])
  expect(rows('warning', 2, 2)).toEqual([[10, 14], 10])
  expect(rows('formula', 9, 5)).toEqual([[39], 10])
  expect(rows('error', 10, 5)).toEqual([[], 10])
})

test('a profile without a current key has one thing to say of all rows', async () => {
  const { inputs } = testInputs()
  const { profile } = testInputs()
  const keyless = testInputs({ profile: () => ({ ...profile, keys: [] }) }).inputs
  const told: BatchCheck[] = []
  keyless.onChecked((_id, check) => void told.push(check))
  const { id } = await keyless.open(fileWith(guestsLike('fine', 3)))
  const check = keyless.check({ id, plan: planFor() })
  expect(check).toMatchObject({ state: 'failed', message: expect.stringMatching(/no current key/) })
  expect(await keyless.checked(id)).toEqual(check)
  expect(told).toEqual([check])
  await inputs.forgetAll()
})

test('every row with a cell for a formula is found as one, whatever else there is to say of it', async () => {
  const { inputs } = testInputs()
  const lines = [
    lineOf.formula(1),
    `${lineOf.formula(2)}soon`,
    lineOf.fine(3),
    `=Guest 4,guest-4@example.com,`,
  ]
  const { id } = await inputs.open(fileWith(guests(lines)))
  inputs.check({ id, plan: planFor() })
  expect(await inputs.checked(id)).toMatchObject({ formulas: 3, errors: 1, warnings: 1 })
  const { problems, total } = inputs.problems({ id, ...page, level: 'formula' })
  expect(problems.map(({ row, level }) => [row, level])).toEqual([
    [1, 'formula'],
    [2, 'error'],
    [4, 'warning'],
  ])
  expect(total).toBe(3)
})

test('a plan that does not fit the columns is refused, and the dry run before it stays', async () => {
  const { inputs } = testInputs()
  const { id } = await inputs.open(fileWith(guestsLike('fine', 3)))
  inputs.check({ id, plan: planFor() })
  const check = await inputs.checked(id)
  expect(() => inputs.check({ id, plan: planFor({}, { u: '{nobody}' }) })).toThrow(/nobody/)
  expect(inputs.of(id).check).toEqual(check)
})

test('a dry run that is stopped ends at once, and tells so once', async () => {
  const { inputs } = testInputs()
  const { id } = await inputs.open(fileWith(guestsLike('error', 300_000)))
  inputs.check({ id, plan: planFor() })
  await new Promise<void>((resolve) => inputs.onChecked(() => resolve()))
  const told: BatchCheck[] = []
  inputs.onChecked((_id, check) => void told.push(check))
  inputs.stopCheck(id)
  const check = await inputs.checked(id)
  expect(check.state).toBe('cancelled')
  expect(check.rows).toBeLessThan(300_000)
  expect(told).toEqual([check])
  inputs.stopCheck(id)
  expect(told).toHaveLength(1)
  expect(() => inputs.edit({ id, row: 1, cells: null })).toThrow(/come to its end first/)
})

test('a second dry run of an input ends the first, of which nothing is told any more', async () => {
  const { inputs } = testInputs()
  const { id } = await inputs.open(fileWith(guestsLike('fine', 300_000)))
  const told: BatchCheck['state'][] = []
  inputs.check({ id, plan: planFor() })
  const first = inputs.checked(id)
  inputs.onChecked((_id, check) => void told.push(check.state))
  writeFileSync((inputs.of(id).source as { path: string }).path, guestsLike('fine', 2))
  inputs.check({ id, plan: planFor() })
  expect((await first).state).toBe('cancelled')
  expect(await inputs.checked(id)).toMatchObject({ state: 'done', rows: 2 })
  expect(told).not.toContain('cancelled')
  expect(told.at(-1)).toBe('done')
})

test('reading in another way ends a dry run under way, and tells so', async () => {
  const { inputs } = testInputs()
  const { id, reading } = await inputs.open(fileWith(guestsLike('fine', 300_000)))
  const told: BatchCheck['state'][] = []
  inputs.onChecked((_id, check) => void told.push(check.state))
  inputs.check({ id, plan: planFor() })
  await inputs.read(id, { ...reading, separator: ';' })
  expect(told.at(-1)).toBe('cancelled')
  await inputs.read(id, reading)
  expect(told.filter((state) => state !== 'running')).toEqual(['cancelled'])
})

test('a dry run of a file that was changed since has failed, and tells so once', async () => {
  const { inputs } = testInputs()
  const source = fileWith(guestsLike('fine', 3))
  const { id } = await inputs.open(source)
  inputs.check({ id, plan: planFor() })
  expect(await inputs.checked(id)).toMatchObject({ state: 'done' })
  const told: BatchCheck[] = []
  inputs.onChecked((_id, check) => void told.push(check))
  writeFileSync(source.path, guestsLike('error', 3))
  const check = await inputs.checked(id)
  expect(check).toMatchObject({ state: 'failed', message: expect.stringContaining('check again') })
  expect(await inputs.checked(id)).toEqual(check)
  expect(told).toEqual([check])
  inputs.check({ id, plan: planFor() })
  expect(await inputs.checked(id)).toMatchObject({ state: 'done', errors: 3 })
})

test('an input that is closed, or was never open, is not there', async () => {
  const { inputs } = testInputs()
  const { id } = await inputs.open(fileWith(guestsLike('fine', 300_000)))
  inputs.check({ id, plan: planFor() })
  const checked = inputs.checked(id)
  inputs.close(id)
  expect((await checked).state).toBe('cancelled')
  inputs.close(id)
  for (const use of [
    () => inputs.check({ id, plan: planFor() }),
    () => inputs.problems({ id, ...page }),
    () => inputs.stopCheck(id),
    () => inputs.of('unknown'),
  ]) {
    expect(use).toThrow(expect.objectContaining({ code: 'not-found' }))
  }
})

test('where all is forgotten, as for a lock, no rows are kept, also none that were just being opened', async () => {
  let isLocked = false
  const { storage } = testInputs()
  const { inputs } = testInputs({ storage: { ...storage, isLocked: () => isLocked } })
  const { id } = await inputs.open({ from: 'pasted', text: guestsLike('fine', 100_000) })
  inputs.check({ id, plan: planFor() })
  const checked = inputs.checked(id)
  const opening = inputs.open({ from: 'pasted', text: guestsLike('fine', 2) })
  isLocked = true
  const forgotten = inputs.forgetAll()
  expect((await checked).state).toBe('cancelled')
  await expect(opening).rejects.toMatchObject({ code: 'locked' })
  await forgotten
  isLocked = false
  expect(() => inputs.of(id)).toThrow(expect.objectContaining({ code: 'not-found' }))
})

test('twenty inputs are kept, and those go first that no dry run was made of', async () => {
  const { inputs } = testInputs()
  const source = fileWith(guestsLike('fine', 1))
  const ids: string[] = []
  for (let at = 0; at < 20; at += 1) {
    const { id } = await inputs.open(source)
    ids.push(id)
    if (at === 0) inputs.check({ id, plan: planFor() })
  }
  await inputs.checked(ids[0] ?? '')
  await inputs.open(source)
  const open = ids.filter((id) => {
    try {
      return inputs.of(id) !== null
    } catch {
      return false
    }
  })
  expect(open).toEqual(ids.filter((_id, at) => at !== 1))
})

test('the match of columns is remembered for columns of these names, as far as it still fits', async () => {
  const { inputs, database } = testInputs()
  const { id } = await inputs.open(fileWith(guestsLike('fine', 1)))
  expect(inputs.remembered(id, 'digital-samba')).toBeNull()
  inputs.check({ id, plan: planFor() })
  const again = await inputs.open({ from: 'pasted', text: guestsLike('fine', 2) })
  expect(inputs.remembered(again.id, 'digital-samba')).toEqual(planFor().columns)
  expect(inputs.remembered(again.id, 'dolby')).toBeNull()
  database.exec(`UPDATE batch_maps SET content = '{"u":"{name}","ud":"{gone}","later":"{name}"}'`)
  expect(inputs.remembered(id, 'digital-samba')).toEqual({ u: '{name}' })
})

test('a history that can not be written to keeps nobody from checking', async () => {
  const { inputs, database } = testInputs()
  const { id } = await inputs.open(fileWith(guestsLike('fine', 1)))
  const full = testInputs({
    storage: {
      isLocked: () => false,
      use: (work) => {
        try {
          return work(database)
        } catch {
          throw lockedError()
        }
      },
    },
  }).inputs
  database.exec('DROP TABLE batch_maps')
  const other = await full.open(inputs.of(id).source)
  full.check({ id: other.id, plan: planFor() })
  expect(await full.checked(other.id)).toMatchObject({ state: 'done', rows: 1 })
})

test('what comes through a pipe is not checked, and nothing is while the application is locked', async () => {
  const { inputs } = testInputs()
  const { id } = await inputs.open({ from: 'stdin', stream: Readable.from([guestsLike('fine', 2)]) })
  expect(() => inputs.check({ id, plan: planFor() })).toThrow(/only once/)
  let isLocked = false
  const { storage } = testInputs()
  const lockable = testInputs({ storage: { ...storage, isLocked: () => isLocked } }).inputs
  const other = await lockable.open(fileWith(guestsLike('fine', 1)))
  isLocked = true
  expect(() => lockable.problems({ id: other.id, ...page })).toThrow(
    expect.objectContaining({ code: 'locked' }),
  )
})

test('reading in another way ends the dry run and forgets what was changed', async () => {
  const { inputs } = testInputs()
  const { id, reading } = await inputs.open(fileWith(guests([lineOf.error(1), lineOf.fine(2)])))
  inputs.check({ id, plan: planFor() })
  await inputs.checked(id)
  inputs.edit({ id, row: 1, cells: ['Ann', 'a', ''] })
  await inputs.read(id, reading)
  expect(inputs.of(id)).toMatchObject({ plan: null, check: null })
  expect([...inputs.of(id).edits.keys()]).toEqual([1])
  const other = await inputs.read(id, { ...reading, hasHeader: false })
  expect(other.columns).toEqual(['column 1', 'column 2', 'column 3'])
  expect(inputs.of(id).edits.size).toBe(0)
  expect(inputs.problems({ id, ...page })).toEqual({ problems: [], total: 0 })
})

test('more than can be pasted is refused', async () => {
  const { inputs } = testInputs()
  await expect(inputs.open({ from: 'pasted', text: 'x'.repeat(5_000_001) })).rejects.toThrow(
    /save it as a file/,
  )
})
