import { describe, expect, test } from 'vitest'
import { platforms } from '../shared/platforms/index.ts'
import vectors from '../shared/vectors/hs256.json' with { type: 'json' }
import { everySession, issueIn, profileWithKey, startEngine } from './test-engine.ts'

describe('an engine with a well keychain', () => {
  test('starts with an open, empty history', async () => {
    const { engine } = await startEngine()
    expect(engine.status()).toMatchObject({
      keychain: { state: 'ok', message: '', keysInMemory: 0 },
      history: { state: 'open', message: '', sessionsInMemory: 0, setAside: null },
    })
    expect(engine.profiles.list()).toEqual([])
    expect(engine.sessions.search(everySession)).toEqual({ rows: [], total: 0 })
  })

  test('finds profile, key and session again after a restart', async () => {
    const { engine, again } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const { session, recorded } = await issueIn(engine, profile.id, { ud: 'crm-4711' })
    expect(recorded).toBe(true)
    await engine.close()

    const { engine: next } = await again()
    expect(next.profiles.list()).toEqual([profile])
    expect(next.sessions.get(session.id)).toEqual(session)
    expect(next.sessions.search({ ...everySession, text: '4711' }).total).toBe(1)
  })
})

const samba = vectors.filter(({ name }) => name.startsWith('digital-samba'))

describe('the known answers of HS256', () => {
  test.each(samba)(
    '$name: comes out of a draft byte for byte',
    async ({ secret, payload, token, header }) => {
      if (secret === undefined || payload === undefined)
        throw new Error('the vector has no secret or payload')
      const { engine } = await startEngine()
      const { profile } = await profileWithKey(engine, secret)
      const draft = platforms['digital-samba'].draftFrom(payload, profile.id)
      const { session } = await engine.sessions.issue({ draft, timeZone: 'UTC' })
      expect(session.token).toBe(token)
      expect(session.header).toEqual(header)
      expect(JSON.stringify(session.claims)).toBe(JSON.stringify(payload))
    },
  )
})
