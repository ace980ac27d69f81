import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { compose } from '../../shared/lab/compose.ts'
import { memoryStore } from '../keychain/memory.ts'
import { acme, draftFor, incoming, testKey, testNow } from '../test-drafts.ts'
import { everySession, profileWithKey, startEngine } from '../test-engine.ts'
import { craftRequest, testCraft } from './test-lab.ts'

const signatureOver = (text: string, key: string | Uint8Array, hash = 'sha256') =>
  createHmac(hash, key).update(text).digest('base64url')

const nested = (levels: number) => `{"rd":"demo-room","a":${'['.repeat(levels)}${']'.repeat(levels)}}`

describe('a crafted token', () => {
  test('is exactly the bytes of the craft, signed, and in the history once it is answered', async () => {
    const { engine, again } = await startEngine()
    const { profile, key } = await profileWithKey(engine)
    const crafted = await engine.lab.craft(craftRequest(profile.id))
    const { header, payload, signed } = compose(testCraft)
    expect(crafted.session.token).toBe(`${header}.${payload}.${signatureOver(signed, testKey)}`)
    expect(crafted).toMatchObject({
      recorded: true,
      session: {
        link: `https://acme.digitalsamba.com/demo-room?token=${crafted.session.token}`,
        origin: 'crafted',
        profileName: 'Acme staging',
        keyFingerprint: key.fingerprint,
        room: 'demo-room',
        name: 'Zoë',
        issuedAt: testNow,
        validFrom: null,
        validUntil: testNow + 60,
        isEndUnknown: false,
        header: { alg: 'HS256', typ: 'JWT' },
        person: null,
        asked: null,
      },
    })
    const { id } = crafted.session
    expect(engine.sessions.get(id)).toEqual(crafted.session)
    await engine.close()
    const { engine: next } = await again()
    expect(next.sessions.get(id)).toEqual(crafted.session)
  })

  test('never becomes the current session', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    await engine.lab.craft(craftRequest(profile.id))
    expect(engine.sessions.current(profile.id)).toBeNull()
    const { session } = await engine.sessions.issue({ draft: draftFor(profile.id), timeZone: 'UTC' })
    await engine.lab.craft(craftRequest(profile.id))
    expect(engine.sessions.current(profile.id)?.id).toBe(session.id)
  })

  test('leads to the room of the address, also where the claims name another one', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const delivery = { room: 'other room', transport: 'fragment' } as const
    const { session } = await engine.lab.craft(craftRequest(profile.id, { delivery }))
    expect(session.link).toBe(`https://acme.digitalsamba.com/other%20room#token=${session.token}`)
    expect(engine.sessions.get(session.id).link).toBe(session.link)
    const { undo } = engine.sessions.remove([session.id])
    engine.sessions.restore(undo)
    expect(engine.sessions.get(session.id).link).toBe(session.link)
  })

  test('has no link where nothing leads to the room', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    for (const room of ['', '..']) {
      const { session } = await engine.lab.craft(
        craftRequest(profile.id, { delivery: { room, transport: 'twice' } }),
      )
      expect(session.link).toBeNull()
    }
  })

  test('is kept with its text also where the history keeps none', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    engine.settings.set({ ...engine.settings.get(), keepTokens: 'never' })
    const { session } = await engine.lab.craft(craftRequest(profile.id))
    expect(engine.sessions.get(session.id).token).toBe(session.token)
  })

  test.each([
    ['no JSON', '{"rd":"demo', {}],
    ['a list', '["demo-room"]', {}],
    ['numbers that no double holds', '{"rd":"demo-room","exp":1e400}', {}],
    ['1,000 levels', nested(1000), {}],
    ['100,000 levels', nested(99_000), {}],
    ['duplicates', '{"rd":"a","rd":"demo-room"}', { rd: 'demo-room' }],
    ['half a character', '{"rd":"demo-room","u":"\\ud800"}', { rd: 'demo-room', u: '\ud800' }],
    [
      'other types',
      '{"rd":7,"u":{"a":1},"ud":[1],"role":true,"exp":"soon","nbf":null}',
      {
        ...{ rd: 7, u: { a: 1 }, ud: [1], role: true, exp: 'soon', nbf: null },
      },
    ],
  ])('of %s is recorded as far as it can be read', async (_, payload, claims) => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const craft = { ...testCraft, payload, header: payload }
    const { session } = await engine.lab.craft(craftRequest(profile.id, { craft }))
    const kept = engine.sessions.get(session.id)
    expect(kept).toMatchObject({
      claims,
      header: claims,
      token: session.token,
      validFrom: null,
      validUntil: null,
    })
    expect(kept.room).toBe('rd' in claims && typeof claims.rd === 'string' ? claims.rd : '')
    const { rows } = engine.sessions.search({ ...everySession, origin: 'crafted' })
    expect(rows.map(({ id }) => id)).toEqual([session.id])
  })

  test.each([
    ['escaped', true],
    ['utf-8', true],
    ['utf-16le', false],
    ['latin-1', false],
  ] as const)('in %s is read as a strict reader reads it: %s', async (characters, isRead) => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const { session } = await engine.lab.craft(
      craftRequest(profile.id, { craft: { ...testCraft, characters } }),
    )
    expect(session.name).toBe(isRead ? 'Zoë' : null)
    expect(session.isEndUnknown).toBe(!isRead)
  })
})

describe('the key of a crafted token', () => {
  test('may be a previous one of the profile', async () => {
    const { engine } = await startEngine()
    const { profile, key } = await profileWithKey(engine)
    await engine.keys.rotate(incoming(profile.id, 'another-test-key-not-a-real-one', 'key 2'))
    const { session } = await engine.lab.craft(
      craftRequest(profile.id, { key: { from: 'stored', id: key.id } }),
    )
    expect(session.token.split('.')[2]).toBe(signatureOver(compose(testCraft).signed, testKey))
    expect(session.keyFingerprint).toBe(key.fingerprint)
  })

  test('is never one of another profile', async () => {
    const { engine } = await startEngine()
    const { key } = await profileWithKey(engine)
    const { profile: other } = engine.profiles.save({ ...acme, name: 'Other' })
    const crafting = engine.lab.craft(craftRequest(other.id, { key: { from: 'stored', id: key.id } }))
    await expect(crafting).rejects.toMatchObject({ code: 'not-found' })
  })

  test('may be typed, in its encoding, and is overwritten', async () => {
    const { engine } = await startEngine()
    const { profile } = engine.profiles.save(acme)
    const bytes = Buffer.from(Buffer.from(testKey).toString('hex'))
    const key = { from: 'typed', bytes, encoding: 'hex' } as const
    const { session } = await engine.lab.craft(craftRequest(profile.id, { key }))
    expect(session.token.split('.')[2]).toBe(signatureOver(compose(testCraft).signed, testKey))
    expect(bytes.every((byte) => byte === 0)).toBe(true)
    const wrong = Buffer.from('no hex')
    const refused = engine.lab.craft(
      craftRequest(profile.id, { key: { from: 'typed', bytes: wrong, encoding: 'hex' } }),
    )
    await expect(refused).rejects.toMatchObject({ code: 'key-unreadable' })
    expect(wrong.every((byte) => byte === 0)).toBe(true)
  })

  test('is overwritten also where nothing is signed', async () => {
    const { engine } = await startEngine()
    const { profile } = engine.profiles.save({ ...acme, environment: 'production' })
    const bytes = Buffer.from(testKey)
    const key = { from: 'typed', bytes, encoding: 'text' } as const
    await expect(engine.lab.craft(craftRequest(profile.id, { key }))).rejects.toMatchObject({
      code: 'lab-closed',
    })
    expect(bytes.every((byte) => byte === 0)).toBe(true)
  })

  test('may be empty', async () => {
    const { engine } = await startEngine()
    const { profile } = engine.profiles.save(acme)
    const { session } = await engine.lab.craft(craftRequest(profile.id, { key: { from: 'empty' } }))
    expect(session.token.split('.')[2]).toBe(signatureOver(compose(testCraft).signed, ''))
  })

  test('may have a mistake made with it, and the fingerprint is that of what signed', async () => {
    const { engine } = await startEngine()
    const { profile, key } = await profileWithKey(engine)
    const { session } = await engine.lab.craft(craftRequest(profile.id, { variant: 'newline-after' }))
    expect(session.token.split('.')[2]).toBe(signatureOver(compose(testCraft).signed, `${testKey}\n`))
    expect(session.keyFingerprint).not.toBe(key.fingerprint)
    const same = await engine.keys.add(incoming(profile.id, `${testKey}\n`, 'with a line end'))
    expect(session.keyFingerprint).toBe(same.key.fingerprint)
    const impossible = engine.lab.craft(craftRequest(profile.id, { variant: 'trimmed' }))
    await expect(impossible).rejects.toMatchObject({ code: 'key-unreadable', field: 'variant' })
  })

  test('is not needed where nothing is signed', async () => {
    const { engine } = await startEngine()
    const { profile } = engine.profiles.save(acme)
    const craft = { ...testCraft, algorithm: 'none' } as const
    const { session } = await engine.lab.craft(craftRequest(profile.id, { craft }))
    const { header, payload } = compose(craft)
    expect(session).toMatchObject({ token: `${header}.${payload}.`, keyFingerprint: '' })
    await expect(engine.lab.craft(craftRequest(profile.id))).rejects.toMatchObject({ code: 'key-missing' })
  })
})

describe('the Lab', () => {
  test('is closed to a profile of production that does not allow it, and says where to allow it', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    engine.profiles.save({ ...acme, id: profile.id, environment: 'production' })
    const refused = { code: 'lab-closed', message: expect.stringContaining('under Profiles') }
    await expect(engine.lab.craft(craftRequest(profile.id))).rejects.toMatchObject(refused)
    expect(engine.sessions.search({ ...everySession, origin: 'crafted' }).rows.length).toBe(0)
    engine.profiles.save({ ...acme, id: profile.id, environment: 'production', labAllowed: true })
    expect(await engine.lab.craft(craftRequest(profile.id))).toMatchObject({ recorded: true })
  })

  test('signs nothing with a secret that asks a platform', async () => {
    const { engine } = await startEngine()
    const { profile } = engine.profiles.save({ ...acme, platform: 'video-io', settings: {} })
    await engine.keys.add(incoming(profile.id))
    await expect(engine.lab.craft(craftRequest(profile.id))).rejects.toMatchObject({ code: 'bad-request' })
  })

  test('signs nothing while locked', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    await engine.lock()
    await expect(engine.lab.craft(craftRequest(profile.id))).rejects.toMatchObject({ code: 'locked' })
  })

  test('tells of what it records', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    let told = 0
    engine.on('sessions.changed', () => {
      told += 1
    })
    await engine.lab.craft(craftRequest(profile.id))
    expect(told).toBe(1)
  })

  test('says so where it records in memory alone, which moves into the history once that opens', async () => {
    const secrets = memoryStore()
    secrets.become('missing')
    const { engine } = await startEngine({ secrets })
    const { profile } = await profileWithKey(engine)
    const delivery = { room: 'other-room', transport: 'link' } as const
    const { session, recorded } = await engine.lab.craft(craftRequest(profile.id, { delivery }))
    expect(recorded).toBe(false)
    expect(engine.status().history.sessionsInMemory).toBe(1)
    secrets.become('ok')
    await engine.retryKeychain()
    expect(engine.sessions.get(session.id)).toMatchObject({ token: session.token, link: session.link })
  })
})
