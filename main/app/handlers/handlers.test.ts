import { describe, expect, it } from 'vitest'
import type { Status } from '../../../shared/schemas.ts'
import { verbs } from '../../../shared/verbs.ts'
import { createHandlers } from './index.ts'
import { testProfile, testTools } from './test-tools.ts'

const status: Status = {
  version: '0.1.0',
  host: 'test',
  node: '24',
  dataDir: '/data',
  keychain: { state: 'ok', message: '', keysInMemory: 0 },
  history: { state: 'open', message: '', sessionsInMemory: 0, setAside: null },
}

describe('the handlers', () => {
  it('are one for each verb, and no more', () => {
    expect(Object.keys(createHandlers(testTools({}))).sort()).toEqual([...verbs].sort())
  })

  it('open help pages by name, from the fixed list', async () => {
    const opened: string[] = []
    const handlers = createHandlers(
      testTools({ openInBrowser: async (address) => void opened.push(address) }),
    )
    await handlers['app.openHelp']({ topic: 'digital-samba-tokens' })
    expect(opened).toEqual(['https://docs.digitalsamba.com/reference/rest-api/tokens'])
    for (const topic of ['', 'https://evil.test/', 'constructor']) {
      await expect(handlers['app.openHelp']({ topic })).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(opened).toHaveLength(1)
  })

  it('lock through the one place that asks first, and unlock with what the engine says then', async () => {
    let locked = 0
    const handlers = createHandlers(
      testTools({
        locking: {
          ask: async () => {
            locked += 1
          },
        },
        unlock: async () => status,
      }),
    )
    expect(await handlers['app.lock']({})).toEqual({})
    expect(locked).toBe(1)
    expect(await handlers['app.unlock']({})).toEqual(status)
  })

  it.each([true, false])('remove a profile only where the person says yes: %s', async (yes) => {
    const removed: string[] = []
    const tools = testTools(
      { profiles: { get: () => testProfile, remove: async (id) => void removed.push(id) } },
      yes,
    )
    const removing = createHandlers(tools)['profiles.remove']({ id: 'profile-1' })
    if (yes) expect(await removing).toEqual({})
    else await expect(removing).rejects.toMatchObject({ code: 'cancelled' })
    expect(tools.asked).toEqual(['Remove the profile “Acme”?'])
    expect(removed).toEqual(yes ? ['profile-1'] : [])
  })

  it.each([true, false])('set the history aside only where the person says yes: %s', async (yes) => {
    let done = 0
    const tools = testTools(
      {
        setAsideHistory: async () => {
          done += 1
          return status
        },
      },
      yes,
    )
    const settingAside = createHandlers(tools)['history.setAside']({})
    if (yes) expect(await settingAside).toEqual(status)
    else await expect(settingAside).rejects.toMatchObject({ code: 'cancelled' })
    expect(tools.asked).toHaveLength(1)
    expect(done).toBe(yes ? 1 : 0)
  })

  it('say whether a draft was kept', async () => {
    const handlers = createHandlers(testTools({ drafts: { get: () => null, set: () => false } }))
    const draft = { profileId: '', values: {}, startEarly: 0 }
    expect(await handlers['drafts.set'](draft)).toEqual({ kept: false })
    expect(await handlers['drafts.get']({})).toBeNull()
  })

  it('offer the identities of a profile', async () => {
    const tools = testTools({ accounts: { identities: (profileId) => [`of ${profileId}`] } })
    const identities = createHandlers(tools)['identities.list']({ profileId: 'profile-1' })
    expect(await identities).toEqual({ identities: ['of profile-1'] })
  })
})
