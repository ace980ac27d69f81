import { describe, expect, test } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import type { Profile } from '../../shared/schemas.ts'
import { stateOf } from '../../shared/validity/state.ts'
import { acme, draftFor, testKey, testNow } from '../test-drafts.ts'
import { everySession, issueIn, profileWithKey, startEngine } from '../test-engine.ts'
import { verifyHs256 } from '../tokens/verify.ts'
import { DraftRefused } from './draft-refused.ts'

const adHocProfile: Profile = { ...acme, id: 'ad-hoc', name: 'Ad hoc', keys: [] }
const adHoc = { profile: adHocProfile, secret: Buffer.from(testKey) }

describe('issuing', () => {
  test('gives a session with everything that is known of it', async () => {
    const { engine } = await startEngine()
    const { profile, key } = await profileWithKey(engine)
    const { session, findings, recorded } = await issueIn(engine, profile.id, {
      ud: 'crm-4711',
      role: 'speaker',
    })
    expect(recorded).toBe(true)
    expect(findings.filter(({ level }) => level === 'error')).toEqual([])
    expect(session).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      platform: 'digital-samba',
      profileId: profile.id,
      profileName: 'Acme staging',
      environment: 'staging',
      keyFingerprint: key.fingerprint,
      origin: 'signed',
      room: 'demo-room',
      name: 'John Smith',
      externalId: 'crm-4711',
      role: 'speaker',
      issuedAt: testNow,
      validFrom: testNow,
      validUntil: testNow + 3600,
      isEndUnknown: false,
      stoppedAt: null,
      person: null,
      note: '',
      header: { alg: 'HS256', typ: 'JWT' },
      claims: {
        td: '11111111-2222-4333-8444-555555555555',
        rd: 'demo-room',
        ud: 'crm-4711',
        u: 'John Smith',
        role: 'speaker',
        iat: testNow,
        nbf: testNow,
        exp: testNow + 3600,
      },
      asked: null,
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]{43}$/),
      link: `https://acme.digitalsamba.com/demo-room?token=${session.token}`,
    })
    expect((await verifyHs256(session.token, Buffer.from(testKey))).valid).toBe(true)
  })

  test('signs what the preview shows', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const draft = draftFor(profile.id, { u: 'Zoë 李', exp: 'end of day' })
    const timeZone = 'Europe/Berlin'
    const { claims } = platforms['digital-samba'].claimsFor(draft, { profile, now: testNow, timeZone })
    const { session } = await engine.sessions.issue({ draft, timeZone })
    const payload = Buffer.from(session.token.split('.')[1] ?? '', 'base64url').toString()
    expect(payload).toBe(JSON.stringify(claims))
  })

  test('takes a half second off, as claims are whole seconds', async () => {
    const { engine } = await startEngine({ clock: () => testNow * 1000 + 999 })
    const { profile } = await profileWithKey(engine)
    const { session } = await issueIn(engine, profile.id)
    expect(session.issuedAt).toBe(testNow)
    expect(session.claims.iat).toBe(testNow)
  })

  test('is recorded before it is announced', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const totals: number[] = []
    engine.on('sessions.changed', () => totals.push(engine.sessions.search(everySession).rows.length))
    await issueIn(engine, profile.id)
    expect(totals).toEqual([1])
  })

  test('passes its named steps, and is in the history from the second on', async () => {
    const steps: [string, number][] = []
    const { engine } = await startEngine({
      onStep: (step) => steps.push([step, engine.sessions.search(everySession).rows.length]),
    })
    const { profile } = await profileWithKey(engine)
    await issueIn(engine, profile.id)
    expect(steps).toEqual([
      ['before-record', 0],
      ['after-record', 1],
      ['before-answer', 1],
    ])
  })

  test('goes wrong where it can not be recorded, and gives no token', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const issuing = issueIn(engine, profile.id)
    await engine.close()
    await expect(issuing).resolves.toMatchObject({ recorded: true })
    await expect(issueIn(engine, profile.id)).rejects.toMatchObject({ code: 'history-unavailable' })
  })

  test('without a link host gives no link', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const { keys: _, ...input } = profile
    engine.profiles.save({ ...input, settings: { teamId: input.settings.teamId ?? '' } })
    expect((await issueIn(engine, profile.id)).session.link).toBeNull()
  })

  test('returns the warnings with the session', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine, 'short-test-key')
    const { findings } = await issueIn(engine, profile.id, { exp: '' })
    const codes = findings.map(({ code }) => code)
    expect(codes).toContain('key-short')
    expect(findings.every(({ level }) => level !== 'error')).toBe(true)
    expect(codes.length).toBeGreaterThan(1)
  })
})

describe('a draft that can not be issued', () => {
  test.each([
    ['no room', { rd: '' }, 'rd'],
    ['a time that is none', { exp: 'soon' }, 'exp'],
    ['an end before its start', { nbf: '2h', exp: String(testNow) }, 'exp'],
  ])(
    '%s is refused with its field and all findings, and nothing is recorded',
    async (_what, values, field) => {
      const { engine } = await startEngine()
      const { profile } = await profileWithKey(engine)
      const refusal = await issueIn(engine, profile.id, values).catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(DraftRefused)
      expect(refusal).toMatchObject({ code: 'draft-refused', field })
      expect(refusal instanceof DraftRefused && refusal.findings.some(({ level }) => level === 'error')).toBe(
        true,
      )
      expect(engine.sessions.search(everySession).rows.length).toBe(0)
    },
  )

  test('a profile without a key is refused with a finding of its own', async () => {
    const { engine } = await startEngine()
    const { profile } = engine.profiles.save(acme)
    const refusal = await issueIn(engine, profile.id).catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      code: 'draft-refused',
      message: expect.stringContaining('no current key'),
    })
    expect(refusal).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'key-missing', field: null, level: 'error' }),
      ]),
    })
  })

  test('a profile that is not there is not found', async () => {
    const { engine } = await startEngine()
    await expect(issueIn(engine, 'nobody')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a profile for one run', () => {
  test('signs with the key that came with it, and is recorded without a profile', async () => {
    const { engine } = await startEngine()
    const draft = draftFor('ad-hoc')
    const { session, recorded } = await engine.sessions.issue({ draft, timeZone: 'UTC', adHoc })
    expect(recorded).toBe(true)
    expect(session).toMatchObject({ profileId: null, profileName: 'Ad hoc' })
    expect(engine.sessions.get(session.id)).toEqual(session)
    expect(engine.profiles.list()).toEqual([])
    expect(adHoc.secret.toString()).toBe(testKey)
  })

  test('has the fingerprint of the same key in a stored profile', async () => {
    const { engine } = await startEngine()
    const { key } = await profileWithKey(engine)
    const { session } = await engine.sessions.issue({ draft: draftFor('ad-hoc'), timeZone: 'UTC', adHoc })
    expect(session.keyFingerprint).toBe(key.fingerprint)
  })

  test('with an empty key is refused', async () => {
    const { engine } = await startEngine()
    const empty = { ...adHoc, secret: new Uint8Array() }
    const issuing = engine.sessions.issue({ draft: draftFor('ad-hoc'), timeZone: 'UTC', adHoc: empty })
    await expect(issuing).rejects.toMatchObject({ code: 'key-empty' })
  })

  test('can be kept out of the history', async () => {
    const { engine } = await startEngine()
    let heard = 0
    engine.on('sessions.changed', () => {
      heard++
    })
    const request = { draft: draftFor('ad-hoc'), timeZone: 'UTC', adHoc, unrecorded: true }
    const { session, recorded } = await engine.sessions.issue(request)
    expect(recorded).toBe(false)
    expect(session.token).not.toBe('')
    expect(engine.sessions.search(everySession).rows.length).toBe(0)
    expect(() => engine.sessions.get(session.id)).toThrow(expect.objectContaining({ code: 'not-found' }))
    expect(heard).toBe(0)
  })
})

test('the state of a session changes as time passes', async () => {
  let now = testNow
  const { engine } = await startEngine({ clock: () => now * 1000 })
  const { profile } = await profileWithKey(engine)
  const { session } = await issueIn(engine, profile.id, { nbf: '10m', exp: '1h' })
  for (const state of ['not-yet', 'valid', 'expired'] as const) {
    expect(stateOf(session, now)).toBe(state)
    expect(engine.sessions.search({ ...everySession, state }).rows.length).toBe(1)
    now = state === 'not-yet' ? (session.validFrom ?? 0) : (session.validUntil ?? 0)
  }
})
