import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmdirSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createOutput } from './index.ts'
import type { BatchOutput, OutputOptions, OutputRow } from './output.ts'

const testBatchId = '0a1b2c3d-test'

/** For tests only: a row that was issued. Its token is signed with no key at all. */
export function outputRow(row: number, parts: Partial<OutputRow> = {}): OutputRow {
  return {
    ...{ row, line: row + 1, cells: [`Guest ${row}`, String(row)], sessionId: `session-${row}` },
    ...{ token: `test.test.${row}`, link: `https://acme.digitalsamba.com/board?token=test.test.${row}` },
    ...{ room: 'board', name: `Guest ${row}`, validFrom: 1_793_890_930, validUntil: 1_793_898_130 },
    ...parts,
  }
}

/** Rows from one number up to another, both included. */
export const outputRows = (from: number, upTo: number) =>
  Array.from({ length: upTo - from + 1 }, (_, at) => outputRow(from + at))

export function outputTo(path: string, parts: Partial<OutputOptions> = {}): BatchOutput {
  return createOutput({
    ...{ format: 'csv', target: { path }, batchId: testBatchId, columns: ['name', 'id'] },
    ...{ guardFormulas: false, timeZone: 'Europe/Berlin', title: 'Acme' },
    ...parts,
  })
}

export interface FullDisk {
  readonly path: string
  /** Leaves no byte. */
  fill(): void
  makeReadOnly(): void
}

/** A file system of a quarter of a megabyte, or null where none can be mounted: it takes Linux and root. */
export function smallDisk(): FullDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const path = mkdtempSync(join(tmpdir(), 'roompass-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k,mode=700', 'tmpfs', path], { stdio: 'ignore' })
  } catch {
    rmdirSync(path)
    return null
  }
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', path])
    rmdirSync(path)
  })
  return {
    path,
    fill: () => {
      const file = openSync(join(path, 'filler'), 'a')
      for (const size of [4096, 1]) {
        try {
          while (writeSync(file, Buffer.alloc(size)) > 0);
        } catch {
          // Full for pieces of this size.
        }
      }
      closeSync(file)
    },
    makeReadOnly: () => execFileSync('mount', ['-o', 'remount,ro', path]),
  }
}
