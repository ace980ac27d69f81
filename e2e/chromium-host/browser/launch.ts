import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { type CdpConnection, connectPipe } from '../cdp/connection.ts'
import { chromiumBinary } from './binary.ts'
import { chromiumSwitches } from './switches.ts'

export interface RunningChromium {
  readonly connection: CdpConnection
  /** Address for `connectOverCDP`. */
  readonly endpoint: Promise<string>
  /** Settles when the process has ended; the text is the last line of its stderr. */
  readonly gone: Promise<string>
  /** Shows another window of the same process, without tabs and address bar. */
  openAppWindow(firstPage: string): void
  /** Ends Chromium and removes its profile. */
  close(): Promise<void>
}

/** Starts the system's Chromium on a temporary profile, with one window that shows `firstPage`. */
export function launchChromium(firstPage: string): RunningChromium {
  const binary = chromiumBinary(process.env)
  const profile = mkdtempSync(join(tmpdir(), 'chromium-host-'))
  const child = spawn(binary, chromiumSwitches(profile, firstPage), {
    // A process group of its own: the watcher ends all of it, and Ctrl-C in a terminal reaches the host only.
    detached: true,
    // What it puts aside elsewhere would stay behind when it is killed.
    env: { ...process.env, TMPDIR: profile },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  const watcher = watchOver(child, profile)
  const [, , stderr, outgoing, incoming] = child.stdio
  const lastWords = keepEnd(stderr as Readable)
  const connection = connectPipe(outgoing as Writable, incoming as Readable)
  const messengers = new Set<ChildProcess>()
  const gone = new Promise<string>((resolve) => {
    child.once('exit', () => resolve(lastWords().trim().split('\n').at(-1) ?? ''))
    child.once('error', (error) => resolve(error.message))
  })
  return {
    connection,
    endpoint: readEndpoint(profile, gone),
    gone,
    openAppWindow: (page) => {
      // Chromium hands the address over to the process that already has the profile, and ends.
      const root = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []
      const switches = [`--user-data-dir=${profile}`, `--app=${page}`, ...root]
      const messenger = spawn(binary, switches, { stdio: 'ignore' })
      messengers.add(messenger)
      messenger.once('exit', () => messengers.delete(messenger))
    },
    close: async () => {
      connection.root.tell('Browser.close')
      const limit = setTimeout(() => endGroup(child), 5_000)
      await gone
      clearTimeout(limit)
      // Late, it would begin a Chromium of its own on the profile.
      await Promise.all([...messengers].map(endNow))
      rmSync(profile, { recursive: true, force: true, maxRetries: 10 })
      watcher.stdin?.end()
    },
  }
}

/** Ends Chromium with all its processes, as it is. */
function endGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL')
}

function endNow(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

/**
 * Ends what is left of Chromium and removes its profile as soon as this process is gone, however it went: the pipe
 * to the watcher's stdin closes even on SIGKILL.
 */
function watchOver(child: ChildProcess, profile: string): ChildProcess {
  const script =
    'cat >/dev/null; kill -s KILL -- -"$0" 2>/dev/null; rm -rf -- "$1" || { sleep 1; rm -rf -- "$1"; }'
  const watcher = spawn('/bin/sh', ['-c', script, String(child.pid), profile], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watcher.unref()
  return watcher
}

/** Reads a stream to its end and remembers the last 2,000 characters. */
function keepEnd(stream: Readable): () => string {
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    text = (text + chunk).slice(-2_000)
  })
  return () => text
}

async function readEndpoint(profile: string, gone: Promise<string>): Promise<string> {
  const file = join(profile, 'DevToolsActivePort')
  const look = () => {
    try {
      // The port, a line end, the path of the browser's socket.
      return /^(\d+)\n\S/.exec(readFileSync(file, 'utf8'))?.[1]
    } catch {
      return undefined
    }
  }
  const watching = new AbortController()
  const port = new Promise<string>((resolve) => {
    const check = () => {
      const found = look()
      if (found !== undefined) resolve(found)
    }
    watch(profile, { signal: watching.signal }, check)
    check()
  })
  const failed = gone.then((words) => {
    throw new Error(`Chromium ended while starting: ${words}`)
  })
  try {
    return `http://127.0.0.1:${await Promise.race([port, failed])}`
  } finally {
    watching.abort()
  }
}
