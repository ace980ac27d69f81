import { platforms } from '../../shared/platforms/index.ts'
import type { Session, SessionRow } from '../../shared/schemas.ts'
import { formatLocal, formatRelative } from '../../shared/validity/human.ts'

type Facts = readonly (readonly [string, string])[]

/** What a session is, for a person to read, without what it lets in with; `now` in epoch seconds. */
export function sessionFacts(session: Session, now: number, timeZone: string): Facts {
  const { platform, room, role, validFrom, claims, header } = session
  const { fields, identity, marksFor } = platforms[platform]
  const idLabel = fields.find(({ name }) => name === identity.externalId)?.label ?? 'External id'
  const guest = session.person ?? session
  const isOpaque = Object.keys(claims).length === 0 && Object.keys(header).length === 0
  return [
    ...(identity.name === null ? [] : [['Guest', guest.name ?? noName(session)] as const]),
    ...(guest.externalId === null ? [] : [[idLabel, guest.externalId] as const]),
    ...(session.person === null ? [] : [['Leaves as', leavesAs(session)] as const]),
    ...(room === '' ? [] : [['Room', room] as const]),
    ...(role === null ? [] : [['Role', role] as const]),
    ['Valid from', validFrom === null ? 'at once' : moment(validFrom, now, timeZone)],
    ['Valid until', endOf(session, now, timeZone)],
    ...marksFor(session).map(({ label, meaning }) => ['Mark', `${label}: ${meaning}`] as const),
    ...(isOpaque
      ? [['Claims', 'none to show: the token is opaque, and only the platform can read it'] as const]
      : []),
  ]
}

/** What the platform is given in place of who it is. */
function leavesAs({ name, externalId }: Session): string {
  return [name, externalId].filter((text) => text !== null).join(', ')
}

/** The name of a guest; of one whose name does not leave this computer, the real one and what leaves. */
export function shownName({ name, person }: Pick<SessionRow, 'name' | 'person'>): string | null {
  const real = person === null ? null : (person.name ?? person.externalId)
  if (real === null) return name
  return name === null ? real : `${real} (${name})`
}

/** A page that opens by a link asks for what is missing. */
const noName = ({ link }: Session) => (link === null ? '(no name)' : '(will be asked for a name)')

function endOf(session: Session, now: number, timeZone: string): string {
  const { platform, validUntil, isEndUnknown } = session
  if (isEndUnknown) return 'expiry unknown: the platform did not say when it ends'
  if (validUntil === null) return 'without end'
  const end = moment(validUntil, now, timeZone)
  return platforms[platform].endFrom === 'answer' ? `${end}, as the platform says` : end
}

/** A moment on the clocks of a zone, and as seen from now; both in epoch seconds. */
export function moment(at: number, now: number, timeZone: string): string {
  return `${formatLocal(at, timeZone)} (${formatRelative(at, now)})`
}
