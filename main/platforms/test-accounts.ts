import { onTestFinished } from 'vitest'
import type { PlatformProgress, Profile, ProfileInput } from '../../shared/schemas.ts'
import { testProfile, testSession } from '../app/handlers/test-tools.ts'
import { memoryDatabase } from '../data/open-database.ts'
import { createPeople } from '../people/people.ts'
import { writeProfile } from '../profiles/profile-rows.ts'
import { acme, testKey, testNow } from '../test-drafts.ts'
import { type AccountsContext, createAccounts } from './accounts.ts'
import { createAsking } from './asking.ts'
import type { Wait } from './patience.ts'
import { type Answering, json, serve } from './test-server.ts'

/** The authorization of the test's account. */
export const header = `Basic ${Buffer.from(`${acme.settings.teamId}:${testKey}`).toString('base64')}`

/** The header of a platform whose clock is so many seconds behind the test's. */
export const date = (ahead = 0) => ({ date: new Date((testNow - ahead) * 1000).toUTCString() })

export const demo = { id: 'id-1', friendly_url: 'demo-room', privacy: 'private', e2ee_enabled: true }

export const twoRooms: Answering = (_request, response) =>
  json(response, { data: [demo, { id: 'id-2' }], total_count: '2' }, 200, date())

/** Accounts on a database in memory, of which one is asked at a server of the test's own. */
export async function testAccounts(
  answer: Answering,
  { wait = async () => undefined, ...given }: Partial<AccountsContext> & { readonly wait?: Wait } = {},
  ofProfile: Partial<Pick<ProfileInput, 'settings' | 'startEarly' | 'anonymous'>> = {},
) {
  const server = await serve((request, response) => answering(request, response))
  let answering = answer
  const database = memoryDatabase()
  onTestFinished(() => void database.close())
  const settings = { ...acme.settings, ...ofProfile.settings, api: server.origin }
  const profile: Profile = {
    ...writeProfile(database, { ...acme, ...ofProfile, settings }, 'profile-1'),
    keys: testProfile.keys,
  }
  const secrets: Uint8Array[] = []
  const progress: PlatformProgress[] = []
  const asking = createAsking({ now: () => testNow, onProgress: (one) => void progress.push(one), wait })
  const storage: AccountsContext['storage'] = { use: (work) => work(database) }
  const people = createPeople({ storage, announce: () => undefined })
  const accounts = createAccounts({
    storage,
    asking,
    people,
    profile: () => profile,
    secret: async () => {
      const secret = Uint8Array.from(Buffer.from(testKey))
      secrets.push(secret)
      return secret
    },
    session: () => ({ ...testSession, profileId: 'profile-1', room: 'demo-room', externalId: 'crm-1' }),
    now: () => testNow,
    ...given,
  })
  const answerWith = (next: Answering) => {
    answering = next
  }
  return { accounts, asking, people, server, database, profile, secrets, progress, answerWith }
}
