import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test-engine.ts'
import { OutputLost } from './output.ts'
import { outputRow, outputRows, outputTo, smallDisk } from './test-output.ts'
import { outputTrouble } from './trouble.ts'

const partOf = (path: string) => `${path}.0a1b2c3d.part`
const rowsIn = (path: string) =>
  [...readFileSync(path, 'utf8').matchAll(/session-(\d+)/g)].map(([, row]) => Number(row))
const numbers = (from: number, upTo: number) => outputRows(from, upTo).map(({ row }) => row)

function setUp() {
  const folder = temporaryFolder()
  const path = join(folder, 'guests tokens.csv')
  return { folder, path, part: partOf(path), output: outputTo(path) }
}

describe('an output that is a file', () => {
  it('stands beside its name, for its owner alone, until it is whole', async () => {
    const { folder, path, part, output } = setUp()
    await output.open(null)
    await output.write(outputRows(1, 2))
    expect(readdirSync(folder)).toEqual(['guests tokens.csv.0a1b2c3d.part'])
    expect(statSync(part).mode & 0o777).toBe(0o600)
    expect(await output.sync()).toEqual({ row: 2, bytes: statSync(part).size })
    expect(await output.complete()).toBe('guests tokens.csv')
    expect(readdirSync(folder)).toEqual(['guests tokens.csv'])
    expect(rowsIn(path)).toEqual([1, 2])
  })

  it.each(['csv', 'jsonl', 'passes'] as const)(
    'that is gone on with is byte for byte the one that was written at once: %s',
    async (format) => {
      const folder = temporaryFolder()
      const rows = outputRows(1, 9)
      const atOnce = outputTo(join(folder, 'at once'), { format })
      await atOnce.open(null)
      await atOnce.write(rows)
      await atOnce.complete()
      const path = join(folder, 'in parts')
      const first = outputTo(path, { format })
      await first.open(null)
      await first.write(rows.slice(0, 4))
      const place = await first.sync()
      // Not in the history, when the program ends now.
      await first.write(rows.slice(4, 6))
      await first.close()
      const second = outputTo(path, { format })
      await second.open(place)
      expect(statSync(partOf(path)).size).toBe(place.bytes)
      expect(await second.sync()).toEqual(place)
      await second.write(rows.slice(4))
      await second.complete()
      expect(readFileSync(path)).toEqual(readFileSync(join(folder, 'at once')))
    },
  )

  it('is begun anew where an older one of the same batch stands', async () => {
    const { path, output } = setUp()
    await output.open(null)
    await output.write(outputRows(1, 5))
    await output.close()
    await output.open(null)
    expect(await output.sync()).toMatchObject({ row: 0 })
    await output.write(outputRows(1, 1))
    await output.complete()
    expect(rowsIn(path)).toEqual([1])
  })

  it('knows its row where no byte was written yet', async () => {
    const { path } = setUp()
    const output = outputTo(path, { format: 'jsonl' })
    await output.open({ row: 12, bytes: 0 })
    expect(await output.sync()).toEqual({ row: 12, bytes: 0 })
    await output.complete()
    expect(readFileSync(path, 'utf8')).toBe('')
  })

  it.each([
    ['gone', (part: string) => rmSync(part)],
    ['shorter than it was', (part: string) => truncateSync(part, 20)],
    [
      'a folder by now',
      (part: string) => {
        rmSync(part)
        mkdirSync(part)
      },
    ],
  ])('is lost where it is %s', async (_, harm) => {
    const { part, output } = setUp()
    await output.open(null)
    await output.write(outputRows(1, 3))
    const place = await output.sync()
    await output.close()
    harm(part)
    await expect(output.open(place)).rejects.toThrow(OutputLost)
  })

  it.skipIf(process.platform === 'win32')('follows no link that somebody put in its place', async () => {
    const { folder, part, output } = setUp()
    const other = join(folder, 'other')
    writeFileSync(other, 'x'.repeat(10_000))
    symlinkSync(other, part)
    await expect(output.open({ row: 1, bytes: 100 })).rejects.toThrow(OutputLost)
    await output.open(null)
    await output.write(outputRows(1, 1))
    await output.close()
    expect(statSync(other).size).toBe(10_000)
  })

  it('replaces a file that has its name, and only once it is whole', async () => {
    const { path, output } = setUp()
    writeFileSync(path, 'older', { mode: 0o644 })
    await output.open(null)
    await output.write(outputRows(1, 1))
    expect(readFileSync(path, 'utf8')).toBe('older')
    await output.complete()
    expect(rowsIn(path)).toEqual([1])
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('that is cancelled keeps its rows under a name that tells so, and never takes somebody’s', async () => {
    const { folder, path, output } = setUp()
    const taken = 'guests tokens (cancelled after 2 rows).csv'
    writeFileSync(path, 'older')
    writeFileSync(join(folder, taken), 'mine')
    await output.open(null)
    await output.write(outputRows(1, 2))
    expect(await output.cancel()).toBe('guests tokens (cancelled after 2 rows) 2.csv')
    expect(readdirSync(folder).sort()).toEqual(
      ['guests tokens.csv', taken, 'guests tokens (cancelled after 2 rows) 2.csv'].sort(),
    )
    expect(readFileSync(join(folder, taken), 'utf8')).toBe('mine')
    expect(rowsIn(join(folder, 'guests tokens (cancelled after 2 rows) 2.csv'))).toEqual([1, 2])
  })

  it('takes more rows at once than are written at once', async () => {
    const { path, output } = setUp()
    await output.open(null)
    await output.write(outputRows(1, 5000))
    await output.complete()
    expect(rowsIn(path)).toEqual(numbers(1, 5000))
  })

  it('says what the file system says where its name is a folder’s, and goes on from its place then', async () => {
    const { path, output } = setUp()
    await output.open(null)
    await output.write(outputRows(1, 1))
    const place = await output.sync()
    mkdirSync(join(path, 'something'), { recursive: true })
    const failed = await output.complete().catch((error: unknown) => error)
    expect(outputTrouble(failed)).toContain('folder of the output’s name')
    rmSync(path, { recursive: true })
    await output.open(place)
    await output.complete()
    expect(rowsIn(path)).toEqual([1])
  })

  it('says that its folder is gone', async () => {
    const output = outputTo(join(temporaryFolder(), 'gone', 'guests.csv'))
    const failed = await output.open(null).catch((error: unknown) => error)
    expect(failed).toMatchObject({ code: 'ENOENT' })
    expect(outputTrouble(failed)).toContain('bring the folder back')
  })
})

describe('on a disk that is full', () => {
  it('keeps the code, loses no row that was safe, and goes on once there is room', async ({ skip }) => {
    const disk = smallDisk()
    if (disk === null) return skip('It takes Linux and root to mount a small disk.')
    const path = join(disk.path, 'guests.csv')
    const output = outputTo(path)
    await output.open(null)
    await output.write(outputRows(1, 10))
    const place = await output.sync()
    disk.fill()
    const failed = await output.write(outputRows(11, 3000)).catch((error: unknown) => error)
    expect(failed).toMatchObject({ code: 'ENOSPC' })
    expect(outputTrouble(failed)).toContain('free some space')
    const { row } = await output.sync()
    expect(row).toBe(10)
    await output.close()
    rmSync(join(disk.path, 'filler'))
    await output.open(place)
    await output.write(outputRows(11, 12))
    await output.complete()
    expect(rowsIn(path)).toEqual(numbers(1, 12))
  })

  it.for(['csv', 'passes'] as const)('can be cancelled without making room: %s', async (format, { skip }) => {
    const disk = smallDisk()
    if (disk === null) return skip('It takes Linux and root to mount a small disk.')
    const output = outputTo(join(disk.path, 'guests.out'), { format })
    await output.open(null)
    await output.write(outputRows(1, 3))
    disk.fill()
    await expect(output.write(outputRows(4, 3000))).rejects.toMatchObject({ code: 'ENOSPC' })
    const name = await output.cancel()
    const row = /after ([\d,]+) rows/.exec(name)?.[1]
    expect(Number(row)).toBeGreaterThanOrEqual(3)
    expect(existsSync(partOf(join(disk.path, 'guests.out')))).toBe(false)
    if (format === 'csv') expect(rowsIn(join(disk.path, name))).toEqual(numbers(1, Number(row)))
  })

  it('is cancelled without the end of a document that has no room', async ({ skip }) => {
    const disk = smallDisk()
    if (disk === null) return skip('It takes Linux and root to mount a small disk.')
    const write = async (path: string, name: string) => {
      const output = outputTo(path, { format: 'passes' })
      await output.open(null)
      await output.write([outputRow(1, { name })])
      return { output, ...(await output.sync()) }
    }
    const { output: trial, bytes } = await write(join(temporaryFolder(), 'trial.html'), 'e')
    await trial.close()
    // Ends six bytes before the end of a page of the disk: marks of two bytes each are one character to the eye.
    const missing = (2 * 4096 * 8 - 6 - bytes) % 4096
    const name = `e${'x'.repeat(missing % 2)}${'\u0301'.repeat(Math.floor(missing / 2))}`
    const { output, bytes: all } = await write(join(disk.path, 'passes.html'), name)
    expect(all % 4096).toBe(4090)
    disk.fill()
    const cancelled = join(disk.path, await output.cancel())
    expect(readFileSync(cancelled, 'utf8')).toMatch(/<\/article>\n$/)
  })

  it('and on one that became read-only it says so', async ({ skip }) => {
    const disk = smallDisk()
    if (disk === null) return skip('It takes Linux and root to mount a small disk.')
    disk.makeReadOnly()
    const failed = await outputTo(join(disk.path, 'guests.csv'))
      .open(null)
      .catch((error: unknown) => error)
    expect(failed).toMatchObject({ code: 'EROFS' })
    expect(outputTrouble(failed)).toContain('allow Roompass to write')
  })
})

it('what a write that failed has left is no part of the output', async () => {
  const { path, part, output } = setUp()
  await output.open(null)
  await output.write(outputRows(1, 2))
  appendFileSync(part, 'half a row')
  await output.complete()
  expect(readFileSync(path, 'utf8')).toMatch(/session-2,[^,]*,[^,]*\r\n$/)
})
