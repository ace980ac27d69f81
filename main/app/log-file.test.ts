import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLogFile } from './log-file.ts'

it('writes lines to a file in the data folder that only its owner can read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'roompass-log-'))
  const dataDir = join(folder, 'data')
  try {
    const write = openLogFile(dataDir, false)
    write('info', 'started')
    write('error', 'stopped 100% %s %o')
    const file = join(dataDir, 'logs', 'roompass.log')
    expect(readFileSync(file, 'utf8')).toMatch(
      /^\[.*\] \[info\] +started\r?\n\[.*\] \[error\] +stopped 100% %s %o\r?\n$/,
    )
    if (process.platform !== 'win32') {
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('does without a file where the folder can not be made', () => {
  const folder = mkdtempSync(join(tmpdir(), 'roompass-log-'))
  try {
    const dataDir = join(folder, 'data')
    writeFileSync(dataDir, 'in the way')
    const write = openLogFile(dataDir, false)
    write('info', 'started')
    expect(readFileSync(dataDir, 'utf8')).toBe('in the way')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
