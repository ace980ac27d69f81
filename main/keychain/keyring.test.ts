import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { forkedKeychain } from './fork.ts'
import { processStore } from './process.ts'
import type { SecretStore } from './secret-store.ts'
import { startKeyring, type TestKeyring } from './test-keyring.ts'

const child = join(import.meta.dirname, 'child.ts')

describe.runIf(process.platform === 'linux')('the keychain over a real gnome-keyring', () => {
  let keyring: TestKeyring
  let store: SecretStore

  const storeOn = (env: NodeJS.ProcessEnv, limitMs?: number) =>
    processStore(forkedKeychain(child, env), limitMs === undefined ? {} : { limitMs })

  beforeEach(async () => {
    keyring = await startKeyring()
    store = storeOn(keyring.env)
  })

  afterEach(async () => {
    await store.close()
    await keyring.close()
  })

  test('is well where the keyring is unlocked, and keeps what it is given', async () => {
    expect(await store.probe()).toEqual({ state: 'ok', message: '' })
    expect(await store.get('a')).toBeNull()
    await store.set('a', 'ä secret ✓')
    expect(await store.get('a')).toBe('ä secret ✓')
    expect(await store.remove('a')).toBe(true)
    expect(await store.remove('a')).toBe(false)
    expect(await store.get('a')).toBeNull()
  })

  test('is locked where the keyring is, although reading looks like an empty one', async () => {
    await store.set('a', 'secret')
    await keyring.lock()
    expect(await store.get('a')).toBeNull()
    expect(await store.remove('a')).toBe(false)
    expect(await store.probe()).toMatchObject({
      state: 'locked',
      message: expect.stringContaining('unlock it'),
    })
    await expect(store.set('a', 'other')).rejects.toMatchObject({
      state: 'locked',
      code: 'keychain-unavailable',
    })
  })

  test('is failing when the daemon has died, and well again in a new process', async () => {
    await store.set('a', 'secret')
    await keyring.killDaemon()
    await expect(store.get('a')).rejects.toMatchObject({ state: 'failing' })
    await keyring.startDaemon()
    await store.close()
    expect(await store.probe()).toEqual({ state: 'ok', message: '' })
    expect(await store.get('a')).toBe('secret')
  })

  test('is slow where the keyring never answers, and does not wait for it longer than the limit', async () => {
    await store.close()
    store = storeOn(keyring.env, 1500)
    expect((await store.probe()).state).toBe('ok')
    keyring.hold(true)
    await expect(store.get('a')).rejects.toMatchObject({ state: 'slow' })
    keyring.hold(false)
    expect((await store.probe()).state).toBe('ok')
  })

  test('is missing where there is no bus', async () => {
    const { DBUS_SESSION_BUS_ADDRESS: _, ...env } = keyring.env
    const lonely = storeOn({ ...env, XDG_RUNTIME_DIR: '/nowhere' })
    expect(await lonely.probe()).toMatchObject({
      state: 'missing',
      message: expect.stringContaining('gnome-keyring'),
    })
    await lonely.close()
  })
})
