import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Session } from '../../shared/schemas.ts'
import { identityKey } from '../../shared/text/identity-key.ts'
import { memoryDatabase } from '../data/open-database.ts'
import { recordSession } from '../history/session-rows.ts'
import { storedSession } from '../history/test-sessions.ts'
import { createPeople } from '../people/people.ts'
import { writeProfile } from '../profiles/profile-rows.ts'
import { acme, testNow } from '../test-drafts.ts'
import { issuedIdentities, similarIdentities } from './identities.ts'
import { knownBeside } from './known.ts'

function setUp() {
  const database = memoryDatabase()
  onTestFinished(() => void database.close())
  const video = { ...acme, platform: 'video-io', settings: {}, anonymous: true } as const
  const profile = writeProfile(database, video, 'profile-1')
  writeProfile(database, { ...video, name: 'Other', anonymous: false }, 'profile-2')
  writeProfile(database, { ...acme, name: 'Rooms' }, 'profile-3')
  const storage = { use: <T>(work: (of: typeof database) => T) => work(database) }
  const people = createPeople({ storage, announce: () => undefined })
  let at = testNow
  const session = (
    externalId: string | null,
    { profileId = 'profile-1', person = null }: Partial<Pick<Session, 'profileId' | 'person'>> = {},
  ) => {
    at += 1
    const identity = externalId === null ? null : identityKey(externalId)
    recordSession(
      database,
      storedSession({ profileId, externalId, identityKey: identity, person, issuedAt: at }),
    )
  }
  /** A session for someone of whom something else leaves. */
  const anonymously = (externalId: string) => {
    const guest = { name: 'Jane', externalId }
    const alias = people.aliasFor(profile, guest)
    if (alias === null) throw new Error('no alias')
    const id = people.record(database, profile.id, guest, alias, at)
    session(alias.externalId, { person: { id, ...guest } })
    return alias
  }
  return { database, people, session, anonymously }
}

describe('external ids that were issued', () => {
  test('are given as typed, each once, the last ones first', () => {
    const { database, session, anonymously } = setUp()
    session('a')
    session('b')
    session(null)
    session('')
    const alias = anonymously('real-1')
    session('a')
    session('elsewhere', { profileId: 'profile-2' })
    expect(issuedIdentities(database, 'profile-1')).toEqual(['a', 'real-1', 'b'])
    expect(issuedIdentities(database, 'profile-1')).not.toContain(alias.externalId)
    expect(issuedIdentities(database, 'nobody')).toEqual([])
  })

  test('are the newest 200 of the last 1,000 sessions', () => {
    const { database, session } = setUp()
    session('before')
    for (let number = 0; number < 1000; number += 1) session(`id-${number % 150}`)
    expect(issuedIdentities(database, 'profile-1')).toHaveLength(150)
    for (let number = 0; number < 250; number += 1) session(`new-${number}`)
    const ids = issuedIdentities(database, 'profile-1')
    expect(ids).toHaveLength(200)
    expect(ids[0]).toBe('new-249')
    expect(ids.at(-1)).toBe('new-50')
  })
})

describe('external ids that look alike', () => {
  test('differ only in case, spaces or normal form, and are not the same', () => {
    const { database, session } = setUp()
    for (const id of ['jane@example.test', 'Jane@example.test', ' jane@example.test', 'jane2@example.test']) {
      session(id)
    }
    session('JANE@example.test', { profileId: 'profile-2' })
    expect(similarIdentities(database, 'profile-1', 'jane@example.test')).toEqual([
      ' jane@example.test',
      'Jane@example.test',
    ])
    expect(similarIdentities(database, 'profile-1', 'jane3@example.test')).toEqual([])
    expect(similarIdentities(database, 'profile-1', ' ')).toEqual([])
  })

  test('are those of people as typed, and not what leaves in their place', () => {
    const { database, anonymously, people } = setUp()
    const alias = anonymously('Jane')
    expect(similarIdentities(database, 'profile-1', 'jane')).toEqual(['Jane'])
    expect(similarIdentities(database, 'profile-1', 'Jane')).toEqual([])
    expect(similarIdentities(database, 'profile-1', alias.externalId.toUpperCase())).toEqual([])
    const [person] = people.search({ profileId: 'profile-1', text: '', offset: 0, limit: 1 }).people
    people.forget(person?.id ?? '')
    expect(similarIdentities(database, 'profile-1', 'jane')).toEqual([])
  })

  test('never hold what was typed itself, and all have its key', () => {
    const { database, session } = setUp()
    const id = fc
      .tuple(fc.constantFrom('jane', 'JANE', 'Jane', 'zoë', 'zoe\u0308'), fc.constantFrom('', ' ', '\u00a0'))
      .map(([name, space]) => `${space}${name}`)
    fc.assert(
      fc.property(id, id, (issued, typed) => {
        session(issued)
        const alike = similarIdentities(database, 'profile-1', typed)
        expect(alike).not.toContain(typed)
        for (const one of alike) expect(identityKey(one)).toBe(identityKey(typed))
        expect(alike.includes(issued)).toBe(issued !== typed && identityKey(issued) === identityKey(typed))
      }),
    )
  })

  test('are told beside a draft of a platform that tells users apart by them, and of no other', () => {
    const { database, session, people } = setUp()
    session('Jane', { profileId: 'profile-2' })
    session('Jane', { profileId: 'profile-3' })
    const known = (profileId: string) =>
      knownBeside(
        database,
        { profileId, room: '', guest: { name: '', externalId: 'jane' } },
        people.aliasFor,
        testNow,
      )
    expect(known('profile-2').similarIds).toEqual(['Jane'])
    expect(known('profile-3').similarIds).toEqual([])
  })
})
