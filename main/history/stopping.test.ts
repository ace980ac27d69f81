import { describe, expect, test } from 'vitest'
import { incoming, testNow } from '../test-drafts.ts'
import { everySession, issueIn, profileWithKey, startEngine } from '../test-engine.ts'

/** An engine whose clock can be moved, with a profile and a session that is valid for an hour. */
async function withSession() {
  let now = testNow
  const started = await startEngine({ clock: () => now * 1000 })
  const { profile } = await profileWithKey(started.engine)
  const { session } = await issueIn(started.engine, profile.id)
  const wait = (seconds: number) => {
    now += seconds
  }
  return { ...started, profile, session, wait }
}

const notFound = expect.objectContaining({ code: 'not-found' })

describe('stopping a session', () => {
  test('ends it here, once and with the time; the token stays as it is', async () => {
    const { engine, session, wait } = await withSession()
    wait(60)
    const stopped = engine.sessions.stop(session.id)
    expect(stopped).toEqual({ ...session, stoppedAt: testNow + 60 })
    wait(60)
    expect(engine.sessions.stop(session.id)).toEqual(stopped)
    expect(engine.sessions.get(session.id)).toEqual(stopped)
    expect(engine.sessions.search({ ...everySession, state: 'stopped' }).rows).toMatchObject([
      { id: session.id },
    ])
    expect(engine.sessions.counts(everySession)).toMatchObject({ stopped: 1, valid: 0 })
  })

  test('is announced, and stands in the changes, once', async () => {
    const { engine, session } = await withSession()
    const { mark } = engine.sessions.changesSince(null)
    let heard = 0
    engine.on('sessions.changed', () => {
      heard++
    })
    engine.sessions.stop(session.id)
    engine.sessions.stop(session.id)
    expect(heard).toBe(1)
    expect(engine.sessions.changesSince(mark).changes).toMatchObject([{ id: session.id, what: 'stopped' }])
  })

  test('leaves one that is over as it ended', async () => {
    const { engine, session, wait } = await withSession()
    wait(3600)
    expect(engine.sessions.stop(session.id).stoppedAt).toBeNull()
  })

  test('stops one in its last second', async () => {
    const { engine, session, wait } = await withSession()
    wait(3599)
    expect(engine.sessions.stop(session.id).stoppedAt).toBe(testNow + 3599)
  })

  test('that is not there says so', async () => {
    const { engine } = await withSession()
    expect(() => engine.sessions.stop('nobody')).toThrow(notFound)
  })

  test('survives that it is removed and brought back', async () => {
    const { engine, session } = await withSession()
    const stopped = engine.sessions.stop(session.id)
    engine.sessions.restore(engine.sessions.remove([session.id]).undo)
    expect(engine.sessions.get(session.id)).toEqual(stopped)
  })
})

describe('the current session', () => {
  test('is the one issued last, also after a restart', async () => {
    const { engine, profile, again } = await withSession()
    const { session } = await issueIn(engine, profile.id, { u: 'The last one' })
    expect(engine.sessions.current(profile.id)).toMatchObject({ id: session.id, name: 'The last one' })
    await engine.close()
    const { engine: next } = await again()
    expect(next.sessions.current(profile.id)).toMatchObject({ id: session.id })
  })

  test('is one for each profile', async () => {
    const { engine, profile, session } = await withSession()
    const { keys: _, ...input } = profile
    const { profile: other } = engine.profiles.save({ ...input, id: null, name: 'Other' })
    await engine.keys.add(incoming(other.id))
    expect(engine.sessions.current(other.id)).toBeNull()
    const { session: ofOther } = await issueIn(engine, other.id)
    expect(engine.sessions.current(other.id)?.id).toBe(ofOther.id)
    expect(engine.sessions.current(profile.id)?.id).toBe(session.id)
  })

  test('is none once it is stopped, and none of another comes in its place', async () => {
    const { engine, profile, session } = await withSession()
    const { session: last } = await issueIn(engine, profile.id)
    engine.sessions.stop(session.id)
    expect(engine.sessions.current(profile.id)?.id).toBe(last.id)
    engine.sessions.stop(last.id)
    expect(engine.sessions.current(profile.id)).toBeNull()
  })

  test('is none once it is removed', async () => {
    const { engine, profile, session } = await withSession()
    engine.sessions.remove([session.id])
    expect(engine.sessions.current(profile.id)).toBeNull()
  })

  test('is none from the second on at which it expires', async () => {
    const { engine, profile, wait } = await withSession()
    wait(3599)
    expect(engine.sessions.current(profile.id)).not.toBeNull()
    wait(1)
    expect(engine.sessions.current(profile.id)).toBeNull()
  })

  test('is not one that was kept out of the history', async () => {
    const { engine, profile, session } = await withSession()
    const draft = { profileId: profile.id, values: { rd: 'x', exp: '1h' }, startEarly: 0 }
    await engine.sessions.issue({ draft, timeZone: 'UTC', unrecorded: true })
    expect(engine.sessions.current(profile.id)?.id).toBe(session.id)
  })
})

describe('renewing a session', () => {
  test('issues the same for the same length of time from now, and it becomes the current one', async () => {
    const { engine, profile, session, wait } = await withSession()
    wait(600)
    const { session: renewed, recorded } = await engine.sessions.renew({ id: session.id, timeZone: 'UTC' })
    expect(recorded).toBe(true)
    expect(renewed.id).not.toBe(session.id)
    expect(renewed).toMatchObject({
      room: session.room,
      name: session.name,
      validUntil: testNow + 600 + 3600,
    })
    expect(engine.sessions.current(profile.id)?.id).toBe(renewed.id)
    expect(engine.sessions.get(session.id)).toEqual(session)
  })

  test('that is not there, or whose profile is gone, says so and issues nothing', async () => {
    const { engine, profile, session } = await withSession()
    const renew = (id: string) => engine.sessions.renew({ id, timeZone: 'UTC' })
    await expect(renew('nobody')).rejects.toEqual(notFound)
    await engine.profiles.remove(profile.id)
    await expect(renew(session.id)).rejects.toEqual(notFound)
    expect(engine.sessions.search(everySession).rows.length).toBe(1)
  })
})
