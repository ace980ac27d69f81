import { EventEmitter } from 'node:events'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Bridge } from '../../shared/contract.ts'
import { verbs } from '../../shared/verbs.ts'

const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
}))
const main = new EventEmitter()

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => electron.exposed.set(name, value) },
  ipcRenderer: {
    invoke: async (...words: unknown[]) => {
      electron.invoked.push(words)
      return { ok: true, value: [] }
    },
    on: (channel: string, listener: (...words: unknown[]) => void) => main.on(channel, listener),
    removeListener: (channel: string, listener: (...words: unknown[]) => void) => main.off(channel, listener),
  },
}))

let bridge: Bridge
beforeAll(async () => {
  await import('./index.ts')
  bridge = electron.exposed.get('roompass') as Bridge
})

describe('the bridge', () => {
  it('is all that the page sees: one function a verb, and `on`', () => {
    expect([...electron.exposed.keys()]).toEqual(['roompass'])
    expect(Object.keys(bridge).sort()).toEqual([...verbs, 'on'].sort())
    expect(Object.values(bridge).every((value) => typeof value === 'function')).toBe(true)
  })

  it('asks on the one channel, with the verb and one request', async () => {
    expect(await bridge['profiles.list']({})).toEqual({ ok: true, value: [] })
    expect(electron.invoked.at(-1)).toEqual(['roompass:call', 'profiles.list', {}])
  })

  it('passes on no more words than the request, whatever the page gives', async () => {
    const call = bridge['profiles.list'] as (...words: unknown[]) => Promise<unknown>
    await call({}, 'keys.remove', { id: 'key-1' })
    expect(electron.invoked.at(-1)).toEqual(['roompass:call', 'profiles.list', {}])
  })

  it('tells the page of an event by its payload only, until it stops listening', () => {
    const heard: unknown[][] = []
    const stop = bridge.on('sessions.changed', (...words: unknown[]) => heard.push(words))
    const event = { sender: 'the channel itself' }
    main.emit('roompass:event', event, 'sessions.changed', {})
    main.emit('roompass:event', event, 'profiles.changed', {})
    expect(heard).toEqual([[{}]])
    stop()
    main.emit('roompass:event', event, 'sessions.changed', {})
    expect(heard).toHaveLength(1)
    expect(main.listenerCount('roompass:event')).toBe(0)
  })
})
