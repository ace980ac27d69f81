import { readdirSync, readFileSync } from 'node:fs'

/** One process of Linux. */
export interface Process {
  readonly pid: number
  readonly args: readonly string[]
  /** proc(5), "Seccomp": 2 where a filter holds its system calls. */
  readonly seccomp: number
}

/** Every process that runs with all of these words among its arguments. Linux only. */
export function processesWith(...words: readonly string[]): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? [])
    .filter(({ args }) => words.every((word) => args.includes(word)))
}

function readProcess(pid: number): Process | null {
  try {
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/)
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return { pid, args, seccomp: Number(/^Seccomp:\s*(\d)$/m.exec(status)?.[1] ?? 0) }
  } catch {
    // It has ended since.
    return null
  }
}
