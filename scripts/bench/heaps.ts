import { once } from 'node:events'
import type { Page } from 'playwright'
import type { RunningApp } from './running-app.ts'

/** Bytes of JavaScript that a page holds, after its garbage was collected. */
export async function pageHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  try {
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return usedSize
  } finally {
    await session.detach()
  }
}

/** The same of main, through Node's inspector: start it with `--inspect-port=0`. */
export async function mainHeap(app: RunningApp): Promise<number> {
  const socket = new WebSocket(await inspectorOf(app))
  await once(socket, 'open')
  try {
    await answer(socket, 1, 'HeapProfiler.collectGarbage')
    const { usedSize } = await answer(socket, 2, 'Runtime.getHeapUsage')
    return Number(usedSize)
  } finally {
    socket.close()
  }
}

/** Node opens its inspector at SIGUSR1 (https://nodejs.org/api/debugger.html), and says where on stderr. */
async function inspectorOf(app: RunningApp): Promise<string> {
  const address = () => /Debugger listening on (ws:\S+)/.exec(app.stderr())?.[1]
  process.kill(app.pid, 'SIGUSR1')
  while (address() === undefined) await app.moreStderr()
  return address() ?? ''
}

async function answer(socket: WebSocket, id: number, method: string): Promise<Record<string, unknown>> {
  const answered = new Promise<Record<string, unknown>>((resolve) => {
    const listen = ({ data }: MessageEvent) => {
      const message = JSON.parse(String(data))
      if (message.id !== id) return
      socket.removeEventListener('message', listen)
      resolve(message.result)
    }
    socket.addEventListener('message', listen)
  })
  socket.send(JSON.stringify({ id, method }))
  return answered
}
