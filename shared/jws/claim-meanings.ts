/** What a registered name stands for. */
export interface NameMeaning {
  /** In plain words, such as `Audience`. */
  readonly label: string
  /** One sentence. */
  readonly meaning: string
  /** Such as `RFC 7519, 4.1.3`. */
  readonly source: string
}

type Meanings = Readonly<Record<string, NameMeaning>>

const claim = (section: string, label: string, meaning: string): NameMeaning => ({
  label,
  meaning,
  source: `RFC 7519, ${section}`,
})

const claims: Meanings = {
  iss: claim('4.1.1', 'Issuer', 'Who issued the token: a text, or an address where it has a colon.'),
  sub: claim('4.1.2', 'Subject', 'Whom the token is about: unique for the issuer, or everywhere.'),
  aud: claim(
    '4.1.3',
    'Audience',
    'Whom the token is for, one or several: who reads it and is not among them has to refuse it.',
  ),
  exp: claim('4.1.4', 'Expires', 'From this moment on, in seconds since 1970, the token has to be refused.'),
  nbf: claim(
    '4.1.5',
    'Not before',
    'Before this moment, in seconds since 1970, the token has to be refused.',
  ),
  iat: claim('4.1.6', 'Issued', 'When the token was issued, in seconds since 1970.'),
  jti: claim('4.1.7', 'Token id', 'Tells this token from every other, so that it can be accepted only once.'),
}

const header = (section: string, label: string, meaning: string, document = 7515): NameMeaning => ({
  label,
  meaning,
  source: `RFC ${document}, ${section}`,
})

const headerMembers: Meanings = {
  alg: header('4.1.1', 'Algorithm', 'What the token is signed with; “none” stands for no signature.'),
  jku: header(
    '4.1.2',
    'Key set address',
    'Where the public keys are, one of which belongs to the signing key.',
  ),
  jwk: header('4.1.3', 'Public key', 'The public key that belongs to the signing key.'),
  kid: header('4.1.4', 'Key id', 'A hint at which key signed the token.'),
  x5u: header('4.1.5', 'Certificate address', 'Where the certificate of the signing key is.'),
  x5c: header('4.1.6', 'Certificates', 'The certificate of the signing key, and those that vouch for it.'),
  x5t: header('4.1.7', 'Certificate SHA-1', 'The SHA-1 fingerprint of the certificate of the signing key.'),
  'x5t#S256': header(
    '4.1.8',
    'Certificate SHA-256',
    'The SHA-256 fingerprint of the certificate of the signing key.',
  ),
  typ: header('4.1.9', 'Type', 'What the whole is: “JWT” for a token of claims.'),
  cty: header('4.1.10', 'Content type', 'What the payload is: “JWT” where one token is inside another.'),
  crit: header('4.1.11', 'Critical', 'Extensions that who reads the token has to know, or refuse it.'),
  b64: header(
    '3',
    'Payload encoding',
    'False where the payload is not encoded; a JWT may not have that.',
    7797,
  ),
}

/** What a claim means that RFC 7519 registers; null for any other. Names are compared exactly (RFC 7519, 10.1.1). */
export function claimMeaning(name: string): NameMeaning | null {
  return meaningIn(claims, name)
}

/** What a member of the header means that RFC 7515 or RFC 7797 registers; null for any other. */
export function headerMeaning(name: string): NameMeaning | null {
  return meaningIn(headerMembers, name)
}

function meaningIn(meanings: Meanings, name: string): NameMeaning | null {
  return Object.hasOwn(meanings, name) ? (meanings[name] ?? null) : null
}
