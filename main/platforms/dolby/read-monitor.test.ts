import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readConference, readConferences, readParticipant, readParticipants } from './read-monitor.ts'

const nobody = { externalName: null, externalId: null, externalPhotoUrl: null }
const noOwner = { userId: null, metadata: nobody }

describe('a conference', () => {
  test('that ended is read, in seconds', () => {
    const metadata = { externalName: 'Jane', externalId: 'crm-1', externalPhotoUrl: 'p', ipAddress: 'x' }
    expect(
      readConference({
        ...{ confId: 'c', alias: 'board', region: 'eu', dolbyVoice: true, live: false, duration: 1 },
        ...{ start: 1_700_000_000_999, end: '1700000600000', owner: { userId: 'u', metadata } },
      }),
    ).toEqual({
      ...{ id: 'c', alias: 'board', start: 1_700_000_000, end: 1_700_000_600, isLive: false },
      owner: {
        userId: 'u',
        metadata: { externalName: 'Jane', externalId: 'crm-1', externalPhotoUrl: 'p' },
      },
    })
  })

  test.each([
    [{ confId: 'c' }, true],
    [{ confId: 'c', end: 0 }, true],
    [{ confId: 'c', end: 5000 }, false],
    [{ confId: 'c', end: 5000, live: true }, true],
    [{ confId: 'c', live: false }, false],
    [{ confId: 'c', live: 'yes', alias: 7, start: 'soon', owner: 'me' }, true],
  ])('from %j may lack all but an id, and runs: %j', (given, isLive) => {
    expect(readConference(given)).toMatchObject({ id: 'c', alias: null, start: null, isLive, owner: noOwner })
  })

  test.each([null, 'c', [], {}, { confId: '' }, { confId: 7 }, { confId: 'c'.repeat(501) }])(
    'is not %j',
    (given) => {
      expect(readConference(given)).toBeNull()
    },
  )
})

describe('a participant', () => {
  const jane = { externalName: 'Jane', externalId: 'crm-1', externalPhotoUrl: 'p' }

  test.each([
    ['their own metadata', { metadata: jane, connections: [] }],
    ['the metadata of a connection', { connections: [{}, { metadata: jane }] }],
    ['themselves', { ...jane, connections: [] }],
    ['a connection', { connections: [null, jane] }],
    [
      'several',
      {
        metadata: { externalName: 'Jane' },
        connections: [{ externalId: 'crm-1' }, { metadata: { externalPhotoUrl: 'p' } }],
      },
    ],
  ])('is known by %s', (_, given) => {
    expect(readParticipant('u', given).identity).toEqual(jane)
  })

  test('is called as they were last', () => {
    const connections = [{ metadata: { externalName: 'Jane' } }, { metadata: { externalName: 'Jane Smith' } }]
    expect(readParticipant('u', { connections }).identity.externalName).toBe('Jane Smith')
  })

  test('came each time once, earliest first', () => {
    const connections = [
      ...[{ start: 9000 }, { joinTime: 4999 }, { startTime: '7000' }, { joinedAt: 9001 }],
      ...[{ start: 0 }, { start: -1 }, { start: 'x' }, {}, null],
    ]
    expect(readParticipant('u', { connections }).joinedAt).toEqual([4, 7, 9])
  })

  test.each([null, 'x', [], {}, { connections: {} }])('from %j is nobody in particular', (given) => {
    expect(readParticipant('u', given)).toEqual({ userId: 'u', identity: nobody, joinedAt: [] })
  })

  test('has an external id that is whole or none: cut, it would be somebody else’s', () => {
    const idOf = (length: number) =>
      readParticipant('u', { externalId: 'x'.repeat(length) }).identity.externalId
    expect(idOf(2000)).toHaveLength(2000)
    expect(idOf(2001)).toBeNull()
  })
})

describe('a page', () => {
  test('has items and the name of the next one', () => {
    expect(readConferences({ first: 'f', next: 'n', conferences: [{ confId: 'c' }, 7] })).toMatchObject({
      items: [{ id: 'c' }],
      next: 'n',
    })
    expect(readParticipants({ participants: { u: {}, v: null } })).toMatchObject({
      items: [{ userId: 'u' }, { userId: 'v' }],
      next: null,
    })
  })

  test.each([undefined, null, '', 7, {}])('is the last one where the next is %j', (next) => {
    expect(readConferences({ conferences: [], next })?.next).toBeNull()
    expect(readParticipants({ participants: {}, next })?.next).toBeNull()
  })

  test.each([null, 'x', [], {}, { conferences: {}, participants: [] }])('is not %j', (body) => {
    expect(readConferences(body)).toBeNull()
    expect(readParticipants(body)).toBeNull()
  })

  test('is read whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(
          readConferences({ conferences: [one, { confId: 'c', owner: other, alias: one }] }),
        ).not.toBeNull()
        expect(
          readParticipants({ participants: { u: one, v: { connections: [other], metadata: one } } }),
        ).not.toBeNull()
      }),
    )
  })
})
