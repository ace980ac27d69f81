import { tileFor } from '../tile/tile.ts'
import { ownApiOrigin, ownCommsOrigin } from './dolby/addresses.ts'
import { claimsFor, claimText, draftFrom, newDraft, typed } from './dolby/claims.ts'
import { fields, profileFields } from './dolby/fields.ts'
import { findingsFor } from './dolby/findings.ts'
import { help } from './dolby/help.ts'
import { findingsForProfile } from './dolby/profile-findings.ts'
import { snippets } from './dolby/snippets.ts'
import { sources } from './dolby/sources.ts'
import { originOf } from './origin.ts'
import type { Platform } from './platform.ts'

/**
 * Dolby.io Communications: tokens are fetched with an app key and secret, in two steps. Name and avatar are not in them:
 * the client gives those to the SDK.
 */
export const dolby: Platform = {
  id: 'dolby',
  name: 'Dolby.io Communications',
  notice: {
    text: 'Dolby.io Communications is retired: its repositories were archived on 30 August 2024 and the official clients no longer have it, so that its servers may not answer.',
    source: sources.retired,
  },
  help,
  fields,
  switches: [],
  profileFields,
  secret: {
    label: 'App secret',
    whereFound:
      'In the Dolby.io dashboard, in the Applications section: select your application and copy its App secret.',
    signs: false,
  },
  abilities: ['kept'],
  endFrom: 'answer',
  givenToSdk: ['name', 'avatarUrl'],
  identity: { name: 'name', externalId: 'externalId', withheld: ['avatarUrl'] },
  ending: 'The token itself works until it expires, and nothing ends it earlier.',
  leftBehind:
    'The platform keeps the external id, the name and the avatar address of past conferences, where its Monitor API shows them.',
  snippets,
  newDraft,
  claimsFor,
  draftFrom,
  findingsFor,
  findingsForProfile,
  findingsForSecret: () => [],
  tileFor: (draft) =>
    tileFor({ name: typed(draft, 'name'), initials: '', avatar: typed(draft, 'avatarUrl') }),
  participantInfo: (draft) =>
    (['externalId', 'name', 'avatarUrl'] as const).map((name) => ({
      name,
      value: typed(draft, name) || null,
    })),
  origins: ({ api, comms }) => ({ api: originOf(api, ownApiOrigin), comms: originOf(comms, ownCommsOrigin) }),
  accountId: ({ appKey = '' }) => appKey.trim() || null,
  accountIdIn: () => null,
  linkHost: () => null,
  joinLink: () => null,
  summaryOf: (claims) => ({
    room: '',
    name: claimText(claims, 'name'),
    externalId: claimText(claims, 'externalId'),
    role: null,
  }),
  marksFor: ({ externalId }) =>
    externalId === null || externalId === ''
      ? [
          {
            label: 'not verifiable',
            meaning: "Without an external id the guest can join, but their identity can't be verified.",
          },
        ]
      : [],
}
