import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findElectron } from './electron-runtime.ts'

let folder = ''

function install(version: string) {
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist', 'electron'), '')
  writeFileSync(join(folder, 'dist', 'version'), version)
  writeFileSync(join(folder, 'path.txt'), 'electron')
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roompass-runtime-'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '45.4.1' }))
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('finding the runtime of Electron', () => {
  it('gives null when only the package is there', () => {
    expect(findElectron(folder, {})).toBeNull()
  })

  it('gives the executable when it is installed', () => {
    install('v45.4.1')
    expect(findElectron(folder, {})).toBe(join(folder, 'dist', 'electron'))
  })

  it('does not take the runtime of another version', () => {
    install('v44.0.0')
    expect(findElectron(folder, {})).toBeNull()
  })

  it('does not take a path without a file behind it', () => {
    install('v45.4.1')
    rmSync(join(folder, 'dist', 'electron'))
    expect(findElectron(folder, {})).toBeNull()
  })

  it('looks where ELECTRON_OVERRIDE_DIST_PATH points', () => {
    const elsewhere = join(folder, 'elsewhere')
    mkdirSync(elsewhere)
    writeFileSync(join(elsewhere, 'electron'), '')
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: elsewhere })).toBe(join(elsewhere, 'electron'))
  })
})
