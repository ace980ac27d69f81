import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { ended } from '../child.ts'
import { at } from '../paths.ts'

/** What a program took. */
export interface Taken {
  /** From its start to its end. */
  readonly seconds: number
  /** The most memory that it held, in bytes, all its threads together. */
  readonly peak: number
}

/**
 * Runs a program on this Node to its end. Nobody looks at what it writes.
 *
 * @param folder where it may leave its mark
 * @throws Error with what it said, where it does not end well
 */
export async function timedChild(folder: string, program: readonly string[]): Promise<Taken> {
  const file = join(folder, 'peak')
  const report = ['--import', pathToFileURL(at('scripts', 'bench', 'report-peak.ts')).href]
  const start = performance.now()
  const child = spawn(process.execPath, [...report, ...program], {
    env: { ...process.env, ROOMPASS_BENCH_PEAK: file },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [{ code }, said] = await Promise.all([ended(child), text(child.stderr)])
  const seconds = (performance.now() - start) / 1000
  if (code !== 0) throw new Error(`${program[0] ?? ''} ended with code ${code}: ${said}`)
  return { seconds, peak: Number(readFileSync(file, 'utf8')) }
}
