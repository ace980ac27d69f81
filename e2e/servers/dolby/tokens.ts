import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { Grant, State } from './state.ts'

/** Signs what this server gives out; it is looked up, so nobody has to verify it. */
const serverKey = randomBytes(32)

/** A grant that is to be made; times are epoch seconds. */
export interface NewGrant extends Pick<Grant, 'purpose' | 'scopes' | 'externalId'> {
  readonly now: number
  readonly expiresIn: number
}

/** Gives out a token: the service, not the client, says from when to when it is good. */
export function grant(state: State, { purpose, scopes, externalId, now, expiresIn }: NewGrant): Grant {
  const made = { purpose, scopes, externalId, issuedAt: now, expiresAt: now + expiresIn }
  const isOpaque = purpose === 'session' && state.dialect.clientToken === 'opaque'
  const token = isOpaque ? randomBytes(48).toString('base64url') : jwtOf(state, made)
  const given: Grant = { ...made, token }
  state.grants.push(given)
  return given
}

/** What a token says is documented nowhere: these claims are chosen here. A name or an avatar is never among them. */
function jwtOf({ application }: State, made: Omit<Grant, 'token'>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = {
    iss: 'dolby.io',
    sub: application.appKey,
    target: made.purpose,
    ...(made.scopes === null ? {} : { scope: made.scopes.join(' ') }),
    ...(made.externalId === null ? {} : { externalId: made.externalId }),
    iat: made.issuedAt,
    exp: made.expiresAt,
    jti: randomUUID(),
  }
  const signed = `${part({ typ: 'JWT', alg: 'HS256' })}.${part(claims)}`
  return `${signed}.${createHmac('sha256', serverKey).update(signed).digest('base64url')}`
}
