import type { PlatformAdapter } from '../platform.ts'
import { askForSession, tokenText } from './ask-for-session.ts'
import { isTokenRefused, tokenNotSendable, tokenRefused } from './failures.ts'
import { readSession } from './read-session.ts'

/** Nobody's identifier, so that no user's session or videos are touched. */
const identity = 'roompass-check'

/** Whether the platform accepts the API token. No call for that is documented, so a session is asked for and thrown away. */
export const check: PlatformAdapter['check'] = async (account) => {
  const token = tokenText(account)
  if (token === null) return { outcome: 'key-refused', message: tokenNotSendable }
  account.onProgress(0, null)
  const answer = await askForSession(account, token, { identity })
  if (isTokenRefused(answer)) return { outcome: 'key-refused', message: tokenRefused }
  readSession(answer, token)
  return {
    outcome: 'accepted',
    message: `The platform accepts the API token: it gave a session for the user ${identity}, which was thrown away, as no call for a check is documented.`,
  }
}
