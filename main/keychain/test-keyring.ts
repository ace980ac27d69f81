import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const collection = '/org/freedesktop/secrets/collection/login'

/** A real gnome-keyring of the test's own, on a bus of its own without a display, its files in a temporary folder. */
export interface TestKeyring {
  /** The environment in which a process reaches it. */
  readonly env: NodeJS.ProcessEnv
  lock(): Promise<void>
  /** Kills the daemon; the bus stays. */
  killDaemon(): Promise<void>
  /** Starts the daemon, unlocked, in place of a locked one that the bus may have started. */
  startDaemon(): Promise<void>
  /** Holds the daemon, so that it takes calls and never answers, or lets it go on. */
  hold(held: boolean): void
  close(): Promise<void>
}

/** @throws where the programs are missing, with a sentence that names them */
export async function startKeyring(): Promise<TestKeyring> {
  requirePrograms(['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'])
  const home = mkdtempSync(join(tmpdir(), 'rp-kr-'))
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...inherited } = process.env
  const base = { ...inherited, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home, XDG_CACHE_HOME: home, HOME: home }
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address'], {
    env: base,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [address] = await once(bus.stdout, 'data')
  const env = { ...base, DBUS_SESSION_BUS_ADDRESS: String(address).trim() }
  let daemon: ChildProcess | null = null

  const call = (object: string, member: string, argument: string) =>
    run('dbus-send', ['--session', '--print-reply', ...object.split(' '), member, argument], { env })

  const ownerPid = async (): Promise<number | null> => {
    try {
      const { stdout } = await call(
        '--dest=org.freedesktop.DBus /org/freedesktop/DBus',
        'org.freedesktop.DBus.GetConnectionUnixProcessID',
        'string:org.freedesktop.secrets',
      )
      return Number(/uint32 (\d+)/.exec(stdout)?.[1])
    } catch {
      return null
    }
  }

  const until = async (holds: (pid: number | null) => boolean) => {
    while (!holds(await ownerPid())) await wait(20)
  }

  const startDaemon = async () => {
    const started = spawn(
      'gnome-keyring-daemon',
      ['--foreground', '--replace', '--unlock', '--components=secrets'],
      { env, stdio: ['pipe', 'ignore', 'ignore'] },
    )
    started.stdin.end('test-password\n')
    daemon = started
    await until((pid) => pid === started.pid)
  }

  await startDaemon()
  return {
    env,
    startDaemon,
    lock: async () => {
      await call(
        '--dest=org.freedesktop.secrets /org/freedesktop/secrets',
        'org.freedesktop.Secret.Service.Lock',
        `array:objpath:${collection}`,
      )
    },
    killDaemon: async () => {
      daemon?.kill('SIGKILL')
      await until((pid) => pid !== daemon?.pid)
    },
    hold: (held) => void daemon?.kill(held ? 'SIGSTOP' : 'SIGCONT'),
    close: async () => {
      const ended = once(bus, 'exit')
      daemon?.kill('SIGKILL')
      bus.kill('SIGKILL')
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function requirePrograms(programs: readonly string[]): void {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const missing = programs.filter((program) => !folders.some((folder) => existsSync(join(folder, program))))
  if (missing.length === 0) return
  throw new Error(
    `${missing.join(', ')} missing: install the packages dbus and gnome-keyring, and run the tests again.`,
  )
}
