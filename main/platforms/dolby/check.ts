import type { PlatformAdapter } from '../platform.ts'
import { askForApiToken, readApiToken } from './api-token.ts'

const unauthorised = 401

/** Whether the platform gives an API token for app key and app secret. One that is remembered says nothing of them. */
export const check: PlatformAdapter['check'] = async (account) => {
  account.onProgress(0, null)
  const answer = await askForApiToken(account, 'comms:client_access_token:create')
  if (answer.status === unauthorised) return keyRefused
  readApiToken(answer)
  return { outcome: 'accepted', message: 'The platform accepts app key and app secret.' }
}

const keyRefused = {
  outcome: 'key-refused',
  message:
    'The platform does not accept this app key with this app secret: compare both with the dashboard, Applications section.',
} as const
