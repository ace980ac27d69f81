import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a second start says to the first. */
export interface SecondStart {
  readonly argv: string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

const handOver = fileURLToPath(new URL('./hand-over.ts', import.meta.url))
let held: Server | null = null

export function holdsLock(): boolean {
  return held !== null
}

/**
 * Takes the lock of a data folder, or gives `second` to the process that has it and returns false. The lock is a Linux
 * abstract socket: taking it is atomic, and it is free again when its process is gone, however that went (unix(7)).
 */
export function takeLock(
  userData: string,
  second: SecondStart,
  onSecond: (start: SecondStart) => void,
): boolean {
  if (held) return true
  const name = `\0chromium-host-${process.getuid?.() ?? 0}-${digest(resolve(userData))}`
  // The first may end while it is being asked: then the lock is free at the second look.
  for (let look = 0; look < 2; look += 1) {
    held = listen(name, onSecond)
    if (held) return true
    if (tell(name, second)) return false
  }
  return false
}

export function freeLock(): void {
  held?.close()
  held = null
}

function listen(name: string, onSecond: (start: SecondStart) => void): Server | null {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('error', () => undefined)
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    socket.on('end', () => {
      socket.end('taken')
      onSecond(JSON.parse(text) as SecondStart)
    })
  })
  server.on('error', () => undefined)
  server.listen(name)
  // Binding a local socket is done at once; only its event comes later.
  if (!server.listening) return null
  server.unref()
  return server
}

/** Waits, as Electron does: the caller may end this process in its next line. */
function tell(name: string, second: SecondStart): boolean {
  const { status } = spawnSync(process.execPath, [handOver, name.slice(1)], {
    input: JSON.stringify(second),
    timeout: 10_000,
    env: {},
  })
  return status === 0
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
