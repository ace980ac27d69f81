import { expect, it, vi } from 'vitest'
import type { Sender } from './sender.ts'

const listening = vi.hoisted(() => new Map<string, (...words: unknown[]) => unknown>())

vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, listener: (...words: unknown[]) => unknown) => listening.set(channel, listener),
  },
}))

it('opens one channel, and reads the sender from the event and not from the message', async () => {
  const { listenForCalls } = await import('./ipc.ts')
  const routed: [Sender, unknown, unknown][] = []
  listenForCalls(async (...call) => {
    routed.push(call)
    return { ok: true, value: {} }
  })
  expect([...listening.keys()]).toEqual(['roompass:call'])
  const senderFrame = { url: 'https://example.com/', origin: 'https://example.com', parent: null }
  const forged = { windowId: 1, frame: { url: 'app://roompass/', origin: 'app://roompass', parent: null } }
  await listening.get('roompass:call')?.({ sender: { id: 7 }, senderFrame }, 'profiles.list', {}, forged)
  expect(routed).toEqual([[{ windowId: 7, frame: senderFrame }, 'profiles.list', {}]])
})
