import { describe, expect, test } from 'vitest'
import type { KeptStay, Session } from '../../shared/schemas.ts'
import { testSession } from '../app/handlers/test-tools.ts'
import { testNow } from '../test-drafts.ts'
import type { AccountsContext } from './accounts.ts'
import type { Account, GuestToFind, PlatformAdapter } from './platform.ts'
import { testAccounts, twoRooms } from './test-accounts.ts'

const jane = { name: 'Jane Doe', externalId: 'crm-1' }
const stay: KeptStay = {
  ...{ meeting: { id: 'm-1', name: 'Board', isLive: false }, participantId: null, name: 'Amber Heron' },
  ...{ externalId: 'guest-1', avatarUrl: null, joinedAt: [testNow] },
}

/** Accounts whose platform can say what it kept, and end what is live. */
async function setUp(stays: KeptStay[], given: Partial<Session> = {}) {
  const looked: (GuestToFind | string)[] = []
  const platform: PlatformAdapter = {
    issue: () => Promise.reject(new Error('not asked for')),
    check: () => Promise.reject(new Error('not asked for')),
    kept: async (_account, guest) => {
      looked.push(guest)
      return stays
    },
    endLive: async (_account, room) => {
      looked.push(room)
      return 3
    },
  }
  const account: Account = {
    ...{ settings: {}, secret: new Uint8Array(), now: () => testNow, onProgress: () => undefined },
    memory: { recall: () => null, keep: () => undefined, forget: () => undefined },
    ask: () => Promise.reject(new Error('not asked for')),
  }
  const asking: AccountsContext['asking'] = {
    ask: async (_profile, _secret, question) => ({
      answer: await question.ask(platform, account),
      clockAhead: null,
    }),
    cancel: () => undefined,
  }
  const session = { ...testSession, externalId: 'guest-1', ...given }
  const set = await testAccounts(twoRooms, { asking, session: () => session }, { anonymous: true })
  return { ...set, looked }
}

describe('what a platform kept of a guest', () => {
  test('is looked for by what left, around the time of the token', async () => {
    const { accounts, looked } = await setUp([stay])
    expect(await accounts.kept('session-1')).toEqual({ stays: [stay], askedAt: testNow })
    const { issuedAt } = testSession
    expect(looked).toEqual([{ externalId: 'guest-1', from: issuedAt - 600, until: testNow + 600 }])
  })

  test.each([
    [testNow - 100, testNow + 500],
    [testNow - 100.5, testNow + 500],
    [testNow + 100, testNow + 600],
    [null, testNow + 600],
  ])('is looked for until shortly after the end of the token: %j', async (validUntil, until) => {
    const { accounts, looked } = await setUp([], { validUntil })
    await accounts.kept('session-1')
    expect(looked).toMatchObject([{ until }])
  })

  test.each([null, ''])('can’t be looked for without an external id: %j', async (externalId) => {
    const { accounts, looked } = await setUp([stay], { externalId })
    await expect(accounts.kept('session-1')).rejects.toMatchObject({ code: 'failed' })
    expect(looked).toEqual([])
  })

  test('tells the platform’s own id of the person, where it says one', async () => {
    const alias = { name: 'Amber Heron', externalId: 'guest-1', isNew: true }
    const person = { id: '', ...jane }
    const stays = [stay, { ...stay, participantId: 'p-9' }, { ...stay, participantId: 'p-1' }]
    const { accounts, people, database } = await setUp(stays, { person })
    person.id = people.record(database, 'profile-1', jane, alias, testNow)
    await accounts.kept('session-1')
    expect(people.get(person.id).participantId).toBe('p-9')
  })
})

describe('ending what is live', () => {
  test('is for the session’s room, and says how many there were', async () => {
    const { accounts, looked } = await setUp([])
    expect(await accounts.endLive('session-1')).toEqual({ ended: 3 })
    expect(looked).toEqual(['board'])
  })
})

test('a platform that can’t be asked for something is not asked', async () => {
  const session = { ...testSession, externalId: 'guest-1' }
  const { accounts, server } = await testAccounts(twoRooms, { session: () => session })
  await expect(accounts.kept('session-1')).rejects.toMatchObject({
    code: 'failed',
    message: "This platform can't be asked for that.",
  })
  expect(server.connections()).toBe(0)
})
