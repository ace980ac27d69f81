import { setImmediate } from 'node:timers/promises'
import type { TokenCase } from '../../shared/lab/edge-case.ts'
import type { Profile } from '../../shared/schemas.ts'
import { signCraft } from '../tokens/sign-craft.ts'
import { type ChosenKey, type CraftKeyContext, chosenKey, type VariedKey, variedKey } from './craft-key.ts'
import type { CraftedToken, CraftSigner } from './crafted-session.ts'

/** A token of a set; null where the mistake with the key that it is about can't be made with this key. */
export type SetToken = Pick<CraftedToken, 'token' | 'signer'> | null

/** Tokens after which everything else in this process has its turn. */
const chunk = 100

const unsigned: CraftSigner = { keyId: null, fingerprint: '' }

/**
 * Signs the tokens of a set with the profile's current key, or a previous one where a case is about that. Each key is read
 * once, and none where nothing is signed.
 *
 * @throws RoompassError `key-missing`, and what reading a secret throws
 */
export async function signSet(
  context: CraftKeyContext,
  profile: Profile,
  cases: readonly TokenCase[],
): Promise<SetToken[]> {
  const keys = keysOfSet(context, profile)
  try {
    const tokens: SetToken[] = []
    for (const [at, one] of cases.entries()) {
      if (at % chunk === 0) await setImmediate()
      tokens.push(await signOne(keys, one))
    }
    return tokens
  } finally {
    keys.forget()
  }
}

async function signOne(keys: KeysOfSet, one: TokenCase): Promise<SetToken> {
  const { craft } = one
  if (craft.algorithm === 'none') return { token: signCraft(craft, null), signer: unsigned }
  const signer = await keys.of(one)
  if (signer === null) return null
  const { keyId, fingerprint } = signer
  return { token: signCraft(craft, signer.bytes), signer: { keyId, fingerprint } }
}

interface KeysOfSet {
  /** Null where there is no such key, or the mistake can't be made with it. */
  of(one: Pick<TokenCase, 'variant' | 'previousKey'>): Promise<VariedKey | null>
  /** Overwrites them all. */
  forget(): void
}

function keysOfSet(context: CraftKeyContext, profile: Profile): KeysOfSet {
  /** By the label of a previous key; an empty one is the current key. */
  const chosen = new Map<string, ChosenKey | null>()
  const varied = new Map<string, VariedKey | null>()

  const keyCalled = async (label: string): Promise<ChosenKey | null> => {
    const known = chosen.get(label)
    if (known !== undefined) return known
    const key = await readKey(context, profile, label)
    chosen.set(label, key)
    return key
  }

  return {
    of: async ({ variant, previousKey = '' }) => {
      const name = `${variant} ${previousKey}`
      const known = varied.get(name)
      if (known !== undefined) return known
      const key = await keyCalled(previousKey)
      const made = key === null ? null : await variedKey(context, key, variant)
      varied.set(name, made)
      return made
    },
    forget: () => {
      for (const key of chosen.values()) key?.secret.fill(0)
      for (const key of varied.values()) key?.bytes.fill(0)
    },
  }
}

async function readKey(context: CraftKeyContext, profile: Profile, label: string): Promise<ChosenKey | null> {
  if (label === '') return chosenKey(context, profile, { from: 'current' })
  const key = profile.keys.find((one) => one.status === 'previous' && one.label === label)
  return key === undefined ? null : chosenKey(context, profile, { from: 'stored', id: key.id })
}
