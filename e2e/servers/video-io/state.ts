/** A session token that was given out. */
export interface VideoSession {
  readonly token: string
  readonly identity: string
  /** As they were asked for; null where they can't be. */
  readonly scopes: readonly string[] | null
  /** Epoch seconds. */
  readonly issuedAt: number
  readonly expiresAt: number
}

/**
 * Two descriptions of one endpoint that disagree: `2021` is the vendor's Node client
 * (https://github.com/Video-io/videokit-nodejs, `index.js` of version 0.0.6), `documented` is
 * https://docs.video.io/api/latest/sessions.
 */
export type Generation = '2021' | 'documented'

/** How the server speaks, where no document says. */
export interface Dialect {
  generation: Generation
  /**
   * The form of `expiresAt`, which the client calls a string and its own test writes as `now`: ISO 8601, epoch seconds,
   * epoch milliseconds, that word, or not there. Of the generation of 2021; the documented one has none.
   */
  expiry: 'iso' | 'seconds' | 'milliseconds' | 'word' | 'missing'
  /** Whether refusals come with a status of their own or in a 200: the client looks at `error`, and not at the status. */
  errors: 'status' | 'in-200'
}

/** Everything that the server knows. */
export interface State {
  /** "Gives full control over your application"; changes when it is regenerated. */
  apiToken: string
  readonly dialect: Dialect
  /** Oldest first. */
  readonly sessions: VideoSession[]
}

/** The server's first state. */
export function seededState(): State {
  return {
    apiToken: 'test-api-token-not-a-real-one',
    dialect: { generation: '2021', expiry: 'iso', errors: 'status' },
    sessions: [],
  }
}
