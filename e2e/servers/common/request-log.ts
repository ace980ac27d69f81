/** A request that came, without anything that opens a door. */
export interface AskedFor {
  readonly method: string
  readonly path: string
  /** As it was written, with what must not be shown hidden; empty without one. */
  readonly query: string
  /** How the request said who it is, whether or not that was right. */
  readonly scheme: string
  /** Null until it is answered, and when no status was ever sent. */
  status: number | null
}
