/** The texts of which a token is made, as the history keeps them. */
export interface TokenTexts {
  /** JSON. */
  readonly header: string
  readonly claims: string
}

/**
 * A token as the history keeps it: where it is exactly what header and claims are in base64url, only the full stop and the
 * signature behind them (RFC 7515, Appendix F). Anything else stays as it is, with two full stops before one of its own at
 * the beginning. Empty where none is kept.
 */
export function detachedToken(token: string, texts: TokenTexts): string {
  const end = token.lastIndexOf('.')
  // Cheaper than coding header and claims for a token that is of another length.
  if (end > 0 && token.slice(0, end) === signedPart(texts)) return token.slice(end)
  return token.startsWith('.') ? `..${token}` : token
}

/** The token of a text that `detachedToken` made, with the same texts. */
export function wholeToken(kept: string, texts: TokenTexts): string {
  if (kept.startsWith('..')) return kept.slice(2)
  return kept.startsWith('.') ? signedPart(texts) + kept : kept
}

const signedPart = ({ header, claims }: TokenTexts): string => `${encoded(header)}.${encoded(claims)}`

const encoded = (text: string) => Buffer.from(text).toString('base64url')
