import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { Claims, Profile } from '../../shared/schemas.ts'
import { type Asked, askAccount, currentKey } from '../platforms/ask-account.ts'
import type { Asking } from '../platforms/asking.ts'
import { adapters } from '../platforms/index.ts'
import { wait } from '../platforms/patience.ts'
import type { AccountMemory, IssuedToken } from '../platforms/platform.ts'

export interface TokenContext {
  readonly asking: Pick<Asking, 'ask'>
  /** A copy of the decoded secret of a key; refused once a lock was asked for. */
  readonly secret: (keyId: string) => Promise<Uint8Array>
  /** The same, given also where a lock was asked for meanwhile. */
  readonly secretNow: (keyId: string) => Promise<Uint8Array>
  readonly fingerprint: (secret: Uint8Array) => Promise<string>
  /** Epoch seconds. */
  readonly now: () => number
}

interface GotToken {
  readonly issued: IssuedToken
  /** Of the decoded secret. */
  readonly bytes: number
  readonly keyId: string | null
  readonly fingerprint: string
  /** As `Asked` has it. */
  readonly clockAhead: number | null
}

interface Wanted {
  readonly profile: Profile
  readonly claims: Claims
  /** A secret that is not stored, for a profile that is not. */
  readonly given: Uint8Array | undefined
}

interface Key {
  readonly id: string | null
  readonly fingerprint: string
  readonly read: () => Promise<Uint8Array>
}

/**
 * Signs claims, or has the platform make a token with them. A lock lets a signature that was begun come to its end; a
 * platform is not waited for.
 *
 * @throws RoompassError `key-missing`, `key-empty`, `cancelled`, `locked`, and what the platform's adapter throws
 */
export async function getToken(context: TokenContext, { profile, claims, given }: Wanted): Promise<GotToken> {
  const { signs } = platforms[profile.platform].secret
  const key = await keyOf(context, profile, given)
  let bytes = 0
  const read = async () => {
    const secret = await key.read()
    bytes = secret.length
    return secret
  }
  const { answer, clockAhead } = signs
    ? await sign(context, profile, claims, read)
    : await context.asking.ask(
        profile,
        { name: key.id ?? key.fingerprint, read },
        { asking: 'issue', about: null, ask: (adapter, account) => adapter.issue(claims, account) },
      )
  return { issued: answer, bytes, keyId: key.id, fingerprint: key.fingerprint, clockAhead }
}

/** No connection is opened for it, so nothing that could be waited for is to be ended. */
function sign(
  { now }: TokenContext,
  profile: Profile,
  claims: Claims,
  secret: () => Promise<Uint8Array>,
): Promise<Asked<IssuedToken>> {
  const { signal } = new AbortController()
  const context = { profile, secret, memory: noMemory, signal, now, wait, onProgress: () => undefined }
  return askAccount(context, (account) => adapters[profile.platform].issue(claims, account))
}

const noMemory: AccountMemory = { recall: () => null, keep: () => undefined, forget: () => undefined }

async function keyOf(context: TokenContext, profile: Profile, given: Uint8Array | undefined): Promise<Key> {
  if (given !== undefined) {
    if (given.length === 0) throw new RoompassError('key-empty', 'The key is empty: give it again.')
    const fingerprint = await context.fingerprint(given)
    return { id: null, fingerprint, read: () => Promise.resolve(Uint8Array.from(given)) }
  }
  const { id, fingerprint } = currentKey(profile)
  const { signs } = platforms[profile.platform].secret
  return { id, fingerprint, read: () => (signs ? context.secretNow(id) : context.secret(id)) }
}
