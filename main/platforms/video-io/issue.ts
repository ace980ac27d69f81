import { RoompassError } from '../../../shared/errors.ts'
import type { PlatformAdapter } from '../platform.ts'
import { askForSession, tokenText } from './ask-for-session.ts'
import { tokenNotSendable } from './failures.ts'
import { readSession } from './read-session.ts'

/** Has the platform make a session for a user; how long it is valid, the platform says. */
export const issue: PlatformAdapter['issue'] = async (claims, account) => {
  const token = tokenText(account)
  if (token === null) throw new RoompassError('key-unreadable', tokenNotSendable)
  account.onProgress(0, null)
  return readSession(await askForSession(account, token, claims), token)
}
