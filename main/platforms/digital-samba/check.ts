import type { Account, PlatformAdapter } from '../platform.ts'
import { basic, bearer, bodyOf } from './api.ts'
import { readList } from './read-values.ts'

const path = '/api/v1/rooms?limit=1'
const unauthorised = 401

/**
 * Whether the platform accepts team id and key. Where it does not, the key alone is tried, which tells which of the two
 * is wrong (both spellings: https://docs.digitalsamba.com/rest-api).
 */
export const check: PlatformAdapter['check'] = async (account) => {
  account.onProgress(0, null)
  const answer = await account.ask({ method: 'GET', path, authorization: basic(account) })
  if (answer.status === unauthorised) return whichIsWrong(account)
  readList(bodyOf(answer))
  return { outcome: 'accepted', message: 'The platform accepts team id and key.' }
}

async function whichIsWrong(account: Account): ReturnType<PlatformAdapter['check']> {
  const alone = bearer(account)
  const answer = alone === null ? null : await account.ask({ method: 'GET', path, authorization: alone })
  if (answer === null || answer.status === unauthorised) return keyRefused
  readList(bodyOf(answer))
  return teamRefused
}

const keyRefused = {
  outcome: 'key-refused',
  message:
    'The platform does not accept the key: compare it with the developer key in the dashboard, in the Team section; it changes when somebody regenerates it.',
} as const

const teamRefused = {
  outcome: 'team-refused',
  message:
    'The key is right, the team id is not: compare it with the team id in the dashboard, in the Team section.',
} as const
