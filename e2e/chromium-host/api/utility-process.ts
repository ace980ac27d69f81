import { fork as forkProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import type * as Electron from 'electron'
import { api, emitted, type UtilityPart } from '../api-list.ts'
import { guard } from '../guard.ts'

const bootstrap = fileURLToPath(new URL('./utility-child.ts', import.meta.url))

/** A Node process with `process.parentPort`, as in Electron. */
export const utilityProcess = guard<typeof Electron.utilityProcess>('utilityProcess', api.utilityProcess, {
  fork: (modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}) =>
    forkUtility(modulePath, args, options),
} satisfies Pick<typeof Electron.utilityProcess, (typeof api.utilityProcess)[number]>)

function forkUtility(
  modulePath: string,
  args: string[],
  options: Electron.ForkOptions,
): Electron.UtilityProcess {
  const emitter = new EventEmitter()
  const [, stdout = 'inherit', stderr = 'inherit'] = stdioOf(options.stdio)
  const child = forkProcess(bootstrap, [modulePath, ...args], {
    serialization: 'advanced',
    stdio: ['ignore', stdout, stderr, 'ipc'],
    execArgv: options.execArgv ?? [],
    env: { ...(options.env ?? process.env) },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  })
  let pid = child.pid
  child.once('spawn', () => emitter.emit('spawn'))
  child.on('message', (message) => emitter.emit('message', message))
  child.on('error', () => undefined)
  child.once('exit', (code) => {
    pid = undefined
    emitter.emit('exit', code ?? 1)
  })
  const part: UtilityPart = {
    get pid() {
      return pid
    },
    stdout: child.stdout,
    stderr: child.stderr,
    postMessage: (message) => {
      if (child.connected) child.send(message)
    },
    kill: () => child.kill(),
  }
  return guard<Electron.UtilityProcess>('utilityProcess', api.utility, part, {
    emitter,
    events: emitted.utility,
  })
}

function stdioOf(stdio: Electron.ForkOptions['stdio']): ('pipe' | 'ignore' | 'inherit')[] {
  const known = (text: string) => (text === 'pipe' || text === 'ignore' ? text : 'inherit')
  if (typeof stdio === 'string') return ['ignore', known(stdio), known(stdio)]
  return stdio ?? []
}
