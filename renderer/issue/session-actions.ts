import type { Request } from '../../shared/contract.ts'
import { call } from '../bridge.ts'
import { localTimeZone } from '../stores/clock.ts'
import { issuedNow, issuedStore } from '../stores/issued-store.ts'
import { notify } from '../stores/notice-store.ts'

type Copied = Request<'sessions.copy'>['what']

const names: Record<Copied, string> = { token: 'Token', link: 'Join link', invitation: 'Invitation' }

/** Has main put a part of a session on the clipboard, and says for how long. */
export async function copyFromSession(id: string, what: Copied): Promise<void> {
  const result = await call('sessions.copy', { id, what, timeZone: localTimeZone() })
  if (!result.ok) notify('error', result.message)
  else if (result.value.clearedAfter === 0) notify('ok', `${names[what]} copied.`)
  else notify('ok', `${names[what]} copied. The clipboard is cleared after ${result.value.clearedAfter} s.`)
}

/** Copies the join link of the newest session that this window issued. */
export async function copyNewestLink(): Promise<void> {
  const newest = issuedNow(issuedStore.getState())[0]
  if (newest === undefined) notify('info', 'Nothing was issued yet, so there is no join link to copy.')
  else if (newest.session.link === null)
    notify('info', 'The newest session has no join link; its token can be copied.')
  else await copyFromSession(newest.session.id, 'link')
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
