import { generationOf } from '../../../shared/platforms/video-io/generation.ts'
import type { Claims } from '../../../shared/schemas.ts'
import type { HttpAnswer } from '../http.ts'
import type { Account } from '../platform.ts'

/** The same in both generations, each on its own origin. */
const path = '/v1/sessions'

/** The API token as text; null where it has what can't stand in a header. */
export function tokenText({ secret }: Pick<Account, 'secret'>): string | null {
  const isPlain = secret.length > 0 && secret.every((byte) => byte > 0x20 && byte < 0x7f)
  return isPlain ? Buffer.from(secret).toString('latin1') : null
}

/**
 * Asks for a session as the profile's generation does: the code of 2021 by `Bearer`, with scopes in any case
 * (https://github.com/Video-io/videokit-nodejs, index.js); the document by `App token=`, with the identifier alone
 * (https://docs.video.io/api/latest/sessions). Of the documented forms of a body, JSON is the one that both have.
 *
 * @param token of `tokenText`
 */
export function askForSession(account: Account, token: string, claims: Claims): Promise<HttpAnswer> {
  const { identity = '', scopes = [] } = claims
  const isDocumented = generationOf(account.settings) === 'documented'
  return account.ask({
    method: 'POST',
    path,
    authorization: isDocumented ? `App token=${token}` : `Bearer ${token}`,
    body: { type: 'json', text: JSON.stringify(isDocumented ? { identity } : { identity, scopes }) },
  })
}
