import { describe, expect, it } from 'vitest'
import { platformIds, platforms } from './platforms/index.ts'
import { tokenEnding, tokenOutlives } from './removal-words.ts'

describe('what is said of tokens that outlive their session', () => {
  it.each(platformIds)('is what ends a token of %s, for its sessions alone', (id) => {
    expect(tokenOutlives([id])).toBe(platforms[id].ending)
    expect(tokenOutlives([id, id])).toBe(platforms[id].ending)
  })

  it('is that it differs, where sessions of several platforms go at once', () => {
    expect(tokenOutlives(['digital-samba', 'dolby', 'digital-samba'])).toBe(
      'The tokens themselves work until they expire; ' +
        `what ends one earlier is not the same for Digital Samba and ${platforms.dolby.name}.`,
    )
  })

  it('claims nothing of platforms where there are none', () => {
    expect(tokenOutlives([])).toBe('The tokens themselves work until they expire.')
  })
})

describe('what ends the token of one session', () => {
  const of = (times: { readonly validUntil: number | null; readonly isEndUnknown?: boolean }) =>
    tokenEnding({ platform: 'digital-samba', isEndUnknown: false, ...times })
  const { ending, endlessEnding } = platforms['digital-samba']

  it('begins with its expiry where it has one, known or not', () => {
    expect(of({ validUntil: 1 })).toBe(ending)
    expect(of({ validUntil: null, isEndUnknown: true })).toBe(ending)
  })

  it('says of a token without an end that it has none', () => {
    expect(of({ validUntil: null })).toBe(endlessEnding)
    expect(endlessEnding).toContain('has no end')
  })

  it('is the same for a platform whose tokens all end', () => {
    expect(tokenEnding({ platform: 'dolby', validUntil: null, isEndUnknown: false })).toBe(
      platforms.dolby.ending,
    )
  })
})
