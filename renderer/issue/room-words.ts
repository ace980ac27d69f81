import type { Role, Room, RoomDetail } from '../../shared/schemas.ts'
import type { ComboboxOption } from '../components/combobox-options.ts'
import { countOf } from '../view/count-of.ts'
import { clockText } from '../view/time-words.ts'

/** A room as a line of the list: by its friendly URL, else by its id. */
export function optionOfRoom({ id, friendlyUrl, description, privacy }: Room): ComboboxOption {
  const label = friendlyUrl ?? id
  return {
    value: label,
    label,
    note: description,
    ...(privacy === null
      ? {}
      : { badge: { words: privacy, tone: privacy === 'public' ? 'accent' : 'neutral' } }),
  }
}

/** A role as a line of the list; tokens name it by its name. */
export function optionOfRole(role: Role, defaultRole: Role | null): ComboboxOption {
  return {
    value: role.name,
    label: role.name,
    // The usual display name is the name with a capital, which tells nothing more.
    ...(role.displayName.toLowerCase() === role.name.toLowerCase() ? {} : { note: role.displayName }),
    ...(defaultRole !== null && defaultRole.id === role.id
      ? { badge: { words: 'default', tone: 'neutral' } as const }
      : {}),
  }
}

export function optionOfBreakout({ id, name }: RoomDetail['breakouts'][number]): ComboboxOption {
  return { value: id, label: name, note: id }
}

/** Names of roles that are said before they are counted. */
const rolesNamed = 4

/** What a token has to fit of a room, a few words each. `now` in epoch seconds. */
export function roomFacts(room: RoomDetail, now: number, timeZone: string): readonly string[] {
  const { privacy, defaultRole, roles, breakouts, breakoutsEnabled, isE2ee, isLocked, expiresAt } = room
  const facts: string[] = []
  if (privacy !== null) facts.push(privacy)
  if (isLocked) facts.push('locked')
  if (isE2ee) facts.push('end-to-end encrypted')
  if (defaultRole !== null) facts.push(`default role ${defaultRole.name}`)
  if (roles.length > 0) facts.push(`roles: ${rolesText(roles)}`)
  if (breakoutsEnabled)
    facts.push(breakouts.length === 0 ? 'breakouts on' : countOf(breakouts.length, 'breakout room'))
  if (expiresAt !== null)
    facts.push(
      expiresAt > now
        ? `ends ${clockText(expiresAt, timeZone, now)}`
        : `ended ${clockText(expiresAt, timeZone, now)}`,
    )
  return facts
}

function rolesText(roles: readonly Role[]): string {
  const names = roles.slice(0, rolesNamed).map(({ name }) => name)
  const rest = roles.length - names.length
  return rest === 0 ? names.join(', ') : `${names.join(', ')} and ${rest} more`
}
