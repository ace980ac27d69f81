import { describe, expect, it } from 'vitest'
import type { PlatformLab } from '../../../shared/lab/edge-case.ts'
import type { Draft } from '../../../shared/schemas.ts'
import { testProfile } from '../../stores/test-profile.ts'
import { baseText, blankSet, momentOf, requestOf, type SetForm, type SetSource, sizeOf } from './set-form.ts'
import { testCase } from './test-case.ts'

const now = Date.parse('2026-11-21T14:03:22Z') / 1000
const context = { now, timeZone: 'UTC' }
const draft: Draft = {
  profileId: 'acme',
  values: { rd: 'product-demo', u: 'Jane Smith', exp: '2h' },
  startEarly: 0,
}

const time = [testCase('exp-past'), testCase('nbf-ahead', { changes: [{ in: 'payload', name: 'nbf' }] })]
const room = [
  testCase('no-room', { group: 'room', changes: [{ in: 'payload', name: 'rd' }] }),
  testCase('locked-room', { group: 'room', needs: 'locked-room', changes: [{ in: 'payload', name: 'rd' }] }),
]
const lab: PlatformLab = {
  groups: [
    { id: 'time', label: 'Time' },
    { id: 'room', label: 'Room' },
  ],
  needs: [{ id: 'locked-room', label: 'Locked room', help: 'The name of a room that is locked.' }],
  cases: [...time, ...room],
  surface: 'token',
  requests: null,
}
const own = [testCase('own-1', { group: 'own', changes: [{ in: 'header', name: 'alg' }] })]
const form = (over: Partial<SetForm> = {}): SetForm => ({ ...blankSet, ...over })
const source = (...ids: string[]): SetSource => ({
  platform: 'digital-samba',
  lab,
  own,
  chosen: new Set(ids),
  draft,
})

describe('the size of a set', () => {
  it('is that of the chosen cases which can be made, the others are named', () => {
    const chosen = source('exp-past', 'locked-room', 'own-1')
    const size = sizeOf(form(), chosen)
    expect(size).toMatchObject({ count: 2, problem: null })
    expect(size.leftOut.map(({ id }) => id)).toEqual(['locked-room'])
    const given = { 'locked-room': 'board' }
    expect(sizeOf(form({ given }), chosen)).toEqual({ count: 3, leftOut: [], problem: null })
  })

  it('is nothing where nothing can be made, and says what to do', () => {
    expect(sizeOf(form(), source()).problem).toMatch(/at least one case/)
    expect(sizeOf(form(), source('gone-since'))).toMatchObject({ count: 0 })
    expect(sizeOf(form(), source('locked-room')).problem).toMatch(/not given/)
    expect(sizeOf(form({ as: 'matrix', groups: ['time'] }), source()).problem).toMatch(/two groups/)
  })

  it('of a matrix is that of the combinations, whatever is chosen in the list', () => {
    const matrix = form({ as: 'matrix', groups: ['time', 'room'], cover: 'full' })
    expect(sizeOf(matrix, source()).count).toBe(2)
    expect(sizeOf({ ...matrix, given: { 'locked-room': 'board' } }, source()).count).toBe(4)
  })

  it('of a matrix does not count groups of another platform', () => {
    const matrix = form({ as: 'matrix', groups: ['time', 'scopes'] })
    expect(sizeOf(matrix, source()).problem).toMatch(/two groups/)
  })
})

describe('what main is asked for', () => {
  it('has the chosen cases in the order of the library, and the draft of the form', () => {
    expect(
      requestOf(form({ title: ' Release 12 ' }), source('own-1', 'no-room', 'exp-past'), context),
    ).toEqual({
      title: 'Release 12',
      draft,
      timeZone: 'UTC',
      moment: null,
      cases: { as: 'list', ids: ['exp-past', 'no-room', 'own-1'] },
      given: {},
    })
  })

  it('has another room, a moment and what was given', () => {
    const typed = form({
      room: ' lobby ',
      moment: '2026-12-24 18:00',
      given: { 'locked-room': 'board', other: ' ' },
    })
    const request = requestOf(typed, source('exp-past'), context)
    expect(request?.draft.values).toEqual({ ...draft.values, rd: 'lobby' })
    expect(request?.moment).toBe(Date.parse('2026-12-24T18:00:00Z') / 1000)
    expect(request?.given).toEqual({ 'locked-room': 'board' })
  })

  it('is called by platform, room and day where it has no title', () => {
    const title = (typed: SetForm) => requestOf(typed, source('exp-past'), context)?.title
    expect(title(form())).toBe('Digital Samba · product-demo · 21 Nov 2026 14:03')
    expect(title(form({ room: 'lobby' }))).toContain('· lobby ·')
    expect(title(form({ room: 'x'.repeat(2000) }))?.length).toBeLessThan(200)
  })

  it('is nothing where nothing is chosen or the moment can not be read', () => {
    expect(requestOf(form(), source(), context)).toBeNull()
    expect(requestOf(form({ moment: 'soon' }), source('exp-past'), context)).toBeNull()
  })
})

it('reads the moment as any time is typed', () => {
  expect(momentOf(form({ moment: '1d' }), context)).toEqual({ at: now + 86_400, message: null })
  expect(momentOf(form(), context)).toEqual({ at: null, message: null })
  expect(momentOf(form({ moment: 'soon' }), context).message).toMatch(/type now/)
})

it('says what every case changes, in one line', () => {
  const withProfile = { ...context, profile: testProfile() }
  expect(baseText('digital-samba', draft, withProfile)).toBe('Jane Smith · product-demo · valid for 2 h')
  const empty = { ...draft, values: { rd: 'product-demo' } }
  expect(baseText('digital-samba', empty, withProfile)).toBe('Test Guest · product-demo · valid for 1 h')
  const user = { ...draft, values: { identity: 'user-4711' } }
  expect(baseText('video-io', user, { ...context, profile: testProfile({ platform: 'video-io' }) })).toBe(
    'user-4711',
  )
})
