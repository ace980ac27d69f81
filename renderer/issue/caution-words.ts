import type { SessionRow } from '../../shared/schemas.ts'
import { stateOf } from '../../shared/validity/state.ts'
import { clockText } from '../view/time-words.ts'

type Times = Pick<SessionRow, 'validFrom' | 'validUntil' | 'isEndUnknown' | 'stoppedAt'>

/** What whoever has a link, or a token alone, can do with it and until when; `now` in epoch seconds. */
export function cautionWords(
  credential: 'link' | 'token',
  { validFrom, validUntil, isEndUnknown, stoppedAt }: Times,
  now: number,
  timeZone: string,
): string {
  const token = { validFrom, validUntil, isEndUnknown }
  if (stateOf(token, now) === 'expired') return `This ${credential} has expired.`
  const still = stoppedAt === null ? '' : ' still'
  const who = `Whoever has this ${credential} can${still} enter`
  return `${who} ${endWords(token, now, timeZone)}. Hand it on like a password.`
}

function endWords(
  { validUntil, isEndUnknown }: Pick<Times, 'validUntil' | 'isEndUnknown'>,
  now: number,
  timeZone: string,
): string {
  if (validUntil !== null) return `until ${clockText(validUntil, timeZone, now)}`
  return isEndUnknown ? 'until a time that nobody knows here' : 'for good: it has no end'
}
