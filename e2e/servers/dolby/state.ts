/** The account that the server plays: an application of the Dolby.io dashboard. */
export interface Application {
  readonly appKey: string
  /** Opens the API together with the key; changes when it is regenerated. */
  appSecret: string
}

/** The three hosts of the platform: api.dolby.io, comms.api.dolby.io and session.voxeet.com. */
export type Host = 'api' | 'comms' | 'session'

/** A token that was given out. */
export interface Grant {
  readonly token: string
  /** `api` for the REST API, `session` for the SDK of a client. */
  readonly purpose: 'api' | 'session'
  /** Names of scopes; null is unrestricted. */
  readonly scopes: readonly string[] | null
  readonly externalId: string | null
  /** Epoch seconds, as `expiresAt`. */
  readonly issuedAt: number
  readonly expiresAt: number
}

/** What everybody in a conference may see of a participant, and what stays stored of them. */
export interface Guest {
  readonly externalId: string | null
  readonly name: string | null
  readonly avatarUrl: string | null
}

/** From the joining to the leaving of one participant; times are epoch milliseconds, as all of conferences. */
export interface Stay extends Guest {
  /** A UUID; the same for the same external id in all conferences. */
  readonly userId: string
  readonly type: 'user' | 'listener' | 'pstn' | 'mixer'
  readonly ipAddress: string
  readonly joinedAt: number
  leftAt: number | null
}

export interface Conference {
  /** A UUID. */
  readonly confId: string
  readonly alias: string
  readonly region: string
  readonly dolbyVoice: boolean
  readonly startedAt: number
  endedAt: number | null
  readonly owner: Pick<Stay, 'userId' | 'externalId' | 'name' | 'avatarUrl' | 'ipAddress'>
  /** Oldest first. */
  readonly stays: Stay[]
}

/** How the service takes and says an expiry, where the clients of the vendor differ. */
export interface Dialect {
  /**
   * Which field of the request for a client access token counts: `expires_in` as the Python client and the .NET client
   * send it, or `expiresIn` as the Node client does. The other one is not known, and ignored. Where `neither` is known,
   * every token has the usual hour.
   */
  expiryField: 'expires_in' | 'expiresIn' | 'neither'
  /** Tokens are JWTs (getting an API token: "a JWT"); of a client access token no form is documented. */
  clientToken: 'jwt' | 'opaque'
  /** Whether answers about client access tokens have `expires_in`. */
  saysExpiry: boolean
}

/** Everything that the server knows. */
export interface State {
  readonly application: Application
  readonly dialect: Dialect
  /** Oldest first. */
  readonly grants: Grant[]
  /** Oldest first. */
  conferences: readonly Conference[]
}
