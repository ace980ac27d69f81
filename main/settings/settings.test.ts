import { describe, expect, test } from 'vitest'
import { memoryStore } from '../keychain/memory.ts'
import { draftFor } from '../test-drafts.ts'
import { startEngine } from '../test-engine.ts'
import { defaultSettings } from './settings.ts'

describe('settings, the draft and allowed hosts', () => {
  test('are found again after a restart', async () => {
    const { engine, again } = await startEngine()
    expect(engine.settings.get()).toEqual(defaultSettings)
    expect(engine.drafts.get()).toBeNull()
    expect(engine.avatarHosts.allowed('example.com')).toBe(false)
    engine.settings.set({ ...defaultSettings, clipboardClearSeconds: 10 })
    expect(engine.settings.set({ ...defaultSettings, clipboardClearSeconds: 1 })).toEqual({
      ...defaultSettings,
      clipboardClearSeconds: 1,
    })
    expect(engine.drafts.set(draftFor('a', { u: 'first' }))).toBe(true)
    expect(engine.drafts.set(draftFor('a', { u: 'second' }))).toBe(true)
    engine.avatarHosts.allow('Example.com')
    engine.avatarHosts.allow('example.com')
    await engine.close()

    const { engine: next } = await again()
    expect(next.settings.get()).toEqual({ ...defaultSettings, clipboardClearSeconds: 1 })
    expect(next.drafts.get()).toEqual(draftFor('a', { u: 'second' }))
    expect(next.avatarHosts.allowed('EXAMPLE.com')).toBe(true)
    expect(next.avatarHosts.allowed('sub.example.com')).toBe(false)
  })

  test('a draft is not kept at all while the history is in memory or locked', async () => {
    const secrets = memoryStore()
    secrets.become('missing')
    const { engine } = await startEngine({ secrets })
    expect(engine.drafts.set(draftFor('a'))).toBe(false)
    expect(engine.drafts.get()).toBeNull()
    secrets.become('ok')
    await engine.retryKeychain()
    expect(engine.drafts.get()).toBeNull()
    expect(engine.drafts.set(draftFor('a'))).toBe(true)
  })
})
