import type { Request } from '../../shared/contract.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { SessionRow } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { localTimeZone } from '../stores/clock.ts'
import { addIssued, issuedNow, issuedStore } from '../stores/issued-store.ts'
import { notify } from '../stores/notice-store.ts'
import { askPlatform } from '../stores/platform-store.ts'
import { staleWords } from '../view/stale-words.ts'

type Copied = Request<'sessions.copy'>['what']

const names: Record<Copied, string> = {
  token: 'Token',
  link: 'Join link',
  invitation: 'Invitation',
  snippet: 'Code',
}

/**
 * Has main put a part of a session on the clipboard, and says for how long.
 *
 * @param snippet which one of its platform; for snippets only
 */
export async function copyFromSession(id: string, what: Copied, snippet?: string): Promise<void> {
  const which = snippet === undefined ? {} : { snippet }
  const result = await call('sessions.copy', { id, what, ...which, timeZone: localTimeZone() })
  if (!result.ok) notify('error', result.message)
  else if (result.value.clearedAfter === 0) notify('ok', `${names[what]} copied.`)
  else notify('ok', `${names[what]} copied. The clipboard is cleared after ${result.value.clearedAfter} s.`)
}

/** Copies the join link of the newest session that this window issued, which need not be in sight. */
export async function copyNewestLink(): Promise<void> {
  const newest = issuedNow(issuedStore.getState())[0]
  if (newest === undefined) notify('info', 'Nothing was issued yet, so there is no join link to copy.')
  else if (newest.session.link === null)
    notify('info', 'The newest session has no join link; its token can be copied.')
  else {
    const stale = staleWords(newest.session, Math.floor(Date.now() / 1000))
    if (stale === null) await copyFromSession(newest.session.id, 'link')
    else notify('info', `The newest join link was not copied. ${stale}`)
  }
}

/** Opens the join link in the browser. */
export async function openSession(id: string): Promise<void> {
  const result = await call('sessions.open', { id })
  if (!result.ok && result.code !== 'cancelled') notify('error', result.message)
}

/** Saves the QR code of the join link where the person chooses. */
export async function saveQr(id: string, format: 'png' | 'svg'): Promise<void> {
  const result = await call('sessions.saveQr', { id, format })
  if (result.ok) notify('ok', `Saved as ${result.value.fileName}. The file is as good as the link.`)
  else if (result.code !== 'cancelled') notify('error', result.message)
}

/** Issues the same again. Gives the new session's id, or null; what failed is said. */
export async function renewSession({
  id,
  profileId,
}: Pick<SessionRow, 'id' | 'profileId'>): Promise<string | null> {
  const result = await askPlatform(profileId ?? '', 'issue', () =>
    call('sessions.renew', { id, timeZone: localTimeZone() }),
  )
  if (!result.ok) {
    if (result.code !== 'cancelled') notify('error', result.message)
    return null
  }
  addIssued(result.value)
  notify('ok', result.value.recorded ? 'Renewed.' : 'Renewed, in memory only.')
  return result.value.session.id
}

/** Ends a session here, after main has asked. What that leaves of its token is said. */
export async function stopSession({ id, platform }: Pick<SessionRow, 'id' | 'platform'>): Promise<void> {
  const result = await call('sessions.stop', { id })
  if (result.ok) notify('ok', `Stopped. ${platforms[platform].ending}`)
  else if (result.code !== 'cancelled') notify('error', result.message)
}

/** Ends the meetings in the room of a session, after main has asked. */
export async function endLiveSession({ id, profileId }: Pick<SessionRow, 'id' | 'profileId'>): Promise<void> {
  const result = await askPlatform(profileId ?? '', 'end-live', () => call('sessions.endLive', { id }))
  if (result.ok) notify('ok', endedWords(result.value.ended))
  else if (result.code !== 'cancelled') notify('error', result.message)
}

function endedWords(ended: number): string {
  if (ended === 0) return 'Nothing was live in the room.'
  return ended === 1 ? 'The live session was ended.' : `${ended} live sessions were ended.`
}
