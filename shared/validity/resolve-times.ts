/** One time field, read at a moment. */
export type ResolvedTime =
  /** Left empty: the claim is absent. */
  | { readonly kind: 'absent' }
  /** Epoch seconds. */
  | { readonly kind: 'at'; readonly at: number }
  /** What is typed can't be read as a time; `message` says what can. */
  | { readonly kind: 'unreadable'; readonly message: string }

/** The three time claims of a draft. */
export interface ResolvedTimes {
  readonly iat: ResolvedTime
  readonly nbf: ResolvedTime
  readonly exp: ResolvedTime
}
