import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../settings/settings.ts'
import { testNow } from '../test-drafts.ts'
import { issueIn, profileWithKey, startEngine } from '../test-engine.ts'
import { writtenToken } from './kept-tokens.ts'
import { tokensOfRun } from './tokens-of-run.ts'

const keepTokens = 'never'

describe('a token text that is never to be kept', () => {
  test('can be had in this run until it expires, and not after a restart', async () => {
    let now = testNow
    const { engine, again } = await startEngine({ clock: () => now * 1000 })
    engine.settings.set({ ...defaultSettings, keepTokens })
    const { profile } = await profileWithKey(engine)
    const { session } = await issueIn(engine, profile.id)
    expect(engine.sessions.get(session.id)).toEqual(session)
    expect(session.link).toContain(session.token)
    now += 3600
    expect(engine.sessions.get(session.id)).toEqual({ ...session, token: null, link: null })
    now -= 3600
    await engine.close()
    const { engine: next } = await again()
    expect(next.sessions.get(session.id)).toEqual({ ...session, token: null, link: null })
  })

  test('is forgotten when the application is locked', async () => {
    const { engine } = await startEngine()
    engine.settings.set({ ...defaultSettings, keepTokens })
    const { profile } = await profileWithKey(engine)
    const { session } = await issueIn(engine, profile.id)
    await engine.lock()
    await engine.unlock()
    expect(engine.sessions.get(session.id).token).toBeNull()
  })

  test('of a session that is removed comes back with it', async () => {
    const { engine } = await startEngine()
    engine.settings.set({ ...defaultSettings, keepTokens })
    const { profile } = await profileWithKey(engine)
    const { session } = await issueIn(engine, profile.id)
    const { undo } = engine.sessions.remove([session.id])
    engine.sessions.restore(undo)
    expect(engine.sessions.get(session.id).token).toBe(session.token)
  })

  test.each([
    ['never', 'signed', ''],
    ['never', 'crafted', 'a.b.c'],
    ['until-expiry', 'signed', 'a.b.c'],
    ['always', 'pasted', 'a.b.c'],
  ] as const)('is written where they are kept %s, of a %s one: %j', (keep, origin, written) => {
    expect(writtenToken({ keepTokens: keep }, { origin, token: 'a.b.c' })).toBe(written)
  })
})

test('of the tokens of a run the last 200 stay in memory', () => {
  const tokens = tokensOfRun()
  for (let number = 0; number < 201; number++) {
    tokens.remember({ id: String(number), token: `token-${number}`, validUntil: null })
  }
  expect(tokens.of('0', testNow)).toBeNull()
  expect(tokens.of('1', testNow)).toBe('token-1')
  expect(tokens.of('200', testNow)).toBe('token-200')
  tokens.forget()
  expect(tokens.of('200', testNow)).toBeNull()
})
