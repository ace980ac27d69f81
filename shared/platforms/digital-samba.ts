import { tileFor } from '../tile/tile.ts'
import { ownApiOrigin } from './digital-samba/api-origin.ts'
import { claimsFor, claimText, draftFrom, newDraft, typed } from './digital-samba/claims.ts'
import { switches } from './digital-samba/encryption.ts'
import { fields, profileFields } from './digital-samba/fields.ts'
import { findingsFor } from './digital-samba/findings.ts'
import { help } from './digital-samba/help.ts'
import { joinLink, linkHost } from './digital-samba/join-link.ts'
import { findingsForProfile } from './digital-samba/profile-findings.ts'
import { snippets } from './digital-samba/snippets.ts'
import { findingsForKey } from './key-findings.ts'
import { originOf } from './origin.ts'
import type { Platform } from './platform.ts'

/** Digital Samba: tokens are signed here, with the team's developer key. */
export const digitalSamba: Platform = {
  id: 'digital-samba',
  name: 'Digital Samba',
  notice: null,
  help,
  fields,
  switches,
  profileFields,
  secret: {
    label: 'Developer key',
    whereFound: 'In the dashboard, in the Team section, as the developer key.',
    signs: true,
  },
  abilities: ['rooms', 'live', 'joins', 'end-live'],
  endFrom: 'claims',
  identity: { name: 'u', externalId: 'ud', withheld: ['initials', 'avatar'] },
  ending:
    'The token itself works until it expires; what ends it earlier is a new developer key, which ends all tokens, removing the person from the room, or ending the live session.',
  endlessEnding:
    'The token itself has no end and goes on working; what ends it is a new developer key, which ends all tokens, removing the person from the room, or ending the live session.',
  leftBehind: null,
  snippets,
  newDraft,
  claimsFor,
  draftFrom,
  findingsFor,
  findingsForProfile,
  findingsForSecret: findingsForKey,
  tileFor: (draft) =>
    tileFor({
      name: typed(draft, 'u'),
      initials: typed(draft, 'initials'),
      avatar: typed(draft, 'avatar'),
    }),
  participantInfo: () => null,
  origins: ({ api }) => ({ api: originOf(api, ownApiOrigin) }),
  accountId: ({ teamId = '' }) => teamId.trim() || null,
  accountIdIn: (claims) => claimText(claims, 'td')?.trim() || null,
  linkHost,
  joinLink,
  summaryOf: (claims) => ({
    room: claimText(claims, 'rd') ?? '',
    name: claimText(claims, 'u'),
    externalId: claimText(claims, 'ud'),
    role: claimText(claims, 'role'),
  }),
  marksFor: () => [],
}
