import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startEngine, temporaryFolder } from '../test-engine.ts'
import { renameAside } from './folder.ts'

const modeOf = (path: string) => statSync(path).mode & 0o777

describe.runIf(process.platform !== 'win32')('the data folder', () => {
  test('and every file in it is for its owner alone', async () => {
    const dataDir = join(temporaryFolder(), 'new', 'folder')
    await startEngine({ dataDir })
    expect(modeOf(dataDir)).toBe(0o700)
    const files = readdirSync(dataDir)
    expect(files).toEqual(expect.arrayContaining(['installation.json', 'history.db', 'first-start.lock']))
    for (const file of files) expect([file, modeOf(join(dataDir, file))]).toEqual([file, 0o600])
  })

  test('that exists keeps its own access, as it may have other uses', async () => {
    const dataDir = temporaryFolder()
    const before = modeOf(dataDir)
    await startEngine({ dataDir })
    expect(modeOf(dataDir)).toBe(before)
  })
})

describe('setting a file aside', () => {
  test('never overwrites another one', () => {
    const folder = temporaryFolder()
    const [file, taken] = [join(folder, 'file'), join(folder, 'taken')]
    writeFileSync(file, 'a')
    writeFileSync(taken, 'b')
    expect(() => renameAside(file, taken)).toThrow('taken')
    expect([readFileSync(file, 'utf8'), readFileSync(taken, 'utf8')]).toEqual(['a', 'b'])
  })

  test('does nothing where there is none', () => {
    const folder = temporaryFolder()
    renameAside(join(folder, 'nothing'), join(folder, 'aside'))
    expect(readdirSync(folder)).toEqual([])
  })
})
