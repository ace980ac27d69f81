import { afterEach, describe, expect, it, vi } from 'vitest'
import { call, on, onLocked } from './bridge.ts'

describe('the bridge', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('hands the request to the function of the verb and its result back', async () => {
    const list = vi.fn().mockResolvedValue({ ok: true, value: [] })
    vi.stubGlobal('window', { roompass: { 'profiles.list': list } })
    expect(await call('profiles.list', {})).toEqual({ ok: true, value: [] })
    expect(list).toHaveBeenCalledWith({})
  })

  it('turns a call that could not be delivered into a failure with a sentence', async () => {
    vi.stubGlobal('window', { roompass: { 'profiles.list': () => Promise.reject(new Error('gone')) } })
    expect(await call('profiles.list', {})).toMatchObject({ ok: false, code: 'failed' })
  })

  it('tells those who listen that an answer was refused because the application is locked', async () => {
    const locked = { ok: false, code: 'locked', message: 'Roompass is locked.' }
    vi.stubGlobal('window', { roompass: { 'profiles.list': async () => locked } })
    const told = vi.fn()
    const stop = onLocked(told)
    expect(await call('profiles.list', {})).toEqual(locked)
    expect(told).toHaveBeenCalledOnce()
    stop()
    await call('profiles.list', {})
    expect(told).toHaveBeenCalledOnce()
  })

  it('gives the function that ends the listening', () => {
    const stop = vi.fn()
    vi.stubGlobal('window', { roompass: { on: () => stop } })
    on('sessions.changed', () => undefined)()
    expect(stop).toHaveBeenCalledOnce()
  })
})
