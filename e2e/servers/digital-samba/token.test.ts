import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { readToken, signToken } from './token.ts'

const key = 'test-developer-key-not-a-real-one'
const encode = (text: string) => Buffer.from(text).toString('base64url')

/** A token of exactly these texts, with a right HMAC. */
function tokenOf(header: string, payload: string, hash = 'sha256', secret: string | Buffer = key): string {
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`
}

describe('readToken', () => {
  it('reads a token whose signature is known', () => {
    const payload =
      '{"td":"11111111-2222-4333-8444-555555555555","rd":"demo-room","u":"John Smith","role":"attendee","iat":1700000000,"nbf":1700000000,"exp":1700003600}'
    const token = `${encode('{"alg":"HS256","typ":"JWT"}')}.${encode(payload)}.B78GVnsD2xYTB35meu0i80ogaQkJXFmPo5BQpCFMP3E`
    expect(readToken(token, key)).toEqual(JSON.parse(payload))
  })

  it('reads what a library signed', async () => {
    const claims = { rd: 'room', u: 'Zoë 😀' }
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(key))
    expect(readToken(token, key)).toEqual(claims)
  })

  it('reads whatever it signs itself', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())),
        fc.string(),
        (claims, secret) => {
          const expected = JSON.parse(JSON.stringify(claims))
          expect(readToken(signToken(claims, secret), secret)).toEqual(expected)
        },
      ),
    )
  })

  it('refuses a token with any one character changed', () => {
    const token = signToken({ rd: 'room', u: 'Jane Smith', exp: 1_700_000_000 }, key)
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=. '.split('')
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...letters), (at, letter) => {
        fc.pre(token[at] !== letter)
        expect(readToken(token.slice(0, at) + letter + token.slice(at + 1), key)).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['none', '{"alg":"none"}'],
    ['HS256 in small letters', '{"alg":"hs256"}'],
    ['no name', '{"typ":"JWT"}'],
    ['a list', '["HS256"]'],
    ['HS256 and something critical', '{"alg":"HS256","crit":["b64"],"b64":false}'],
  ])('refuses an algorithm that is %s, though the HMAC is right', (_name, header) => {
    expect(readToken(tokenOf(header, '{}'), key)).toBeNull()
  })

  it.each(['sha384', 'sha512'])('refuses an HMAC with %s', (hash) => {
    const name = hash.replace('sha', 'HS')
    expect(readToken(tokenOf(`{"alg":"${name}"}`, '{}', hash), key)).toBeNull()
    expect(readToken(tokenOf('{"alg":"HS256"}', '{}', hash), key)).toBeNull()
  })

  it('refuses a token without a signature', () => {
    const part = encode('{"alg":"none"}')
    expect(readToken(`${part}.${encode('{}')}.`, key)).toBeNull()
    expect(readToken(`${part}.${encode('{}')}`, key)).toBeNull()
  })

  it.each([
    ['another key', `${key}x`],
    ['the key with a space', `${key} `],
    ['the key with a new line', `${key}\n`],
    ['the key decoded as base64', Buffer.from(key, 'base64')],
    ['nothing', ''],
  ])('refuses a token signed with %s', (_name, secret) => {
    expect(readToken(tokenOf('{"alg":"HS256"}', '{}', 'sha256', secret), key)).toBeNull()
  })

  it('refuses a token signed with RS256', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)
    const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()
    expect(readToken(token, publicKey)).toBeNull()
  })

  it.each(['', '.', '..', '...', 'a.b.c', 'Bearer x', '{}', 'a'.repeat(100)])('refuses %j', (text) => {
    expect(readToken(text, key)).toBeNull()
  })

  it.each(['[]', '"text"', 'null', '7', '{"a":', ''])('refuses claims that are %j', (payload) => {
    expect(readToken(tokenOf('{"alg":"HS256"}', payload), key)).toBeNull()
  })

  it('refuses claims that are not UTF-8', () => {
    const signed = `${encode('{"alg":"HS256"}')}.${Buffer.from('{"u":"\xff"}', 'latin1').toString('base64url')}`
    const signature = createHmac('sha256', key).update(signed).digest('base64url')
    expect(readToken(`${signed}.${signature}`, key)).toBeNull()
  })

  it('refuses padding and the other base64, in every part', () => {
    const token = tokenOf('{"alg":"HS256","kid":"??>"}', '{"u":"??>??>"}')
    expect(readToken(token, key)).not.toBeNull()
    expect(readToken(`${token}=`, key)).toBeNull()
    expect(readToken(token.replaceAll('_', '/').replaceAll('-', '+'), key)).toBeNull()
    expect(readToken(` ${token}`, key)).toBeNull()
    expect(readToken(`${token}\n`, key)).toBeNull()
  })

  it('lets the last of two claims with one name count', () => {
    const token = tokenOf('{"alg":"HS256"}', '{"role":"attendee","role":"moderator"}')
    expect(readToken(token, key)).toEqual({ role: 'moderator' })
  })
})
