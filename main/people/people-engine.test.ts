import { describe, expect, test } from 'vitest'
import { acme, incoming } from '../test-drafts.ts'
import { everySession, issueIn, startEngine } from '../test-engine.ts'

async function setUp() {
  const started = await startEngine()
  const { profile } = started.engine.profiles.save({ ...acme, anonymous: true })
  await started.engine.keys.add(incoming(profile.id))
  const issue = () => issueIn(started.engine, profile.id, { u: 'Jane Canary', ud: 'crm-canary-1' })
  return { ...started, profile, issue }
}

describe('an anonymous profile in an engine', () => {
  test('shows before what is sent then, and sends nothing else of the guest', async () => {
    const { engine, profile, issue } = await setUp()
    const guest = { name: 'Jane Canary', externalId: 'crm-canary-1' }
    const { alias } = engine.accounts.known(profile.id, 'demo-room', guest)
    const { session } = await issue()
    expect(session).toMatchObject({
      name: alias?.name,
      externalId: alias?.externalId,
      claims: { u: alias?.name, ud: alias?.externalId },
      person: guest,
    })
    const payload = Buffer.from(session.token.split('.')[1] ?? '', 'base64url').toString()
    expect(payload).not.toMatch(/canary/i)
    expect(engine.accounts.known(profile.id, 'demo-room', guest).alias).toEqual({ ...alias, isNew: false })
    expect(engine.accounts.identities(profile.id)).toEqual(['crm-canary-1'])
  })

  test('keeps to the same name and id after a restart', async () => {
    const { engine, again, issue, profile } = await setUp()
    const { session } = await issue()
    await engine.close()
    const { engine: next } = await again()
    const later = await issueIn(next, profile.id, { u: 'Jane', ud: 'crm-canary-1' })
    expect(later.session).toMatchObject({ name: session.name, externalId: session.externalId })
    expect(next.people.get(session.person?.id ?? '')).toMatchObject({ name: 'Jane' })
    expect(next.sessions.search({ ...everySession, text: 'crm-canary' }).rows.length).toBe(2)
  })

  test('forgets for good: the history, its search and what can be undone hold nothing of them', async () => {
    const { engine, issue } = await setUp()
    const { session } = await issue()
    const { undo } = engine.sessions.remove([session.id])
    engine.people.forget(session.person?.id ?? '')
    engine.sessions.restore(undo)
    expect(engine.sessions.get(session.id)).toMatchObject({ name: session.name, person: null })
    expect(engine.sessions.search({ ...everySession, text: 'canary' }).rows.length).toBe(0)
    expect(JSON.stringify([...engine.sessions.each(everySession)])).not.toMatch(/canary/i)
    const { session: next } = await issue()
    expect(next.externalId).not.toBe(session.externalId)
  })

  test('lists, finds by either and tells of changes', async () => {
    const { engine, profile, issue } = await setUp()
    let changes = 0
    engine.on('people.changed', () => {
      changes += 1
    })
    const { session } = await issue()
    expect(changes).toBe(1)
    for (const text of ['canary', session.name ?? '', session.externalId ?? '']) {
      const { people, total } = engine.people.search({ profileId: profile.id, text, offset: 0, limit: 5 })
      expect(total).toBe(1)
      expect(people[0]).toMatchObject({ name: 'Jane Canary', aliasName: session.name })
    }
  })
})
