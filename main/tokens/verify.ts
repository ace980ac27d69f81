import { compactVerify, errors } from 'jose'

/** One remark on a token: a stable code, and a sentence. */
export interface Reason {
  readonly code: string
  readonly message: string
}

/** What a key says of a token's signature. */
export type SignatureCheck = { readonly valid: true } | { readonly valid: false; readonly reason: Reason }

/**
 * Checks the signature of a compact JWS with HMAC SHA-256 (RFC 7515, 5.2; RFC 7518, 3.2). The algorithm is pinned,
 * whatever the token's header says (RFC 8725, 3.1), and an unencoded payload is refused (RFC 7797, 7). Claims are
 * not looked at. Never throws: what can't be read is not valid.
 */
export async function verifyHs256(token: string, secret: Uint8Array): Promise<SignatureCheck> {
  if (secret.length === 0) return { valid: false, reason: emptyKey }
  try {
    const { protectedHeader } = await compactVerify(token, secret, { algorithms: ['HS256'] })
    return protectedHeader.b64 === false ? { valid: false, reason: unencodedPayload } : { valid: true }
  } catch (error) {
    return { valid: false, reason: reasonOf(error) }
  }
}

const emptyKey: Reason = { code: 'key-empty', message: 'The key is empty.' }

const unencodedPayload: Reason = {
  code: 'payload-unencoded',
  message: 'The header asks for an unencoded payload, which a token may not have.',
}

function reasonOf(error: unknown): Reason {
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return { code: 'signature-wrong', message: 'The signature does not fit the key.' }
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return {
      code: 'algorithm-not-allowed',
      message: 'The token is not signed with HS256, the only algorithm accepted.',
    }
  }
  if (error instanceof errors.JOSENotSupported) {
    return {
      code: 'header-not-supported',
      message: 'The header demands an extension that is not known here.',
    }
  }
  return {
    code: 'signature-unreadable',
    message: 'The signature can not be checked, because the token is broken.',
  }
}
