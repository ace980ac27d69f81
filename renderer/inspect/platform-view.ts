import { platforms } from '../../shared/platforms/index.ts'
import { nothingKnown, type Platform } from '../../shared/platforms/platform.ts'
import type { Claims, Draft, Finding, PlatformId, Profile } from '../../shared/schemas.ts'
import type { Tile } from '../../shared/tile/tile.ts'
import type { TokenTimes } from './moment-range.ts'

/** What a platform makes of the claims of a token. */
export interface PlatformView {
  readonly platform: Platform
  /** The account that the token names; null where none of the profiles is that one. */
  readonly profile: Profile | null
  readonly findings: readonly Finding[]
  /** Null where the token says nothing that a tile shows. */
  readonly tile: Tile | null
  readonly room: string
  readonly name: string | null
  readonly role: string | null
  readonly externalId: string | null
  /** Why there are no findings; null where there could be. */
  readonly withoutFindings: string | null
}

interface ViewContext {
  readonly profiles: readonly Profile[]
  /** Epoch seconds at which it was issued, as far as known; see `issuedAt`. */
  readonly now: number
  readonly timeZone: string
}

/** When a token was issued, in epoch seconds: the rules of the form are those of that moment. */
export function issuedAt({ iat, nbf }: TokenTimes, pastedAt: number): number {
  return Math.floor(iat ?? nbf ?? pastedAt)
}

/** The longest text of a claim that is checked, in UTF-16 units: the rules count what a person sees, which takes its time. */
const longestChecked = 20_000

const tooLong = `A claim has more than ${new Intl.NumberFormat('en-GB').format(longestChecked)} characters: what the platform would say of it is not checked here.`
const undocumented =
  'What its tokens say is documented nowhere: only the claims that it is asked for are checked.'

/**
 * Tile, guest and findings of what a token says, with the rules of the Issue form. The remarks on a value of another type
 * than the platform documents come first: the form would write each as text.
 */
export function platformView(id: PlatformId, claims: Claims, context: ViewContext): PlatformView {
  const platform: Platform = platforms[id]
  const own = platform.endFrom === 'claims' ? claims : asAskedFor(claims)
  const profile = profileFor(platform, claims, context.profiles)
  const draft = draftFor(platform, own)
  if (draft === null)
    return { ...blank, platform, profile, ...summaryOf(platform, claims), withoutFindings: tooLong }
  return {
    platform,
    profile,
    findings: findingsOf(platform, own, draft, profile, context),
    tile: tileOf(platform, draft),
    ...summaryOf(platform, own),
    withoutFindings: platform.endFrom === 'claims' ? null : undocumented,
  }
}

const blank = { findings: [], tile: null }

/** The draft of the claims; null where one is too long or too deep to look at. */
function draftFor(platform: Platform, claims: Claims): Draft | null {
  for (const { name } of platform.fields) {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined
    if (typeof value === 'string' && value.length > longestChecked) return null
  }
  try {
    const draft = platform.draftFrom(claims, '')
    return Object.values(draft.values).every((text) => text.length <= longestChecked) ? draft : null
  } catch {
    // Arrays a thousand deep can be read and not always be written again.
    return null
  }
}

/** A token of a platform that makes it has its scopes as words and its own end, where it has them at all. */
function asAskedFor(claims: Claims): Claims {
  const { scope, iat, exp } = claims
  return {
    ...claims,
    ...(typeof scope === 'string' ? { sessionScope: scope.split(' '), scopes: scope.split(' ') } : {}),
    ...(typeof iat === 'number' && typeof exp === 'number' ? { expiresIn: exp - iat } : {}),
  }
}

function findingsOf(
  platform: Platform,
  claims: Claims,
  draft: Draft,
  profile: Profile | null,
  { now, timeZone }: ViewContext,
): Finding[] {
  const found = platform.findingsFor(draft, { profile, now, timeZone, known: nothingKnown })
  if (platform.endFrom === 'claims') return [...findingsOfTypes(platform, claims), ...found]
  // What was not repeated in the token may have been asked for all the same.
  return found.filter(({ field }) => field !== null && draft.values[field] !== '')
}

/** Values of another type than the platform documents. */
function findingsOfTypes(platform: Platform, claims: Claims): Finding[] {
  return platform.fields.flatMap(({ name, label, kind, rule }) => {
    if (!Object.hasOwn(claims, name)) return []
    const value = claims[name]
    const isRight = kind === 'time' ? Number.isInteger(value) : typeof value === 'string'
    if (isRight) return []
    const wanted = kind === 'time' ? 'a whole number of seconds' : 'a text'
    const message = `${label} (${name}) is ${typeWords(value)}; the platform documents ${wanted}.`
    return [{ level: 'warning', code: `type-of-${name}`, field: name, message, source: rule }]
  })
}

function typeWords(value: Claims[string] | undefined): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'a number' : 'a number with a fraction'
  if (typeof value === 'boolean') return 'true or false'
  return typeof value === 'string' ? 'a text' : 'an object'
}

function tileOf(platform: Platform, draft: Draft): Tile | null {
  const tile = platform.tileFor(draft)
  return tile.name === null && tile.initials === '' && platform.endFrom === 'answer' ? null : tile
}

function summaryOf(platform: Platform, claims: Claims) {
  return platform.summaryOf(claims)
}

function profileFor(platform: Platform, claims: Claims, profiles: readonly Profile[]): Profile | null {
  const account = platform.accountIdIn(claims)
  if (account === null) return null
  const same = profiles.filter(
    (profile) => profile.platform === platform.id && platform.accountId(profile.settings) === account,
  )
  return same[0] ?? null
}
