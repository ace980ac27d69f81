import { describe, expect, test } from 'vitest'
import { removeSessions, restoreSessions } from '../history/removal.ts'
import { searchSessions } from '../history/search.ts'
import { recordSession, sessionById } from '../history/session-rows.ts'
import { storedSession } from '../history/test-sessions.ts'
import { readLabDraft, writeLabDraft } from '../lab/lab-draft.ts'
import { labDraft, testCraft } from '../lab/test-lab.ts'
import { readDraft, writeDraft } from '../settings/draft.ts'
import { testNow } from '../test-drafts.ts'
import { everySession } from '../test-engine.ts'
import { jane, testPeople as setUp } from './test-people.ts'

describe('forgetting', () => {
  function withSession() {
    const all = setUp()
    const { id, alias } = all.issueTo(jane)
    const session = storedSession({
      profileId: 'profile-1',
      name: alias.name,
      externalId: alias.externalId,
      person: { id, ...jane },
    })
    recordSession(all.database, session)
    return { ...all, id, alias, session }
  }
  const wholeRow = 'SELECT * FROM sessions'

  test('leaves their sessions under what left, and nothing of them in any row', () => {
    const { people, id, alias, session, database, heard } = withSession()
    expect(sessionById(database, session.id)?.person).toEqual({ id, ...jane })
    people.forget(id)
    const kept = sessionById(database, session.id)
    expect(kept).toMatchObject({ name: alias.name, externalId: alias.externalId, person: null })
    const rows = JSON.stringify(database.prepare(wholeRow).all()).toLowerCase()
    for (const word of ['jane', 'crm-1']) expect(rows).not.toContain(word)
    expect(searchSessions(database, { ...everySession, text: 'jane' }, testNow).rows.length).toBe(0)
    expect(heard).toEqual(['people.changed', 'sessions.changed'])
  })

  test.each([
    ['{"u":"Somebody else"}', true],
    [JSON.stringify({ u: jane.name }), false],
    [JSON.stringify({ ud: jane.externalId }), false],
    [String.raw`{"u":"J\u0061ne Doe"}`, false],
  ])('leaves a draft of the Lab that says %s: %j', (payload, isLeft) => {
    const { people, database, id } = withSession()
    writeLabDraft(database, labDraft('profile-1', { craft: { ...testCraft, payload } }))
    people.forget(id)
    expect(readLabDraft(database) !== null).toBe(isLeft)
  })

  test('leaves no byte of them in the database, nor in its text index', () => {
    const { people, database, issueTo } = setUp()
    const guest = { name: 'Wzqxia Canary', externalId: 'canary-wzqxia-4711' }
    const { id, alias } = issueTo(guest)
    people.setParticipant(id, 'canary-participant')
    const person = { id, ...guest }
    recordSession(database, storedSession({ profileId: 'profile-1', name: alias.name, person }))
    const held = () => database.serialize().toString('latin1').toLowerCase()
    database.exec("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'sessions_text', 'row')")
    const terms = () => database.prepare("SELECT term FROM terms WHERE term IN ('wzq', 'zqx')").all()
    expect(held()).toContain('wzqxia')
    expect(terms()).toHaveLength(2)
    people.forget(id)
    for (const word of ['wzqxia', 'canary']) expect(held()).not.toContain(word)
    expect(terms()).toEqual([])
  })

  test('gives them another name and id the next time', () => {
    const { people, id, alias, profile, issueTo } = withSession()
    people.forget(id)
    expect(people.aliasFor(profile, jane)).toMatchObject({ isNew: true })
    const next = issueTo(jane)
    expect(next.id).not.toBe(id)
    expect(next.alias.externalId).not.toBe(alias.externalId)
  })

  test('is not undone by bringing removed sessions back', () => {
    const { people, id, session, database } = withSession()
    const removed = removeSessions(database, [session.id])
    people.forget(id)
    expect(restoreSessions(database, removed)).toBe(1)
    expect(sessionById(database, session.id)?.person).toBeNull()
    expect(JSON.stringify(database.prepare(wholeRow).all()).toLowerCase()).not.toContain('jane')
    expect(searchSessions(database, { ...everySession, text: 'jane' }, testNow).rows.length).toBe(0)
  })

  test('takes them out of the form as it was left, with all that is theirs, and leaves the rest of it', () => {
    const { people, id, database } = withSession()
    const values = { rd: 'board', u: ' Jane Doe', ud: '', avatar: 'https://canary.test/jane.png' }
    writeDraft(database, { profileId: 'profile-1', values, startEarly: 60 })
    people.forget(id)
    expect(readDraft(database)).toEqual({ profileId: 'profile-1', values: { rd: 'board' }, startEarly: 60 })
  })

  test.each([
    [{ profileId: 'profile-1', values: { u: 'Max' }, startEarly: 0 }],
    [{ profileId: 'profile-2', values: { u: 'Jane Doe' }, startEarly: 0 }],
    [{ profileId: '', values: { u: 'Jane Doe' }, startEarly: 0 }],
  ])('leaves a form alone that is about nobody of theirs: %j', (draft) => {
    const { people, id, database } = withSession()
    writeDraft(database, draft)
    people.forget(id)
    expect(readDraft(database)).toEqual(draft)
  })

  test('leaves others alone', () => {
    const { people, id, issueTo } = withSession()
    const max = issueTo({ name: 'Max', externalId: '' })
    people.forget(id)
    expect(people.get(max.id).name).toBe('Max')
  })
})
