import { oneLine } from './text/one-line.ts'
import { formatLocal } from './validity/human.ts'

/** What an invitation says; times in epoch seconds, null for an absent claim. */
export interface Invitation {
  readonly room: string
  /** Null where the guest has no name yet. */
  readonly name: string | null
  readonly link: string
  readonly validFrom: number | null
  readonly validUntil: number | null
  /** IANA name. */
  readonly timeZone: string
}

/** The plain text to send to a guest: room, link, from and until with the zone. Lines end with LF. */
export function invitationFor(invitation: Invitation): string {
  const { room, link, validFrom, validUntil, timeZone } = invitation
  const name = oneLine(invitation.name ?? '')
  return [
    name === '' ? 'Hello,' : `Hello ${name},`,
    '',
    `you are invited to the room ${oneLine(room)}.`,
    '',
    `Link: ${link}`,
    `From: ${validFrom === null ? 'now' : formatLocal(validFrom, timeZone)}`,
    `Until: ${validUntil === null ? 'no end' : formatLocal(validUntil, timeZone)}`,
    '',
    "Whoever has this link can enter in your place, so please don't pass it on.",
    '',
  ].join('\n')
}
