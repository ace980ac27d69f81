import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isFresh, newest } from './build.ts'

let folder = ''
const source = () => join(folder, 'main')
const output = () => join(folder, 'out.js')

function write(path: string, seconds: number) {
  writeFileSync(path, '')
  utimesSync(path, seconds, seconds)
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roompass-build-'))
  mkdirSync(join(source(), 'deep'), { recursive: true })
  write(join(source(), 'deep', 'file.ts'), 1_000)
  utimesSync(join(source(), 'deep'), 1_000, 1_000)
  utimesSync(source(), 1_000, 1_000)
  write(output(), 2_000)
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('whether the bundles are fresh', () => {
  it('says yes when they are newer than every source', () => {
    expect(isFresh([source()], [output()])).toBe(true)
  })

  it('says no after a file deep in a folder changed', () => {
    utimesSync(join(source(), 'deep', 'file.ts'), 3_000, 3_000)
    expect(isFresh([source()], [output()])).toBe(false)
  })

  it('says no after a file was removed', () => {
    rmSync(join(source(), 'deep', 'file.ts'))
    expect(isFresh([source()], [output()])).toBe(false)
  })

  it('says no when one of several outputs is missing', () => {
    expect(isFresh([source()], [output(), join(folder, 'missing.js')])).toBe(false)
  })

  it('ignores a source that does not exist', () => {
    expect(newest(join(folder, 'missing'))).toBe(0)
  })
})
