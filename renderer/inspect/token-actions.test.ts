import { expect, test } from 'vitest'
import { testProfile } from '../stores/test-profile.ts'
import { choiceToKeep } from './token-actions.ts'

const profiles = [testProfile({ id: 'other', settings: { teamId: 'other' } }), testProfile()]
const claims = { td: '11111111-2222-4333-8444-555555555555' }

test('the profile whose account the token names is offered', () => {
  expect(
    choiceToKeep({ platform: 'auto' }, { guess: 'digital-samba', claims, kind: 'token' }, profiles),
  ).toEqual({
    platform: 'digital-samba',
    profileId: 'acme',
  })
})

test('what the person chose goes before what it looks like', () => {
  expect(
    choiceToKeep({ platform: 'dolby' }, { guess: 'digital-samba', claims, kind: 'token' }, profiles),
  ).toEqual({
    platform: 'dolby',
    profileId: null,
  })
})

test('a token of nobody has no profile', () => {
  expect(choiceToKeep({ platform: 'none' }, { guess: null, claims: {}, kind: 'token' }, profiles)).toEqual({
    platform: 'digital-samba',
    profileId: null,
  })
})

test('a token that says nothing is of a platform that makes its tokens itself', () => {
  const opaque = { guess: null, claims: {}, kind: 'opaque' } as const
  expect(choiceToKeep({ platform: 'auto' }, opaque, profiles).platform).toBe('dolby')
  const videos = testProfile({ id: 'videos', platform: 'video-io' })
  expect(choiceToKeep({ platform: 'auto' }, opaque, [...profiles, videos]).platform).toBe('video-io')
})
