import type { Scheme } from './auth.ts'

/** A request that came, without anything that opens a door. */
export interface AskedFor {
  readonly method: string
  readonly path: string
  /** As it was written, with a token's text hidden; empty without one. */
  readonly query: string
  /** How the request said who it is, whether or not that was right. */
  readonly scheme: Scheme
  /** Null until it is answered, and when no status was ever sent. */
  status: number | null
}

/** Takes out of a query what must not be shown: the text of a token, and the key should somebody have put it there. */
export function withoutSecrets(query: string, developerKey: string): string {
  const hidden = query.replace(/(^|&)(token=)[^&]+/gi, '$1$2(token)')
  const spellings = [developerKey, encodeURIComponent(developerKey)]
  return spellings.reduce((text, spelling) => text.replaceAll(spelling, '(key)'), hidden)
}
