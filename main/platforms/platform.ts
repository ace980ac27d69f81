import type { Claims, Origin } from '../../shared/schemas.ts'

/** A token as a platform's adapter gives it out. */
export interface IssuedToken {
  readonly header: Claims
  readonly claims: Claims
  readonly token: string
  /** `signed` here, or `fetched` from the platform. */
  readonly origin: Origin
}

/** The part of a platform that needs a secret. */
export interface IssuingPlatform {
  issue(input: { readonly claims: Claims; readonly secret: Uint8Array }): Promise<IssuedToken>
}
