import type { Ability, Platform } from '../../shared/platforms/platform.ts'
import { tokenEnding } from '../../shared/removal-words.ts'
import type { Session, SessionRow } from '../../shared/schemas.ts'
import { formatRemaining } from '../../shared/validity/human.ts'
import { stateOf } from '../../shared/validity/state.ts'
import { expectWords, wrongUsage } from './arguments.ts'

/** The one word behind a command that names a session. @throws RoompassError `bad-request` */
export function sessionWord(words: readonly string[]): string {
  expectWords(words, 1)
  const [id] = words
  if (id === undefined) throw wrongUsage('Say which session, by the id that roompass history shows.')
  return id
}

/** A session without what must not be shown beside it: no token, no link, nothing that either says. */
export function rowOf(session: Session): SessionRow {
  const { header: _header, claims: _claims, asked: _asked, token: _token, link: _link, ...row } = session
  return row
}

/**
 * What has to be said before a token is handed on; null where it simply works. `now` in epoch seconds.
 */
export function warningOf(session: Session, now: number): string | null {
  switch (stateOf(session, now)) {
    case 'expired':
    case 'never':
      return `warning: This token lets nobody in any more (${formatRemaining(session, now)}): renew it with roompass renew.`
    case 'stopped':
      return `warning: This session was stopped here (${formatRemaining(session, now)}). ${tokenEnding(session)}`
    case 'unknown-end':
      return 'warning: Nobody knows how long this token works, as the platform did not say when it ends.'
    case 'not-yet':
    case 'valid':
    case 'no-end':
      return null
  }
}

/** What can be asked of a platform. @throws RoompassError `bad-request`, with its name */
export function expectAbility({ name, abilities }: Platform, ability: Ability, what: string): void {
  if (!abilities.includes(ability)) throw wrongUsage(`${name} can not be asked ${what}.`)
}
