import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * The Node that was installed together with the product: `node_modules/.bin/node` of the folder given or of one
 * above it, as Node itself looks for packages. Null where there is none, as on macOS and Windows.
 */
export function bundledNode(from: string): string | null {
  const candidate = join(from, 'node_modules', '.bin', 'node')
  if (existsSync(candidate)) return candidate
  const parent = dirname(from)
  return parent === from ? null : bundledNode(parent)
}

/**
 * Runs a program on this process's own input and output, hands signals on, and gives its exit code: 128 and the
 * signal's number where a signal ended it, as shells do, and 2 where it could not be started.
 */
export function runWith(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', env })
    const handOn = (signal: NodeJS.Signals) => child.kill(signal)
    const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
    const finish = (code: number) => {
      for (const signal of signals) process.off(signal, handOn)
      resolve(code)
    }
    for (const signal of signals) process.on(signal, handOn)
    child.once('error', () => {
      process.stderr.write(
        'roompass: the Node beside this program could not be started, please install it anew.\n',
      )
      finish(2)
    })
    child.once('exit', (code, signal) =>
      finish(signal === null ? (code ?? 1) : 128 + constants.signals[signal]),
    )
  })
}
