import { describe, expect, it } from 'vitest'
import { platforms } from './platforms/index.ts'
import { contentParts } from './session-content.ts'

describe('the parts of what a session was issued from', () => {
  const content = {
    externalId: 'crm-4711',
    name: 'Jane Smith',
    avatarUrl: 'https://pictures.test/jane.png',
    expiresIn: 60,
  }

  it('keep apart what the platform is asked for and what the SDK is given', () => {
    expect(contentParts(platforms.dolby, content)).toEqual({
      asked: { externalId: 'crm-4711', expiresIn: 60 },
      givenToSdk: { name: 'Jane Smith', avatarUrl: 'https://pictures.test/jane.png' },
    })
  })

  it('are one where the SDK is given nothing', () => {
    expect(contentParts(platforms.dolby, { externalId: 'crm-4711' })).toEqual({
      asked: { externalId: 'crm-4711' },
      givenToSdk: null,
    })
    expect(contentParts(platforms['video-io'], { identity: 'jane' })).toEqual({
      asked: { identity: 'jane' },
      givenToSdk: null,
    })
  })
})
