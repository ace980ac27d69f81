import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TypedGuest } from '../engine.ts'
import { searchSessions } from '../history/search.ts'
import { recordSession } from '../history/session-rows.ts'
import { storedSession } from '../history/test-sessions.ts'
import { deleteProfile } from '../profiles/profile-rows.ts'
import { testNow } from '../test-drafts.ts'
import { everySession } from '../test-engine.ts'
import { createPeople } from './people.ts'
import { jane, testPeople as setUp } from './test-people.ts'

describe('what leaves for a guest', () => {
  test('is nothing else where the profile sends them as typed, or nobody is typed', () => {
    const { people, profile } = setUp()
    expect(people.aliasFor({ ...profile, anonymous: false }, jane)).toBeNull()
    for (const name of ['', '  ', '\t\u00a0']) {
      expect(people.aliasFor(profile, { name, externalId: '' })).toBeNull()
    }
    expect(people.aliasFor(profile, { name: '', externalId: ' ' })).not.toBeNull()
  })

  test('is one proposal for whoever is typed, until it is used', () => {
    const { people, profile, other, issueTo } = setUp()
    const proposal = people.aliasFor(profile, jane)
    expect(proposal).toMatchObject({ isNew: true })
    expect(people.aliasFor(profile, { name: 'Ja', externalId: '' })).toEqual(proposal)
    expect(people.aliasFor(other, jane)).not.toEqual(proposal)
    expect(issueTo(jane).alias).toEqual(proposal)
    const next = people.aliasFor(profile, { name: 'Someone Else', externalId: '' })
    expect(next).toMatchObject({ isNew: true })
    expect(next?.externalId).not.toBe(proposal?.externalId)
  })

  test('is another proposal once the pending ones are forgotten', () => {
    const { people, profile } = setUp()
    const proposal = people.aliasFor(profile, jane)
    people.forgetPending()
    expect(people.aliasFor(profile, jane)?.externalId).not.toBe(proposal?.externalId)
  })

  test('is the same for the same person ever after, and another in another profile', () => {
    const { people, profile, other, issueTo, context } = setUp()
    const { alias, id } = issueTo(jane)
    const again = { name: alias.name, externalId: alias.externalId, isNew: false }
    expect(people.aliasFor(profile, jane)).toEqual(again)
    expect(createPeople(context).aliasFor(profile, jane)).toEqual(again)
    expect(issueTo(jane)).toEqual({ id, alias: again })
    expect(people.aliasFor(other, jane)).toMatchObject({ isNew: true })
  })

  test.each<[string, TypedGuest, TypedGuest, boolean]>([
    ['the external id is the same', jane, { name: 'J. Doe', externalId: 'crm-1' }, true],
    ['the external id is the same and nobody is named', jane, { name: '', externalId: 'crm-1' }, true],
    ['the external id differs in case', jane, { name: 'Jane Doe', externalId: 'CRM-1' }, false],
    ['the external id differs in a space', jane, { name: 'Jane Doe', externalId: 'crm-1 ' }, false],
    ['one of them has no external id', jane, { name: 'Jane Doe', externalId: '' }, false],
    ['the name is the same', { name: 'Zoë', externalId: '' }, { name: 'Zoë', externalId: '' }, true],
    [
      'the name is so but for spaces',
      { name: 'Zoë', externalId: '' },
      { name: ' Zoë\t', externalId: '' },
      true,
    ],
    [
      'the name is composed otherwise',
      { name: 'Zo\u00eb', externalId: '' },
      { name: 'Zoe\u0308', externalId: '' },
      true,
    ],
    ['the name differs in case', { name: 'Zoë', externalId: '' }, { name: 'zoë', externalId: '' }, false],
    ['an id is called like a name', { name: 'Zoë', externalId: '' }, { name: '', externalId: 'Zoë' }, false],
    [
      'an id looks like what a name is kept by',
      { name: 'Zoë', externalId: '' },
      { name: '', externalId: 'name:Zoë' },
      false,
    ],
  ])('is for one person where %s: %j and %j: %s', (_, one, other, isSame) => {
    const { issueTo } = setUp()
    expect(issueTo(one).id === issueTo(other).id).toBe(isSame)
  })

  test('never holds anything of the person, and no two people share it', () => {
    const { issueTo } = setUp()
    const known = new Map<string, string>()
    const guest = fc.record({
      name: fc.string({ minLength: 8, maxLength: 30 }),
      externalId: fc.string({ minLength: 8, maxLength: 30 }),
    })
    fc.assert(
      fc.property(guest, (typed) => {
        const { alias, id } = issueTo(typed)
        const left = `${alias.name}\n${alias.externalId}`
        expect(known.get(left) ?? id).toBe(id)
        known.set(left, id)
        expect(left).not.toContain(typed.externalId)
      }),
      { numRuns: 200 },
    )
    expect(new Set(known.values()).size).toBe(known.size)
  })
})

describe('recording', () => {
  test('refuses an alias that is somebody else’s by now', () => {
    const { people, profile, database, context } = setUp()
    const alias = people.aliasFor(profile, jane)
    if (alias === null) throw new Error('no alias')
    const elsewhere = createPeople(context)
    elsewhere.record(database, profile.id, { name: 'Max', externalId: '' }, alias, testNow)
    expect(() => people.record(database, profile.id, jane, alias, testNow)).toThrow(
      expect.objectContaining({ code: 'failed' }),
    )
    const next = people.aliasFor(profile, jane)
    expect(next?.name).not.toBe(alias.name)
  })

  test('refuses another alias for a person who has one by now', () => {
    const { people, profile, database, context } = setUp()
    const alias = people.aliasFor(profile, jane)
    const elsewhere = createPeople(context)
    const given = elsewhere.aliasFor(profile, jane)
    if (alias === null || given === null) throw new Error('no alias')
    elsewhere.record(database, profile.id, jane, given, testNow)
    expect(() => people.record(database, profile.id, jane, alias, testNow)).toThrow(
      expect.objectContaining({ code: 'failed' }),
    )
    expect(people.aliasFor(profile, jane)).toEqual({ ...given, isNew: false })
  })

  test('refuses nobody', () => {
    const { people, profile, database } = setUp()
    const alias = people.aliasFor(profile, jane)
    if (alias === null) throw new Error('no alias')
    expect(() => people.record(database, profile.id, { name: ' ', externalId: '' }, alias, testNow)).toThrow(
      expect.objectContaining({ code: 'bad-request' }),
    )
  })

  test('takes over a name that is typed later, and the sessions are found by it', () => {
    const { issueTo, people, database, profile } = setUp()
    const { id, alias } = issueTo({ name: '', externalId: 'crm-1' })
    expect(people.get(id)).toMatchObject({ name: null, externalId: 'crm-1' })
    const person = { id, name: null, externalId: 'crm-1' }
    recordSession(database, storedSession({ profileId: profile.id, name: alias.name, person }))
    issueTo(jane)
    expect(people.get(id)).toMatchObject({ name: 'Jane Doe', aliasName: alias.name })
    const query = { ...everySession, text: 'jane' }
    expect(searchSessions(database, query, testNow).rows.length).toBe(1)
    issueTo({ name: '', externalId: 'crm-1' })
    expect(people.get(id).name).toBe('Jane Doe')
  })

  test('is announced once it is over, and only where something is new', async () => {
    const { issueTo, heard } = setUp()
    issueTo(jane)
    expect(heard).toEqual([])
    await Promise.resolve()
    expect(heard).toEqual(['people.changed'])
    issueTo(jane)
    await Promise.resolve()
    expect(heard).toHaveLength(1)
    issueTo({ ...jane, name: 'Jane Roe' })
    await Promise.resolve()
    expect(heard).toHaveLength(2)
  })
})

describe('looking people up', () => {
  test('finds them by name, id, alias, alias id and participant id, without case and accents', () => {
    const { issueTo, people, found } = setUp()
    issueTo({ name: 'Max', externalId: 'crm-2' })
    const { id, alias } = issueTo({ name: 'Zoë Müller', externalId: 'CRM-77' })
    people.setParticipant(id, 'p-4711')
    for (const text of [
      'zoe',
      'MULLER',
      'crm-77',
      alias.name,
      alias.externalId,
      'P-47',
      'zoe crm-77 p-4711',
    ]) {
      expect(found(text).people.map((one) => one.id)).toEqual([id])
    }
    expect(found('zoe max')).toEqual({ people: [], total: 0 })
    expect(found('zoe', 'profile-2').total).toBe(0)
    expect(found('%').total).toBe(0)
  })

  test('gives the newest first, by pages, and counts all', () => {
    const { issueTo, people } = setUp()
    for (let number = 0; number < 5; number += 1) {
      issueTo({ name: `Guest ${number}`, externalId: '' }, undefined, testNow + number)
    }
    const page = people.search({ profileId: 'profile-1', text: 'guest', offset: 1, limit: 2 })
    expect(page.people.map(({ name }) => name)).toEqual(['Guest 3', 'Guest 2'])
    expect(page.total).toBe(5)
    expect([...people.each('profile-1')].map(({ name }) => name)).toEqual(
      [4, 3, 2, 1, 0].map((number) => `Guest ${number}`),
    )
  })

  test('keeps a participant’s id without the spaces around it, and takes it away again', () => {
    const { issueTo, people, heard } = setUp()
    const { id } = issueTo(jane)
    expect(people.setParticipant(id, ' p-1 ').participantId).toBe('p-1')
    expect(heard).toContain('people.changed')
    expect(people.get(id).participantId).toBe('p-1')
    expect(people.setParticipant(id, '  ').participantId).toBeNull()
    expect(people.setParticipant(id, null).participantId).toBeNull()
  })

  test('says so where somebody is not known', () => {
    const { people } = setUp()
    const unknown = expect.objectContaining({ code: 'not-found' })
    expect(() => people.get('nobody')).toThrow(unknown)
    expect(() => people.setParticipant('nobody', 'p')).toThrow(unknown)
    expect(() => people.forget('nobody')).toThrow(unknown)
  })

  test('still knows the people of a profile that is gone', () => {
    const { issueTo, people, database } = setUp()
    const { id } = issueTo(jane)
    deleteProfile(database, 'profile-1')
    expect(people.get(id)).toMatchObject({ profileId: null, name: 'Jane Doe' })
    people.forget(id)
    expect(() => people.get(id)).toThrow()
  })
})
