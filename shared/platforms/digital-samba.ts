import { tileFor } from '../tile/tile.ts'
import { apiOrigin } from './digital-samba/api-origin.ts'
import { claimsFor, claimText, draftFrom, newDraft, typed } from './digital-samba/claims.ts'
import { switches } from './digital-samba/encryption.ts'
import { fields, profileFields } from './digital-samba/fields.ts'
import { findingsFor } from './digital-samba/findings.ts'
import { joinLink, linkHost } from './digital-samba/join-link.ts'
import { findingsForProfile } from './digital-samba/profile-findings.ts'
import type { Platform } from './platform.ts'

/** Digital Samba: tokens are signed here, with the team's developer key. */
export const digitalSamba: Platform = {
  id: 'digital-samba',
  name: 'Digital Samba',
  fields,
  switches,
  profileFields,
  secret: {
    label: 'Developer key',
    whereFound: 'In the dashboard, in the Team section, as the developer key.',
  },
  newDraft,
  claimsFor,
  draftFrom,
  findingsFor,
  findingsForProfile,
  tileFor: (draft) =>
    tileFor({
      name: typed(draft, 'u'),
      initials: typed(draft, 'initials'),
      avatar: typed(draft, 'avatar'),
    }),
  apiOrigin,
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
}
