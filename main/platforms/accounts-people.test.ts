import { describe, expect, test } from 'vitest'
import { nothingKnown } from '../../shared/platforms/platform.ts'
import type { PlatformProgress } from '../../shared/schemas.ts'
import { testSession } from '../app/handlers/test-tools.ts'
import { acme, testNow } from '../test-drafts.ts'
import { issueIn, profileWithKey, startEngine } from '../test-engine.ts'
import { date, header, testAccounts, twoRooms } from './test-accounts.ts'
import { type Answering, json, serve } from './test-server.ts'

const nobody = { name: '', externalId: '' }

describe('people', () => {
  test('in the room of a session now, with the time asked', async () => {
    const { accounts, server } = await testAccounts((_request, response) =>
      json(response, { live_participants: [{ id: 'p1', name: 'Jane', external_id: 'crm-1' }] }),
    )
    const { participants, askedAt } = await accounts.live('session-1')
    expect(participants.map(({ name }) => name)).toEqual(['Jane'])
    expect(askedAt).toBe(testNow)
    expect(server.asked[0]?.path).toBe('/api/v1/rooms/demo-room/live/participants')
  })

  test.each([
    [0, {}, 600],
    [3_600, {}, 4_200],
    [0, { validFrom: null }, 600],
    [0, { validFrom: testSession.issuedAt - 601 }, 601],
    [0, { validFrom: testSession.issuedAt - 599 }, 600],
    [60, { validFrom: testSession.issuedAt - 7_200.5 }, 7_201],
    [60, { validFrom: testSession.issuedAt + 7_200 }, 660],
  ])(
    'who came with the external id of a session: starting %d s early, %j',
    async (startEarly, given, before) => {
      const since = testSession.issuedAt - before
      const at = (seconds: number) => new Date(seconds * 1000).toISOString()
      const session = { ...testSession, externalId: 'crm-1', ...given }
      const answer: Answering = (_request, response) =>
        json(response, {
          data: [
            { id: 'p1', external_id: 'crm-1', join_time: at(since) },
            { id: 'p2', external_id: 'crm-1', join_time: at(since - 1) },
            { id: 'p3', external_id: 'crm-2', join_time: at(since) },
          ],
        })
      const { accounts } = await testAccounts(answer, { session: () => session }, { startEarly })
      const { participants } = await accounts.joins('session-1')
      expect(participants.map(({ id }) => id)).toEqual(['p1'])
    },
  )

  test('are not asked for where the profile is for another team than the session', async () => {
    const { accounts, server, secrets } = await testAccounts(twoRooms, {
      session: () => ({ ...testSession, externalId: 'crm-1', claims: { td: 'another-team' } }),
    })
    const refusal = {
      code: 'failed',
      message: "The profile is for another account now, so its platform can't be asked about this session.",
    }
    await expect(accounts.live('session-1')).rejects.toMatchObject(refusal)
    await expect(accounts.joins('session-1')).rejects.toMatchObject(refusal)
    expect(server.connections()).toBe(0)
    expect(secrets).toEqual([])
  })

  test.each([
    [{ td: acme.settings.teamId ?? '' }, {}],
    [{ td: '' }, {}],
    [{}, {}],
    [{ td: 'another-team' }, { settings: { teamId: ' ' } }],
  ])('are asked for with the team %j and the profile %j', async (claims, given) => {
    const answer: Answering = (_request, response) => json(response, { live_participants: [] })
    const { accounts } = await testAccounts(answer, { session: () => ({ ...testSession, claims }) }, given)
    expect((await accounts.live('session-1')).participants).toEqual([])
  })

  test.each([null, ''])('can’t be told apart without an external id: %j', async (externalId) => {
    const { accounts, server } = await testAccounts(twoRooms, {
      session: () => ({ ...testSession, profileId: 'profile-1', externalId }),
    })
    await expect(accounts.joins('session-1')).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining('has no external id'),
    })
    expect(server.connections()).toBe(0)
  })

  test('can’t be asked for where the profile is gone', async () => {
    const { accounts } = await testAccounts(twoRooms, {
      session: () => ({ ...testSession, profileId: null }),
    })
    await expect(accounts.live('session-1')).rejects.toMatchObject({ code: 'not-found' })
    await expect(accounts.joins('session-1')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the platform’s own id of a person', () => {
  const jane = { name: 'Jane Doe', externalId: 'crm-1' }
  const came: Answering = (_request, response) =>
    json(response, {
      data: [
        { id: 'p9', external_id: 'guest-1', join_time: new Date(testNow * 1000).toISOString() },
        { id: 'p1', external_id: 'guest-1', join_time: new Date(testNow * 1000 - 1000).toISOString() },
      ],
    })

  async function withPerson(isKnown = true) {
    const person = { id: 'person-1', name: jane.name, externalId: jane.externalId }
    const session = {
      ...testSession,
      ...{ externalId: 'guest-1', issuedAt: testNow, validFrom: testNow, person: isKnown ? person : null },
    }
    const set = await testAccounts(came, { session: () => session }, { anonymous: true })
    const alias = { name: 'Amber Heron', externalId: 'guest-1', isNew: true }
    const id = set.people.record(set.database, 'profile-1', jane, alias, testNow)
    person.id = id
    return { ...set, id }
  }

  test('is kept with them once they came, the newest one', async () => {
    const { accounts, people, id } = await withPerson()
    await accounts.joins('session-1')
    expect(people.get(id).participantId).toBe('p9')
  })

  test('stays what it was where one is known', async () => {
    const { accounts, people, id } = await withPerson()
    people.setParticipant(id, 'entered')
    await accounts.joins('session-1')
    expect(people.get(id).participantId).toBe('entered')
  })

  test('is kept of nobody where the session is for nobody in particular, or nobody came', async () => {
    const without = await withPerson(false)
    await without.accounts.joins('session-1')
    expect(without.people.get(without.id).participantId).toBeNull()
    const { accounts, people, id, answerWith } = await withPerson()
    answerWith((_request, response) => json(response, { data: [] }))
    await accounts.joins('session-1')
    expect(people.get(id).participantId).toBeNull()
  })

  test('is in no one’s way where the person was forgotten meanwhile', async () => {
    const { accounts, people, id } = await withPerson()
    people.forget(id)
    expect((await accounts.joins('session-1')).participants).toHaveLength(2)
  })
})

describe('in an engine', () => {
  test('a check says who is right and what time it is there, and the session’s guest is found', async () => {
    const server = await serve((request, response) => {
      if (request.authorization !== header) json(response, {}, 401)
      else json(response, { data: [], total_count: 0 }, 200, date(31))
    })
    const { engine, again } = await startEngine()
    const { profile } = await profileWithKey(engine)
    engine.profiles.save({ ...acme, id: profile.id, settings: { ...acme.settings, api: server.origin } })
    const progress: PlatformProgress[] = []
    engine.onProgress((one) => void progress.push(one))
    expect(await engine.accounts.check(profile.id)).toEqual({
      outcome: 'accepted',
      message: 'The platform accepts team id and key.',
      clockAhead: 31,
      askedAt: testNow,
    })
    expect(progress).toMatchObject([{ profileId: profile.id, asking: 'check' }])
    const { session } = await issueIn(engine, profile.id, { ud: 'crm-1' })
    expect(await engine.accounts.joins(session.id)).toEqual({ participants: [], askedAt: testNow })
    expect(engine.accounts.known(profile.id, 'demo-room', { name: '', externalId: 'crm-1' })).toMatchObject({
      sameExternalId: { name: 'John Smith', room: 'demo-room' },
      clockAhead: 31,
    })
    await engine.close()

    const { engine: next } = await again()
    expect(next.accounts.known(profile.id, '', nobody).clockAhead).toBe(31)
    await next.profiles.remove(profile.id)
    expect(next.accounts.known(profile.id, '', nobody)).toEqual(nothingKnown)
    await expect(next.accounts.rooms(profile.id, false)).rejects.toMatchObject({ code: 'not-found' })
  })
})
