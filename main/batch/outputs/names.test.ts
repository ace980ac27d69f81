import { describe, expect, it } from 'vitest'
import { cancelledPaths, freePaths, partPath } from './names.ts'

const long = 'ü'.repeat(125)
function first(paths: Generator<string>, count: number): string[] {
  return Array.from({ length: count }, () => String(paths.next().value))
}

describe('names of an output', () => {
  it('tell while it is written of which batch it is', () => {
    expect(partPath('/out/guests tokens.csv', '0a1b2c3d-4e5f')).toBe('/out/guests tokens.csv.0a1b2c3d.part')
  })

  it('tell that it was cancelled, and after how much', () => {
    expect(first(cancelledPaths('/out/guests.v2.csv', 1234, true), 3)).toEqual([
      '/out/guests.v2 (cancelled after 1,234 rows).csv',
      '/out/guests.v2 (cancelled after 1,234 rows) 2.csv',
      '/out/guests.v2 (cancelled after 1,234 rows) 3.csv',
    ])
    expect(first(cancelledPaths('/out/codes 1.2', 1, false), 1)).toEqual([
      '/out/codes 1.2 (cancelled after 1 row)',
    ])
    expect(first(freePaths('/out/codes 1.2', false), 2)).toEqual(['/out/codes 1.2', '/out/codes 1.2 2'])
  })

  it.each([
    partPath(`/${long}.csv`, '0a1b2c3d'),
    ...first(cancelledPaths(`/${long}.csv`, 1_000_000, true), 2),
  ])('are never longer than a file system takes: %s', (path) => {
    expect(Buffer.byteLength(path.slice(1))).toBeLessThanOrEqual(255)
    expect(path).toMatch(/^\/ü{90,}/)
    expect(path).toMatch(/\.(part|csv)$/)
  })
})
