import { compactVerify, errors } from 'jose'
import { type CompactToken, decodeSegment, isDecodable, readCompact } from './compact.ts'
import { type HmacAlgorithm, hmacAlgorithms, isSignedBy } from './hmac.ts'

/** One remark on a token: a stable code, and a sentence. */
export interface Reason {
  readonly code: string
  readonly message: string
}

/** What a key says of a token's signature. */
export type SignatureCheck = { readonly valid: true } | { readonly valid: false; readonly reason: Reason }

/**
 * Checks the signature of a compact JWS with HMAC (RFC 7515, 5.2; RFC 7518, 3.2), as strictly as jose's `jwtVerify`.
 * The algorithms are pinned, whatever the token's header says (RFC 8725, 3.1), and an unencoded payload is refused
 * (RFC 7797, 7). Claims are not looked at. Never throws: what can't be read is not valid.
 */
export function verifyHmac(
  token: string,
  secret: Uint8Array,
  algorithms: readonly HmacAlgorithm[],
): SignatureCheck {
  if (secret.length === 0) return refused(emptyKey)
  const compact = readCompact(token)
  if (compact === null) return refused(unreadable)
  const reason = reasonOfCritical(compact.header) ?? reasonOfAlgorithm(compact.header, algorithms)
  return reason === null ? checkSignature(compact, secret) : refused(reason)
}

/**
 * The same by jose, for HS256: what is issued is checked by other code than made it. It differs in one thing: `b64`
 * refuses a token also where it is not critical, and has no meaning.
 */
export async function verifyHs256(token: string, secret: Uint8Array): Promise<SignatureCheck> {
  if (secret.length === 0) return refused(emptyKey)
  try {
    const { protectedHeader } = await compactVerify(token, secret, { algorithms: ['HS256'] })
    return protectedHeader.b64 === false ? refused(unencodedPayload) : { valid: true }
  } catch (error) {
    return refused(reasonOf(error))
  }
}

const refused = (reason: Reason): SignatureCheck => ({ valid: false, reason })

/** Extensions that a header demands (RFC 7515, 4.1.11); only `b64` is known, and its payload has to be encoded. */
function reasonOfCritical(header: CompactToken['header']): Reason | null {
  const { crit } = header
  if (crit === undefined) return null
  if (!Array.isArray(crit) || crit.length === 0) return unreadable
  if (crit.some((name) => typeof name !== 'string' || name === '')) return unreadable
  if (crit.some((name) => name !== 'b64')) return unknownExtension
  if (typeof header.b64 !== 'boolean') return unreadable
  return header.b64 ? null : unencodedPayload
}

function reasonOfAlgorithm({ alg }: CompactToken['header'], algorithms: readonly string[]): Reason | null {
  if (typeof alg !== 'string' || alg === '') return unreadable
  return algorithms.includes(alg) ? null : notAllowed(algorithms)
}

function checkSignature(
  { header, signed, payload, signature }: CompactToken,
  key: Uint8Array,
): SignatureCheck {
  const algorithm = hmacAlgorithms.find((name) => name === header.alg)
  const bytes = decodeSegment(signature)
  if (algorithm === undefined || bytes === null || !isDecodable(payload)) return refused(unreadable)
  return isSignedBy(algorithm, key, signed, bytes) ? { valid: true } : refused(wrongSignature)
}

const emptyKey: Reason = { code: 'key-empty', message: 'The key is empty.' }

const wrongSignature: Reason = {
  code: 'signature-wrong',
  message: 'The signature does not fit the key.',
}

const unknownExtension: Reason = {
  code: 'header-not-supported',
  message: 'The header demands an extension that is not known here.',
}

const unencodedPayload: Reason = {
  code: 'payload-unencoded',
  message: 'The header asks for an unencoded payload, which a token may not have.',
}

const unreadable: Reason = {
  code: 'signature-unreadable',
  message: 'The signature can not be checked, because the token is broken.',
}

function notAllowed(algorithms: readonly string[]): Reason {
  const accepted =
    algorithms.length === 1
      ? `${algorithms[0]}, the only algorithm accepted`
      : `one of the algorithms accepted: ${algorithms.join(', ')}`
  return { code: 'algorithm-not-allowed', message: `The token is not signed with ${accepted}.` }
}

function reasonOf(error: unknown): Reason {
  if (error instanceof errors.JWSSignatureVerificationFailed) return wrongSignature
  if (error instanceof errors.JOSEAlgNotAllowed) return notAllowed(['HS256'])
  return error instanceof errors.JOSENotSupported ? unknownExtension : unreadable
}
