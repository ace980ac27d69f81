import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  baseOf,
  describeRequestLibrary,
  type RequestLibrary,
  requestOf,
} from '../../../lab/test-request-library.ts'
import { utf8Length } from '../../../text/utf8-length.ts'
import { dolbyLab as lab } from '../lab.ts'
import { testProfile } from '../test-drafts.ts'

const full = { externalId: 'base-guest', scopes: 'conf:create notifications:set', exp: '2h' }

const library: RequestLibrary = {
  platform: 'dolby',
  lab,
  profile: testProfile,
  full,
  drafts: fc.record({
    externalId: fc
      .string({ maxLength: 40, unit: 'grapheme' })
      .map((text) => `${text} of Acme`.toWellFormed()),
    scopes: fc.constantFrom('', '*', 'conf:create notifications:set', 'session:update'),
    exp: fc.constantFrom('', '30m', '2h', '12h'),
  }),
  tried: {
    'no external id': ['external-id-absent', 'external-id-empty'],
    'bytes of an external id': [
      'external-id-1023-bytes',
      'external-id-1024-bytes',
      'external-id-1025-bytes',
      'external-id-512-accents',
      'external-id-513-accents',
      'external-id-256-emoji',
      'external-id-257-emoji',
    ],
    'normal forms': ['external-id-composed', 'external-id-decomposed'],
    'odd external ids': [
      'external-id-control-characters',
      'external-id-json-text',
      'external-id-e-mail',
      'external-id-lone-surrogate',
    ],
    'one external id twice live': ['client-same-id-twice'],
    'length of the validity': [
      'expiry-zero',
      'expiry-one-second',
      'expiry-24-hours',
      'expiry-over-24-hours',
      'expiry-negative',
    ],
    'type of the expiry': ['expiry-fraction', 'expiry-text'],
    'spelling of the expiry': ['expiry-python-spelling', 'expiry-node-spelling', 'expiry-spellings-differ'],
    scopes: ['scope-empty', 'scope-unknown', 'scope-capitals', 'scope-star', 'scope-list'],
    'wrong key and secret': ['credentials-wrong-secret', 'credentials-app-secret'],
    'API tokens': ['credentials-made-up', 'credentials-broken-token', 'credentials-other-scope'],
    'tokens in each other’s place': ['credentials-client-token', 'client-api-token'],
    'another external id in the client': ['client-other-external-id'],
    'name and avatar': ['name-in-request', 'name-bidi', 'name-emoji-family', 'avatar-http', 'avatar-data'],
    'end and refresh': ['client-expired', 'client-refresh'],
  },
}

describe('edge cases of Dolby.io', () => describeRequestLibrary(library))

describe('what a case of Dolby.io says of itself', () => {
  const base = baseOf(library, full)
  const bodyOf = (id: string): Record<string, unknown> => {
    const found = lab.cases.find((each) => each.id === id)
    return found === undefined ? {} : JSON.parse(requestOf(lab, found, base).body)
  }

  it.each([
    ['external-id-1023-bytes', 1023],
    ['external-id-1024-bytes', 1024],
    ['external-id-1025-bytes', 1025],
    ['external-id-512-accents', 1024],
    ['external-id-513-accents', 1026],
    ['external-id-256-emoji', 1024],
    ['external-id-257-emoji', 1028],
  ])('is so in bytes of UTF-8: %s', (id, bytes) => {
    expect(utf8Length(String(bodyOf(id).externalId))).toBe(bytes)
  })

  it('is so of the spellings of the expiry', () => {
    expect(bodyOf('expiry-python-spelling')).toMatchObject({ expires_in: 600 })
    expect(bodyOf('expiry-python-spelling')).not.toHaveProperty('expiresIn')
    expect(bodyOf('expiry-node-spelling')).toMatchObject({ expiresIn: 600 })
    expect(bodyOf('expiry-node-spelling')).not.toHaveProperty('expires_in')
    expect(bodyOf('expiry-absent')).toEqual({
      sessionScope: 'conf:create notifications:set',
      externalId: 'base-guest',
    })
  })

  it('is so of the right request, which is that of the form', () => {
    expect(lab.requests?.requestFor(base.claims, {})).toMatchObject({
      origin: 'comms',
      method: 'POST',
      path: '/v2/client-access-token',
      body: '{"sessionScope":"conf:create notifications:set","externalId":"base-guest","expires_in":7200,"expiresIn":7200}',
    })
  })
})
