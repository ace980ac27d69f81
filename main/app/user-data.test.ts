import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureDataFolder, userDataFor } from './user-data.ts'

describe('the data folder', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'roompass-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('is made for its owner alone, with the folders above it', () => {
    const inner = join(folder, 'a', 'b')
    ensureDataFolder(inner)
    ensureDataFolder(inner)
    expect(statSync(inner).mode & 0o777).toBe(0o700)
  })

  it('that can not be made is named in one sentence', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(() => ensureDataFolder(join(file, 'data'))).toThrow(
      /^the data folder .*file.data can't be made: choose/,
    )
  })

  it('is where the lock of the window is, as long as it can be written', () => {
    expect(userDataFor(folder)).toBe(folder)
    const other = userDataFor(join(folder, 'nowhere'))
    expect(other).not.toContain(folder)
    rmSync(other, { recursive: true })
  })
})
