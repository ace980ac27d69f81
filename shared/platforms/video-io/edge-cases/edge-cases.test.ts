import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  baseOf,
  describeRequestLibrary,
  type RequestLibrary,
  requestOf,
} from '../../../lab/test-request-library.ts'
import { videoIoLab as lab } from '../lab.ts'
import { testProfile } from '../test-drafts.ts'

const full = { identity: 'Base-Guest', scopes: 'videos.create streams.read' }

const library: RequestLibrary = {
  platform: 'video-io',
  lab,
  profile: testProfile,
  full,
  drafts: fc.record({
    identity: fc.string({ maxLength: 40, unit: 'grapheme' }).map((text) => `${text} of Acme`.toWellFormed()),
    scopes: fc.constantFrom('', 'videos.create', 'videos.create streams.read'),
  }),
  tried: {
    'no identifier': ['identity-absent', 'identity-empty'],
    'length and characters of an identifier': [
      'identity-10000-letters',
      'identity-e-mail',
      'identity-unicode',
      'identity-other-case',
      'identity-trailing-space',
    ],
    scopes: ['scopes-empty', 'scopes-all', 'scopes-unknown', 'scopes-twice', 'scopes-only-admin'],
    'tokens in each other’s place': ['client-api-token', 'token-of-session'],
    'an expired session, and the forms of its end': ['client-expired'],
    'start, stop and listen': ['client-start-twice', 'client-stop-get', 'client-listener'],
    'forms of the answer': ['other-generation', 'body-cut-short'],
  },
}

describe('edge cases of Video.io', () => describeRequestLibrary(library))

describe('edge cases of Video.io as documented', () =>
  describeRequestLibrary({
    ...library,
    profile: { ...testProfile, settings: { generation: 'documented' } },
  }))

describe('the scheme of the API token', () => {
  it.each([
    ['2021', 'Bearer {{secret}}x'],
    ['documented', 'App token={{secret}}x'],
  ])('stays that of the generation of %s where another token is tried', (generation, header) => {
    const other = { ...library, profile: { ...testProfile, settings: { generation } } }
    const found = lab.cases.find(({ id }) => id === 'token-one-letter-more')
    expect(found && requestOf(lab, found, baseOf(other, full)).headers[0]?.value).toBe(header)
  })
})
