/** One token text in memory; its expiry in epoch seconds, null for none. */
export interface TokenOfRun {
  readonly id: string
  readonly token: string
  readonly validUntil: number | null
}

/** So many of the newest tokens stay at hand. */
const most = 200

/**
 * The tokens that this run issued, in memory: a session that was just issued can be copied and opened also where the
 * history keeps no token texts. Each until it expires.
 */
export interface TokensOfRun {
  remember(issued: TokenOfRun): void
  /** The token of a session; null where it is not of this run, or expired at `now` (epoch seconds). */
  of(id: string, now: number): string | null
  /** Takes the tokens of sessions out. */
  take(ids: readonly string[]): TokenOfRun[]
  forget(): void
}

export function tokensOfRun(): TokensOfRun {
  const tokens = new Map<string, TokenOfRun>()
  return {
    remember: ({ id, token, validUntil }) => {
      tokens.set(id, { id, token, validUntil })
      const [oldest] = tokens.keys()
      if (tokens.size > most && oldest !== undefined) tokens.delete(oldest)
    },
    of: (id, now) => {
      const issued = tokens.get(id)
      if (issued === undefined) return null
      if (issued.validUntil === null || now < issued.validUntil) return issued.token
      tokens.delete(id)
      return null
    },
    take: (ids) => {
      const taken = ids.flatMap((id) => tokens.get(id) ?? [])
      for (const id of ids) tokens.delete(id)
      return taken
    },
    forget: () => tokens.clear(),
  }
}
