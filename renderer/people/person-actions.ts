import type { Request } from '../../shared/contract.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { PlatformId } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { notify } from '../stores/notice-store.ts'

const numbers = new Intl.NumberFormat('en')

export type PeopleFormat = Request<'people.export'>['format']

/** Forgets a person for good, after main has asked. Gives whether that was done; what failed is said. */
export async function forgetPerson(id: string, platform: PlatformId): Promise<boolean> {
  const result = await call('people.forget', { id })
  if (result.ok)
    notify('ok', ['The person is forgotten.', platforms[platform].leftBehind ?? ''].join(' ').trim())
  else if (result.code !== 'cancelled') notify('error', result.message)
  return result.ok
}

/** Keeps the platform's own id of a person; an empty text is none. Gives whether it is kept; what failed is said. */
export async function setParticipant(id: string, text: string): Promise<boolean> {
  const result = await call('people.setParticipant', { id, participantId: text.trim() || null })
  if (!result.ok) notify('error', result.message)
  return result.ok
}

/** Has main write who is behind which alias to a file that the person chooses, and says how that went. */
export async function exportPeople(profileId: string, format: PeopleFormat): Promise<void> {
  const result = await call('people.export', { profileId, format })
  if (result.ok) {
    const { count, fileName } = result.value
    notify('ok', `Exported ${peopleCount(count)} to ${fileName}. It is plain text.`)
  } else if (result.code !== 'cancelled') notify('error', result.message)
}

/** `1 person`, `12 people`. */
export function peopleCount(count: number): string {
  return count === 1 ? '1 person' : `${numbers.format(count)} people`
}
