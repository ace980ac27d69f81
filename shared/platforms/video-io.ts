import { tileFor } from '../tile/tile.ts'
import { originOf } from './origin.ts'
import type { Platform } from './platform.ts'
import { claimsFor, draftFrom, identityOf, newDraft, typed } from './video-io/claims.ts'
import { fields, profileFields } from './video-io/fields.ts'
import { findingsFor } from './video-io/findings.ts'
import { ownOriginFor } from './video-io/generation.ts'
import { help } from './video-io/help.ts'
import { findingsForProfile } from './video-io/profile-findings.ts'
import { snippets } from './video-io/snippets.ts'
import { sources } from './video-io/sources.ts'

/**
 * Video.io VideoKit: user session tokens are fetched with the application's API token, which stays here
 * (https://docs.video.io/android/1.2.1/core-sessions, "Start a session securely").
 */
export const videoIo: Platform = {
  id: 'video-io',
  name: 'Video.io VideoKit',
  notice: {
    text: 'Video.io looks dormant: its last public activity was in May 2023, and whether it still answers is not known.',
    source: sources.dormant,
  },
  help,
  fields,
  switches: [],
  profileFields,
  secret: {
    label: 'API token',
    whereFound: 'At dashboard.video.io, under Apps, Your App, API TOKEN.',
    signs: false,
  },
  abilities: [],
  endFrom: 'answer',
  identity: { name: null, externalId: 'identity', withheld: [] },
  ending: 'The token itself works until it expires, and nothing that is documented ends it earlier.',
  leftBehind: 'Videos of the old identifier stay on the platform, under it.',
  snippets,
  newDraft,
  claimsFor,
  draftFrom,
  findingsFor,
  findingsForProfile,
  findingsForSecret: () => [],
  // The platform shows no tile: the letters stand for the user in lists, and are an estimate wherever there are any.
  tileFor: (draft) => {
    const tile = tileFor({ name: typed(draft, 'identity'), initials: '', avatar: '' })
    return { ...tile, estimate: tile.initials !== '', titleHint: null }
  },
  participantInfo: () => null,
  origins: (settings) => ({ api: originOf(settings.api, ownOriginFor(settings)) }),
  accountId: () => null,
  accountIdIn: () => null,
  linkHost: () => null,
  joinLink: () => null,
  summaryOf: (claims) => ({ room: '', name: null, externalId: identityOf(claims), role: null }),
  marksFor: () => [],
}
