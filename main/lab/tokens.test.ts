import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { plainCraft } from '../../shared/lab/compose.ts'
import { sessionSchema } from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import { acme, incoming, testKey, testNow } from '../test-drafts.ts'
import { everySession, issueIn, profileWithKey, startEngine } from '../test-engine.ts'
import { signCraft } from '../tokens/sign-craft.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const signed = (key: string, payload = '{"rd":"demo-room","u":"Zoë"}') =>
  signCraft({ ...plainCraft({}), payload }, bytes(key))
const newest = (engine: Engine) => engine.sessions.search(everySession).rows

describe('detecting', () => {
  test('finds out of the keys of every profile the one that signed, previous ones too', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine, 'b2xkIHRlc3Qga2V5')
    await engine.keys.rotate(incoming(profile.id, testKey, 'new'))
    const other = engine.profiles.save({ ...acme, name: 'Beta' }).profile
    await engine.keys.add(incoming(other.id, 'beta test key'))
    const sentenceOf = async (token: string) => (await engine.tokens.detect(token, null)).signer?.sentence
    const { session } = await issueIn(engine, profile.id)
    expect(await sentenceOf(session.token)).toBe('Signed with “Acme staging”, current key “new”.')
    expect(await sentenceOf(signed('beta test key'))).toBe('Signed with “Beta”, current key “key 1”.')
    expect(await sentenceOf(signed('old test key'))).toBe(
      'Signed with “Acme staging”, previous key “key 1”, read as base64.',
    )
    expect(await engine.tokens.detect(signed('none of them, a test key'), null)).toEqual({
      signer: null,
      keys: 3,
      unread: [],
    })
  })

  test('reads no secret of a platform that makes its tokens itself', async () => {
    const { engine } = await startEngine()
    const platform = { platform: 'video-io', settings: { generation: 'documented' } } as const
    const { profile } = engine.profiles.save({ ...acme, ...platform, defaultRole: '' })
    await engine.keys.add(incoming(profile.id, 'video test key'))
    expect(await engine.tokens.detect(signed('video test key'), null)).toEqual({
      signer: null,
      keys: 0,
      unread: [],
    })
  })

  test('names the keys that can not be read, and goes on', async () => {
    const { engine, secrets, again } = await startEngine()
    const { profile } = await profileWithKey(engine, 'lost test key')
    const before = new Set(secrets.entries.keys())
    await engine.keys.rotate(incoming(profile.id, testKey, 'new'))
    for (const name of before) if (name.includes('/key/')) secrets.entries.delete(name)
    await engine.close()
    const next = await again()
    expect(await next.engine.tokens.detect(signed(`${testKey}\n`), null)).toMatchObject({
      signer: { keyLabel: 'new', variant: 'newline-after' },
      keys: 1,
      unread: ['Acme staging, key 1'],
    })
  })

  test('tries a typed key alone, and overwrites it whatever comes of it', async () => {
    const { engine } = await startEngine()
    await profileWithKey(engine)
    const tried = async (text: string, token: string, encoding: 'text' | 'hex' = 'text') => {
      const typed = { bytes: bytes(text), encoding }
      try {
        return (await engine.tokens.detect(token, typed)).signer?.sentence ?? null
      } catch (error) {
        return error instanceof Error && 'code' in error ? error.code : error
      } finally {
        expect(typed.bytes).toEqual(new Uint8Array(typed.bytes.length))
      }
    }
    const typedKey = 'a typed test key'
    expect(await tried(typedKey, signed(typedKey))).toBe('Signed with the key given.')
    expect(await tried(typedKey, signed(`"${typedKey}"`))).toBe(
      'Signed with the key given, with double quotes around it.',
    )
    expect(await tried(Buffer.from(typedKey).toString('hex'), signed(typedKey), 'hex')).toBe(
      'Signed with the key given.',
    )
    expect(await tried(typedKey, signed(testKey))).toBeNull()
    expect(await tried(typedKey, signed(typedKey), 'hex')).toBe('key-unreadable')
    await engine.lock()
    expect(await tried(typedKey, signed(typedKey))).toBe('locked')
  })

  test('does nothing while locked', async () => {
    const { engine } = await startEngine()
    await profileWithKey(engine)
    await engine.lock()
    await expect(engine.tokens.detect(signed(testKey), null)).rejects.toMatchObject({ code: 'locked' })
    expect(() => engine.tokens.keep(signed(testKey), 'digital-samba', null)).toThrow(
      expect.objectContaining({ code: 'locked' }),
    )
  })
})

describe('keeping', () => {
  test('records a pasted token for a profile, which keeps its current session', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const { session: issued } = await issueIn(engine, profile.id)
    let changes = 0
    engine.on('sessions.changed', () => {
      changes += 1
    })
    const token = signed('unknown test key', `{"rd":"demo-room","u":"Zoë","nbf":1.5,"exp":${testNow + 60}}`)
    const kept = engine.tokens.keep(`Bearer ${token}\n`, 'digital-samba', profile.id)
    expect(kept).toMatchObject({
      origin: 'pasted',
      platform: 'digital-samba',
      profileId: profile.id,
      profileName: 'Acme staging',
      environment: 'staging',
      keyFingerprint: '',
      room: 'demo-room',
      name: 'Zoë',
      issuedAt: testNow,
      validFrom: 1.5,
      validUntil: testNow + 60,
      isEndUnknown: false,
      header: { alg: 'HS256', typ: 'JWT' },
      claims: { rd: 'demo-room' },
      asked: null,
      token,
      link: `https://acme.digitalsamba.com/demo-room?token=${token}`,
    })
    expect(sessionSchema.parse(kept)).toEqual(kept)
    expect(engine.sessions.get(kept.id)).toEqual(kept)
    expect(engine.sessions.current(profile.id)?.id).toBe(issued.id)
    expect(changes).toBe(1)
  })

  test('records it without a profile as one of production, with no link', async () => {
    const { engine } = await startEngine()
    const kept = engine.tokens.keep(signed('unknown test key'), 'digital-samba', null)
    expect(kept).toMatchObject({
      profileId: null,
      profileName: '',
      environment: 'production',
      validFrom: null,
      validUntil: null,
      isEndUnknown: false,
      link: null,
    })
  })

  test('keeps no text of it where the settings keep none', async () => {
    const { engine } = await startEngine()
    engine.settings.set({ ...engine.settings.get(), keepTokens: 'never' })
    const kept = engine.tokens.keep(signed('unknown test key'), 'digital-samba', null)
    expect(kept).toMatchObject({ token: null, room: 'demo-room' })
    expect(engine.sessions.get(kept.id)).toEqual(kept)
  })

  test.each([
    ['nested too deeply', `{"rd":"deep","exp":1,"a":${'['.repeat(900)}${']'.repeat(900)}}`],
    ['with a number that no double holds', '{"rd":"odd","exp":1,"a":1e400}'],
  ])('keeps the token and its times, but no claims, where they are %s', async (_, payload) => {
    const { engine } = await startEngine()
    const token = signed('unknown test key', payload)
    const kept = engine.tokens.keep(token, 'digital-samba', null)
    expect(kept).toMatchObject({ claims: {}, room: '', validUntil: 1, token })
    expect(engine.sessions.get(kept.id)).toEqual(kept)
  })

  test.each([
    ['"exp":"soon"', null],
    ['"exp":1e400', null],
    ['"exp":null', null],
    ['"exp":-1.5', -1.5],
  ])('knows an end only where it is a number: %s', async (member, validUntil) => {
    const { engine } = await startEngine()
    const kept = engine.tokens.keep(signed('unknown test key', `{${member}}`), 'digital-samba', null)
    expect(kept).toMatchObject({ validUntil, isEndUnknown: validUntil === null })
  })

  test('takes claims of any type', async () => {
    const { engine } = await startEngine()
    const payload = '{"rd":{"a":1},"u":[1],"ud":7,"role":null,"nbf":"0","__proto__":{"rd":"x"}}'
    const kept = engine.tokens.keep(signed('unknown test key', payload), 'digital-samba', null)
    expect(sessionSchema.safeParse(engine.sessions.get(kept.id)).success).toBe(true)
    expect(newest(engine).map(({ id }) => id)).toEqual([kept.id])
  })

  test('keeps a broken token, and an unsigned one', async () => {
    const { engine } = await startEngine()
    const [header, payload] = signed(testKey).split('.')
    for (const token of [
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${header}.!.x`,
      `x.${payload}.x`,
    ]) {
      expect(engine.tokens.keep(token, 'digital-samba', null).token).toBe(token)
    }
    expect(newest(engine)).toHaveLength(4)
  })

  test('keeps a token that only the platform can read where the platform makes such ones', async () => {
    const { engine } = await startEngine()
    expect(engine.tokens.keep('opaque-test-token', 'video-io', null)).toMatchObject({
      header: {},
      claims: {},
      validUntil: null,
      isEndUnknown: true,
    })
    expect(() => engine.tokens.keep('opaque-test-token', 'digital-samba', null)).toThrow(
      expect.objectContaining({ code: 'bad-request' }),
    )
  })

  test.each([
    '',
    ' ',
    'hello',
    'What is this?',
    'a.b.c',
    '{"rd":"lobby"}',
    `.${createHmac('sha256', 'x').digest('hex')}`,
  ])('refuses %j, which is no token, and records nothing', async (text) => {
    const { engine } = await startEngine()
    expect(() => engine.tokens.keep(text, 'digital-samba', null)).toThrow(
      expect.objectContaining({ code: 'bad-request' }),
    )
    expect(newest(engine)).toEqual([])
  })

  test('refuses a profile of another platform, and one that is not there', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const keep = (platform: 'dolby' | 'digital-samba', id: string) => () =>
      engine.tokens.keep(signed(testKey), platform, id)
    expect(keep('dolby', profile.id)).toThrow(expect.objectContaining({ code: 'bad-request' }))
    expect(keep('digital-samba', 'nobody')).toThrow(expect.objectContaining({ code: 'not-found' }))
  })
})
