import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { digitalSambaLab } from '../../shared/platforms/digital-samba/lab.ts'
import { acme, draftFor, incoming, testKey, testNow } from '../test-drafts.ts'
import { profileWithKey, startEngine } from '../test-engine.ts'
import { makeSheetOf, ownCase, testCraft } from './test-lab.ts'
import { engineWithSheet, everyCrafted, saveCases } from './test-sheets.ts'

describe('making a sheet', () => {
  test('signs every case and records it, with the row that names it', async () => {
    const { engine, sheet, leftOut, profile, key } = await engineWithSheet()
    expect(leftOut).toEqual([])
    expect(sheet).toMatchObject({
      title: 'Release 1',
      platform: 'digital-samba',
      profileId: profile.id,
      profileName: 'Acme staging',
      environment: 'staging',
      room: 'demo-room',
      madeAt: testNow,
      moment: testNow,
      counts: { pass: 0, fail: 0, unknown: 0, open: 3 },
    })
    const rows = [...engine.sheets.each(sheet.id)]
    expect(rows.map(({ number, caseId, expected, result }) => [number, caseId, expected, result])).toEqual([
      [1, 'case-1', 'refused', 'open'],
      [2, 'case-2', 'accepted', 'open'],
      [3, 'case-3', 'refused', 'open'],
    ])
    for (const { token, link, sessionId, resigned } of rows) {
      const [header, payload, signature] = token?.split('.') ?? []
      const right = createHmac('sha256', testKey).update(`${header}.${payload}`).digest('base64url')
      expect(signature).toBe(right)
      expect(resigned).toBe(true)
      expect(link).toBe(`https://acme.digitalsamba.com/demo-room?token=${token}`)
      expect(engine.sessions.get(sessionId ?? '')).toMatchObject({
        origin: 'crafted',
        token,
        keyFingerprint: key.fingerprint,
      })
    }
    expect(engine.sessions.current(profile.id)).toBeNull()
  })

  test('signs with a previous key where a case is about one, and leaves it out where there is none', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    await engine.keys.rotate(incoming(profile.id, 'new-test-key-not-a-real-one', 'new'))
    const made = (label: string) =>
      makeSheetOf(engine, profile.id, ['key-previous', 'exp-absent'], { given: { 'previous-key': label } })
    const { sheet } = await made('key 1')
    const signedWith = [...engine.sheets.each(sheet.id)].map(({ token }) => {
      const [header, payload, signature] = token?.split('.') ?? []
      const keys = [testKey, 'new-test-key-not-a-real-one']
      return keys.find(
        (key) => createHmac('sha256', key).update(`${header}.${payload}`).digest('base64url') === signature,
      )
    })
    expect(signedWith).toEqual([testKey, 'new-test-key-not-a-real-one'])
    expect((await made('new')).leftOut).toEqual(['key-previous'])
  })

  test('reads the key once', async () => {
    const { engine, again } = await engineWithSheet(1)
    const ids = saveCases(engine, 50)
    await engine.close()
    const { engine: next, secrets } = await again()
    const [profile] = next.profiles.list()
    let reads = 0
    const { get } = secrets
    secrets.get = async (account) => {
      if (account.includes('/key/')) reads += 1
      return get(account)
    }
    await makeSheetOf(next, profile?.id ?? '', ids)
    expect(reads).toBe(1)
  })

  test('takes times from its moment, and the room of the draft', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const payload = '{"rd":"demo-room","exp":1}'
    engine.lab.saveOwnCase(
      ownCase('fresh', {
        draft: {
          ...ownCase('fresh').draft,
          craft: { ...testCraft, payload },
          times: { exp: '1h' },
          delivery: { room: '', transport: 'link' },
        },
      }),
    )
    const moment = testNow + 86_400
    const { sheet } = await makeSheetOf(engine, profile.id, ['fresh'], {
      moment,
      draft: draftFor(profile.id, { rd: 'lobby' }),
    })
    expect(sheet).toMatchObject({ moment, room: 'lobby', madeAt: testNow })
    const { sessionId, link } = engine.sheets.row(sheet.id, 1)
    expect(engine.sessions.get(sessionId ?? '').claims).toEqual({ rd: 'demo-room', exp: moment + 3600 })
    expect(link).toMatch(/^https:\/\/acme\.digitalsamba\.com\/lobby\?/)
  })

  test('leaves out a mistake that can not be made with this key, and says which', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const base = ownCase('trimmed').draft
    engine.lab.saveOwnCases([
      ownCase('trimmed', { draft: { ...base, variant: 'trimmed' } }),
      ownCase('empty', { draft: { ...base, variant: 'empty' } }),
      ownCase('newline', { draft: { ...base, variant: 'newline-after' } }),
    ])
    const { sheet, leftOut } = await makeSheetOf(engine, profile.id, ['trimmed', 'empty', 'newline'])
    expect(leftOut).toEqual(['trimmed'])
    const rows = [...engine.sheets.each(sheet.id)]
    expect(rows.map(({ number, caseId, resigned }) => [number, caseId, resigned])).toEqual([
      [1, 'empty', false],
      [2, 'newline', false],
    ])
    const fingerprints = rows.map(({ sessionId }) => engine.sessions.get(sessionId ?? '').keyFingerprint)
    expect(new Set([...fingerprints, profile.keys[0]?.fingerprint]).size).toBe(3)
    await expect(makeSheetOf(engine, profile.id, ['trimmed'])).rejects.toMatchObject({ code: 'bad-request' })
  })

  test('of requests records no session, and needs no key', async () => {
    const { engine } = await startEngine()
    const { profile } = engine.profiles.save({ ...acme, platform: 'video-io', settings: {} })
    const request = { origin: 'api', method: 'POST', path: '/x', headers: [], body: '{}' }
    engine.lab.saveOwnCase(
      ownCase('request', { platform: 'video-io', draft: { ...ownCase('request').draft, request } }),
    )
    const { sheet } = await makeSheetOf(engine, profile.id, ['request'])
    expect(engine.sheets.row(sheet.id, 1)).toMatchObject({
      request,
      sessionId: null,
      token: null,
      link: null,
      resigned: false,
    })
    expect(engine.sessions.search(everyCrafted).rows.length).toBe(0)
  })

  test('takes nothing of the guest of a profile that keeps its guests anonymous', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    engine.profiles.save({ ...acme, id: profile.id, anonymous: true })
    const draft = draftFor(profile.id, { u: 'Jane Canary Guestname', ud: 'canary-external-4711' })
    const ids = digitalSambaLab.cases.filter(({ needs }) => needs === undefined).map(({ id }) => id)
    const { sheet } = await makeSheetOf(engine, profile.id, ids, { draft })
    const tokens = [...engine.sheets.each(sheet.id)].flatMap(({ token }) => token ?? [])
    expect(tokens.length).toBeGreaterThan(0)
    for (const token of tokens) {
      const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
      expect(payload).not.toMatch(/canary/i)
    }
    expect(engine.people.search({ profileId: profile.id, text: '', offset: 0, limit: 9 }).total).toBe(0)
  })

  test.each([
    ['a case that there is not', { cases: { as: 'list', ids: ['no-such-case'] } }, 'not-found'],
    ['no room', { draft: { rd: '' } }, 'draft-refused'],
  ] as const)('is refused for %s', async (_, parts, code) => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const ids = saveCases(engine, 1)
    const given =
      'draft' in parts
        ? { draft: draftFor(profile.id, parts.draft) }
        : { cases: { as: 'list' as const, ids: [...parts.cases.ids] } }
    await expect(makeSheetOf(engine, profile.id, ids, given)).rejects.toMatchObject({ code })
    expect(engine.sheets.list()).toEqual([])
    expect(engine.sessions.search(everyCrafted).rows.length).toBe(0)
  })

  test('is refused without a key, for a profile of production that does not allow it, and while locked', async () => {
    const { engine } = await startEngine()
    const { profile } = engine.profiles.save(acme)
    const ids = saveCases(engine, 1)
    await expect(makeSheetOf(engine, profile.id, ids)).rejects.toMatchObject({ code: 'key-missing' })
    await engine.keys.add(incoming(profile.id))
    engine.profiles.save({ ...acme, id: profile.id, environment: 'production' })
    await expect(makeSheetOf(engine, profile.id, ids)).rejects.toMatchObject({ code: 'lab-closed' })
    engine.profiles.save({ ...acme, id: profile.id, environment: 'production', labAllowed: true })
    expect((await makeSheetOf(engine, profile.id, ids)).sheet.environment).toBe('production')
    await engine.lock()
    await expect(makeSheetOf(engine, profile.id, ids)).rejects.toMatchObject({ code: 'locked' })
  })

  test('tells of it once the sheet is there, and counts what it would make', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const ids = saveCases(engine, 3)
    const told: string[] = []
    engine.on('sheets.changed', () => told.push(`sheets ${engine.sheets.list().length}`))
    engine.on('sessions.changed', () =>
      told.push(`sessions ${engine.sessions.search(everyCrafted).rows.length}`),
    )
    expect(engine.sheets.count({ draft: draftFor(profile.id), cases: { as: 'list', ids }, given: {} })).toBe(
      3,
    )
    expect(told).toEqual([])
    await makeSheetOf(engine, profile.id, ids)
    expect(told).toEqual(['sheets 1', 'sessions 3'])
  })

  test('has a title of its own where none is given', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const { sheet } = await makeSheetOf(engine, profile.id, saveCases(engine, 1), { title: '  ' })
    expect(sheet.title).toBe('Acme staging, demo-room')
  })
})
