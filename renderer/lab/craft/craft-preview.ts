import { claimsIn } from '../../../shared/lab/claim-rows.ts'
import { assemble, compose } from '../../../shared/lab/compose.ts'
import type { Algorithm } from '../../../shared/lab/craft.ts'
import type { LabDraft } from '../../../shared/lab/schemas.ts'
import { linkWith } from '../../../shared/lab/transports.ts'
import { nothingKnown, type Platform } from '../../../shared/platforms/platform.ts'
import type { Claims, Finding, Profile } from '../../../shared/schemas.ts'
import type { Tile } from '../../../shared/tile/tile.ts'
import { type Verdict, verdictOf } from '../../../shared/validity/verdict.ts'

/** The token before it is signed. Its header and payload are what will be signed, to the byte. */
export interface TokenPreview {
  readonly before: string
  readonly header: string
  readonly payload: string
  /** How many characters the signature will have; null where not even its full stop is there. */
  readonly signatureLength: number | null
  readonly after: string
  /** Characters of the whole token. */
  readonly length: number
  /** Characters of the link with it; null where there is none. */
  readonly linkLength: number | null
  /** False where characters of the signature may have to be escaped in the link, which is known once it is there. */
  readonly isLinkExact: boolean
}

/** Bytes (RFC 7518, 3.2). */
const signatureBytes: Readonly<Record<Algorithm, number>> = { HS256: 32, HS384: 48, HS512: 64, none: 0 }

/** What a draft comes to as a token. @param host of the join links; null where the profile has none */
export function tokenPreviewOf({ craft, delivery }: LabDraft, host: string | null): TokenPreview {
  const { algorithm, before, after, forms } = craft
  const composed = compose(craft)
  const blank = algorithm === 'none' ? null : new Uint8Array(signatureBytes[algorithm])
  const token = assemble(craft, composed, blank)
  const { header, payload } = composed
  const signature = token.length - before.length - after.length - header.length - payload.length - 1
  const { room, transport } = delivery
  const link = host === null ? null : linkWith(transport, { host, room, token })
  return {
    ...{ before, header, payload, after },
    signatureLength: signature === 0 ? null : signature - 1,
    length: token.length,
    linkLength: link?.length ?? null,
    isLinkExact: signature <= 1 || forms.signature.startsWith('base64url'),
  }
}

/** What the platform would make of the claims at a moment. */
export interface ClaimsPreview {
  readonly tile: Tile
  readonly findings: readonly Finding[]
  readonly verdict: Verdict
  /** Epoch seconds; null where the claim is absent or no number. */
  readonly from: number | null
  readonly until: number | null
}

interface At {
  readonly platform: Platform
  readonly profile: Profile
  /** Epoch seconds. */
  readonly moment: number
  readonly timeZone: string
}

/**
 * What is to be said of a payload: hints, which stop nothing. Null where it is no JSON object, so that there are no claims
 * to say something of.
 */
export function claimsPreviewOf(
  payload: string,
  { platform, profile, moment, timeZone }: At,
): ClaimsPreview | null {
  const claims = claimsIn(payload)
  if (claims === null) return null
  const verdict = verdictOf(claims, moment)
  const times = { from: timeIn(claims.nbf), until: timeIn(claims.exp) }
  try {
    // JSON has no other values than a claim may have.
    const draft = platform.draftFrom(claims as Claims, profile.id)
    const findings = platform.findingsFor(draft, { profile, now: moment, timeZone, known: nothingKnown })
    return { tile: platform.tileFor(draft), findings: findings.map(asHint), verdict, ...times }
  } catch {
    // A value nested too deep for this platform's rules has no findings.
    const draft = platform.draftFrom({}, profile.id)
    return { tile: platform.tileFor(draft), findings: [], verdict, ...times }
  }
}

/** Nothing is blocked in the Lab, so an error is a warning here; an offer belongs to the form. */
function asHint({ fix: _fix, ...finding }: Finding): Finding {
  return finding.level === 'error' ? { ...finding, level: 'warning' } : finding
}

function timeIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
