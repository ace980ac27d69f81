import { readdirSync, readFileSync } from 'node:fs'
import type { Place } from './search.ts'

/** What proc(5) shows of a process and everything that it has started. Linux only. */
export interface Seen {
  /** Arguments and variables of each, which others of the same person can read. */
  readonly words: readonly Place[]
  /** Threads of the process itself. */
  readonly threads: number
}

/** Looks at a process and its descendants, as far as they are still there. */
export function seenOf(pid: number): Seen {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  )
  const isBelow = (one: number | undefined): boolean =>
    one !== undefined && one !== 0 && (one === pid || isBelow(parents.get(one)))
  const words = [...parents.keys()].filter(isBelow).flatMap((one) =>
    ['cmdline', 'environ'].map((file) => ({
      name: `${file} of a process`,
      bytes: Buffer.from(read(`/proc/${one}/${file}`)),
    })),
  )
  return { words, threads: Number(/^Threads:\s*(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) }
}

const parentOf = (pid: number) => Number(/^PPid:\s*(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)

/** Empty where it has ended since. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
