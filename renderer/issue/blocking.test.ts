import { describe, expect, it } from 'vitest'
import type { Draft, Finding } from '../../shared/schemas.ts'
import { testProfile } from '../stores/test-profile.ts'
import { errorAt, findingsShown, obstacleFor } from './blocking.ts'

const finding = (level: Finding['level'], field: string | null, message: string): Finding => ({
  level,
  code: 'rule',
  field,
  message,
  source: 'a document',
})
const draft = (room: string): Draft => ({ profileId: 'acme', values: { rd: room }, startEarly: 0 })
const noRoom = finding('error', 'rd', 'Type a room.')

describe('what stands in the way of issuing', () => {
  it('is the first error, never a warning or a hint', () => {
    const others = [finding('warning', 'exp', 'No end.'), finding('hint', 'u', 'No name.')]
    expect(obstacleFor(others, testProfile())).toBeNull()
    expect(obstacleFor([...others, noRoom], testProfile())).toEqual({ message: 'Type a room.', field: 'rd' })
  })

  it('is before all else a profile without a key that signs', () => {
    const [key] = testProfile().keys
    const onlyPrevious = testProfile({ keys: key ? [{ ...key, status: 'previous' }] : [] })
    for (const profile of [testProfile({ keys: [] }), onlyPrevious])
      expect(obstacleFor([noRoom], profile)).toMatchObject({
        field: null,
        message: expect.stringMatching(/no signing key/),
      })
    const fetching = testProfile({ platform: 'dolby', keys: [] })
    expect(obstacleFor([noRoom], fetching)?.message).toBe('Acme has no app secret: add one under Profiles.')
  })
})

describe('the findings worth showing', () => {
  const untouched = new Set<string>()

  it('leave out an error about an empty field that nobody has left yet', () => {
    expect(findingsShown([noRoom], draft(''), untouched)).toEqual([])
    expect(findingsShown([noRoom], draft(''), new Set(['rd']))).toEqual([noRoom])
  })

  it('show an error about what was typed at once', () => {
    expect(findingsShown([noRoom], draft('x'), untouched)).toEqual([noRoom])
  })

  it('show warnings, hints and errors of the whole always', () => {
    const always = [finding('warning', 'rd', 'w'), finding('hint', 'rd', 'h'), finding('error', null, 'e')]
    expect(findingsShown(always, draft(''), untouched)).toEqual(always)
  })

  it('put an error, and nothing less, at its field', () => {
    expect(errorAt([finding('warning', 'rd', 'w'), noRoom], 'rd')).toBe('Type a room.')
    expect(errorAt([finding('warning', 'rd', 'w')], 'rd')).toBeUndefined()
  })
})
