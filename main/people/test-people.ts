import { onTestFinished } from 'vitest'
import { memoryDatabase } from '../data/open-database.ts'
import type { EngineEvent, TypedGuest } from '../engine.ts'
import { writeProfile } from '../profiles/profile-rows.ts'
import { acme, testNow } from '../test-drafts.ts'
import { createPeople } from './people.ts'

export const jane = { name: 'Jane Doe', externalId: 'crm-1' }

/** People on a database in memory, with two anonymous profiles. */
export function testPeople() {
  const database = memoryDatabase()
  onTestFinished(() => void database.close())
  const profile = writeProfile(database, { ...acme, anonymous: true }, 'profile-1')
  const other = writeProfile(database, { ...acme, anonymous: true, name: 'Other' }, 'profile-2')
  const heard: EngineEvent[] = []
  const context = {
    storage: { use: <T>(work: (of: typeof database) => T) => work(database) },
    announce: (event: EngineEvent) => void heard.push(event),
  }
  const people = createPeople(context)
  /** What leaves for a guest, once it was recorded. */
  const issueTo = (guest: TypedGuest, of = profile, at = testNow) => {
    const alias = people.aliasFor(of, guest)
    if (alias === null) throw new Error('no alias')
    const id = database.transaction(() => people.record(database, of.id, guest, alias, at))()
    return { id, alias }
  }
  const found = (text: string, profileId = profile.id) =>
    people.search({ profileId, text, offset: 0, limit: 10 })
  return { database, profile, other, people, heard, issueTo, found, context }
}
