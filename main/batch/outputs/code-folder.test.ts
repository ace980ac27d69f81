import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { qrMatrix, qrPng, qrSvg } from '../../qr/qr.ts'
import { temporaryFolder } from '../../test-engine.ts'
import { OutputLost } from './output.ts'
import { outputRow, outputRows, outputTo, smallDisk } from './test-output.ts'

const names = (path: string) => readdirSync(path).sort()
const fileNames = (...rows: number[]) => rows.map((row) => `${String(row).padStart(6, '0')} Guest ${row}.svg`)

function setUp(format: 'qr-svg' | 'qr-png' = 'qr-svg') {
  const folder = temporaryFolder()
  const path = join(folder, 'guests QR codes')
  return { folder, path, part: `${path}.0a1b2c3d.part`, output: outputTo(path, { format }) }
}

/** As after the end of a program that had written up to a row. */
async function brokenAt(row: number, format: 'qr-svg' | 'qr-png' = 'qr-svg') {
  const set = setUp(format)
  await set.output.open(null)
  await set.output.write(outputRows(1, row))
  const place = await set.output.sync()
  await set.output.close()
  return { ...set, place }
}

describe('an output that is a folder of codes', () => {
  it('has a file for each guest, for its owner alone, and gets its name once it is whole', async () => {
    const { folder, path, part, output } = setUp()
    await output.open(null)
    await output.write(outputRows(1, 2))
    expect(names(folder)).toEqual(['guests QR codes.0a1b2c3d.part'])
    expect([statSync(part).mode & 0o777, statSync(join(part, '000001 Guest 1.svg')).mode & 0o777]).toEqual([
      0o700, 0o600,
    ])
    expect(await output.sync()).toEqual({ row: 2, bytes: 2 })
    expect(await output.complete()).toBe('guests QR codes')
    expect(names(folder)).toEqual(['guests QR codes'])
    expect(names(path)).toEqual(fileNames(1, 2))
  })

  it.each([
    ['qr-svg', 'svg', qrSvg],
    ['qr-png', 'png', qrPng],
  ] as const)('holds the code of the join link: %s', async (format, extension, draw) => {
    const { path, output } = await brokenAt(1, format)
    await output.open(null)
    await output.write(outputRows(1, 1))
    await output.complete()
    const matrix = qrMatrix(outputRow(1).link ?? '') ?? []
    expect(readFileSync(join(path, `000001 Guest 1.${extension}`))).toEqual(Buffer.from(draw(matrix)))
  })

  it('is gone on with behind a place, and what stands behind that is taken away', async () => {
    const { path, part, output, place } = await brokenAt(2)
    await output.open(place)
    await output.write([outputRow(4, { name: 'Somebody else' })])
    writeFileSync(join(part, 'next.part'), 'half a code')
    await output.close()
    await output.open(place)
    expect(names(part).filter((name) => name.endsWith('.svg'))).toEqual(fileNames(1, 2))
    await output.write([outputRow(5)])
    expect(await output.sync()).toEqual({ row: 5, bytes: 3 })
    await output.complete()
    expect(names(path)).toEqual(fileNames(1, 2, 5))
  })

  it.each([
    ['the folder', (part: string) => rmSync(part, { recursive: true })],
    ['one file of it', (part: string) => rmSync(join(part, '000001 Guest 1.svg'))],
  ])('is lost where %s is gone', async (_, harm) => {
    const { part, output, place } = await brokenAt(2)
    harm(part)
    await expect(output.open(place)).rejects.toThrow(OutputLost)
  })

  it('is begun anew where an older one of the same batch stands', async () => {
    const { path, output } = await brokenAt(3)
    await output.open(null)
    await output.write(outputRows(1, 1))
    await output.complete()
    expect(names(path)).toEqual(fileNames(1))
  })

  it('takes the place of an empty folder, and never of one with something in it', async () => {
    const empty = setUp()
    mkdirSync(empty.path)
    const full = setUp()
    mkdirSync(full.path)
    writeFileSync(join(full.path, 'mine.txt'), 'mine')
    for (const { output } of [empty, full]) {
      await output.open(null)
      await output.write(outputRows(1, 1))
    }
    expect(await empty.output.complete()).toBe('guests QR codes')
    expect(await full.output.complete()).toBe('guests QR codes 2')
    expect(names(full.path)).toEqual(['mine.txt'])
    expect(names(`${full.path} 2`)).toEqual(fileNames(1))
  })

  it('that has its name already, and is written again, is there once', async () => {
    const { folder, output } = await brokenAt(3)
    await output.complete()
    await output.open(null)
    await output.write(outputRows(1, 3))
    expect(await output.complete()).toBe('guests QR codes')
    expect(names(folder)).toEqual(['guests QR codes'])
    await output.open(null)
    await output.write([...outputRows(1, 2), outputRow(3, { link: 'https://acme.digitalsamba.com/other' })])
    expect(await output.complete()).toBe('guests QR codes 2')
  })

  it('that is cancelled is kept under a name that tells so', async () => {
    const { folder, output, place } = await brokenAt(2)
    writeFileSync(join(folder, 'guests QR codes (cancelled after 2 rows)'), 'mine')
    await output.open(place)
    expect(await output.cancel()).toBe('guests QR codes (cancelled after 2 rows) 2')
    expect(names(join(folder, 'guests QR codes (cancelled after 2 rows) 2'))).toEqual(fileNames(1, 2))
  })

  it.each([
    ['none', null, 'team domain'],
    ['one that is too long', `https://a.test/?token=${'x'.repeat(2953)}`, '2,953 bytes'],
  ])('names the row that has no code, for a link that is %s', async (_, link, message) => {
    const { part, output } = setUp()
    await output.open(null)
    const writing = output.write([outputRow(1), outputRow(1234, { link })])
    await expect(writing).rejects.toMatchObject({ code: 'failed', message: expect.stringContaining(message) })
    await expect(writing).rejects.toThrow('Row 1,234 (line 1,235)')
    expect(names(part)).toEqual(fileNames(1))
  })

  it('on a full disk keeps the code and every file that is whole', async ({ skip }) => {
    const disk = smallDisk()
    if (disk === null) return skip('It takes Linux and root to mount a small disk.')
    const output = outputTo(join(disk.path, 'codes'), { format: 'qr-svg' })
    await output.open(null)
    await output.write(outputRows(1, 2))
    const place = await output.sync()
    disk.fill()
    await expect(output.write(outputRows(3, 4))).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(await output.sync()).toEqual(place)
    const name = await output.cancel()
    expect(names(join(disk.path, name))).toEqual(fileNames(1, 2))
    expect(existsSync(join(disk.path, 'codes.0a1b2c3d.part'))).toBe(false)
  })
})
