import { describe, expect, test, vi } from 'vitest'
import { type Keytar, keytarStore } from './keytar.ts'

/** A keytar in memory, in which single functions can be replaced. */
function fakeKeytar(replaced: Partial<Keytar> = {}): Keytar {
  const entries = new Map<string, string>()
  return {
    getPassword: async (service, account) => entries.get(`${service} ${account}`) ?? null,
    setPassword: async (service, account, password) => void entries.set(`${service} ${account}`, password),
    deletePassword: async (service, account) => entries.delete(`${service} ${account}`),
    ...replaced,
  }
}

const storeWith = (keytar: Keytar, limitMs = 1000) =>
  keytarStore({ load: async () => keytar, platform: 'linux', limitMs })

describe('the keytar adapter', () => {
  test('keeps its entries under the service Roompass', async () => {
    const setPassword = vi.fn(async () => undefined)
    await storeWith(fakeKeytar({ setPassword })).set('a', 'secret')
    expect(setPassword).toHaveBeenCalledExactlyOnceWith('Roompass', 'a', 'secret')
  })

  test('loads keytar at the first call only, and again after loading has failed', async () => {
    const load = vi.fn<() => Promise<Keytar>>()
    load
      .mockRejectedValueOnce(new Error('Failed to load keytar native addon'))
      .mockResolvedValue(fakeKeytar())
    const store = keytarStore({ load, platform: 'linux' })
    expect(load).not.toHaveBeenCalled()
    await expect(store.get('a')).rejects.toMatchObject({ state: 'missing' })
    expect(await store.get('a')).toBeNull()
    expect(await store.get('a')).toBeNull()
    expect(load).toHaveBeenCalledTimes(2)
  })

  test('makes one call at a time, in the order asked', async () => {
    const seen: string[] = []
    const getPassword = async (_service: string, account: string) => {
      seen.push(`begin ${account}`)
      await Promise.resolve()
      seen.push(`end ${account}`)
      return null
    }
    const store = storeWith(fakeKeytar({ getPassword }))
    await Promise.all([store.get('1'), store.get('2')])
    expect(seen).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2'])
  })

  test('is slow after the limit, fails at once while the call is stuck, and is well when it is through', async () => {
    const stuck = Promise.withResolvers<string | null>()
    const getPassword = vi.fn(() => stuck.promise)
    const store = storeWith(fakeKeytar({ getPassword }), 5)
    await expect(store.get('a')).rejects.toMatchObject({ state: 'slow' })
    await expect(store.set('b', 'secret')).rejects.toMatchObject({ state: 'slow' })
    expect(await store.probe()).toMatchObject({
      state: 'slow',
      message: expect.stringContaining('10 seconds'),
    })
    expect(getPassword).toHaveBeenCalledTimes(1)
    stuck.resolve('late')
    await stuck.promise
    await expect.poll(() => store.get('a')).toBe('late')
  })

  test('says nothing of what keytar said, which may hold anything', async () => {
    const setPassword = async () => {
      throw new Error('could not store the value hunter2')
    }
    const failure = await storeWith(fakeKeytar({ setPassword }))
      .set('a', 'hunter2')
      .catch((error: unknown) => error)
    expect(String(failure)).not.toContain('hunter2')
  })
})

describe('the probe', () => {
  test('leaves nothing behind', async () => {
    const accounts = new Set<string>()
    const keytar = fakeKeytar()
    const store = storeWith({
      ...keytar,
      setPassword: async (service, account, password) => {
        accounts.add(account)
        await keytar.setPassword(service, account, password)
      },
      deletePassword: async (service, account) => {
        accounts.delete(account)
        return keytar.deletePassword(service, account)
      },
    })
    expect(await store.probe()).toEqual({ state: 'ok', message: '' })
    expect(accounts.size).toBe(0)
  })

  test.each([
    ['takes and keeps nothing', { getPassword: async (): Promise<string | null> => null }, 'locked'],
    ['gives back something else', { getPassword: async (): Promise<string | null> => 'other' }, 'failing'],
    ['removes nothing', { deletePassword: async () => false }, 'failing'],
  ] as const)('is not well where the keychain %s', async (_what, replaced, state) => {
    const probe = await storeWith(fakeKeytar(replaced)).probe()
    expect(probe.state).toBe(state)
    expect(probe.message).not.toBe('')
  })
})
