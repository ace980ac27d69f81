import type { Application, Grant, State } from './state.ts'

/** How a request says who it is. */
export type Scheme = 'none' | 'basic' | 'bearer' | 'other'

/** The scheme of an `authorization` header and what stands behind it; a scheme has no case (RFC 9110, 11.1). */
export function readAuthorisation(header: string | undefined): {
  readonly scheme: Scheme
  readonly value: string
} {
  if (header === undefined) return { scheme: 'none', value: '' }
  const [, word = '', value = ''] = /^(\S+) +(\S+)$/.exec(header) ?? []
  const scheme = word.toLowerCase()
  return { scheme: scheme === 'basic' || scheme === 'bearer' ? scheme : 'other', value }
}

/**
 * Whether the header is Basic with app key and secret, joined by a colon, in base64
 * (https://docs.dolby.io/communications-apis/docs/guides-api-authentication).
 */
export function isApplication(header: string | undefined, { appKey, appSecret }: Application): boolean {
  const { scheme, value } = readAuthorisation(header)
  return scheme === 'basic' && Buffer.from(value, 'base64').toString('utf8') === `${appKey}:${appSecret}`
}

/** The API token of a Bearer header, good at `now` (epoch seconds); undefined for any other, client tokens among them. */
export function apiGrant(header: string | undefined, state: State, now: number): Grant | undefined {
  const { scheme, value } = readAuthorisation(header)
  return scheme === 'bearer' ? goodGrant(state, value, 'api', now) : undefined
}

/** The grant of a token that is for this purpose and good at `now`: refused on and after its end (RFC 7519, 4.1.4). */
export function goodGrant(
  { grants }: State,
  token: string,
  purpose: Grant['purpose'],
  now: number,
): Grant | undefined {
  return grants.find((grant) => grant.token === token && grant.purpose === purpose && now < grant.expiresAt)
}
