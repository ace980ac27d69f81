import { setImmediate } from 'node:timers/promises'
import { RoompassError } from '../../shared/errors.ts'
import { inspectToken } from '../../shared/jws/inspect.ts'
import { type KeyVariant, keyVariants } from '../../shared/lab/craft.ts'
import type { Signer } from '../../shared/lab/schemas.ts'
import { decodeSegment } from './compact.ts'
import { type HmacAlgorithm, hmacAlgorithms, isSignedBy, signatureLengths } from './hmac.ts'
import { keyVariant } from './key-variants.ts'
import { type KeyName, signerOf, unsigned } from './signer.ts'

/** A key to try, and how people know it; a key that is not stored has no names. */
export interface DetectiveKey extends KeyName {
  /** A copy of the decoded secret, which is overwritten once it was tried. */
  readonly read: () => Promise<Uint8Array>
}

/** What a try of keys gave. */
export interface Detected {
  /** Null where nothing fits. */
  readonly signer: Signer | null
  /** How many keys were tried. */
  readonly keys: number
  /** Keys that could not be read, as `profile, key`. */
  readonly unread: string[]
}

/**
 * Finds what signed a token, whatever its header says: the empty key, the Lab's made-up one, each of the keys as it is
 * in their order, and then each of them with the mistakes that people make with keys. The first that fits is the
 * answer. No key is read where the signature can't be one of HMAC. Other work goes on in between.
 *
 * @throws RoompassError `locked` where the application is locked meanwhile; a key that can't be read for another reason
 * is named, and passed by
 */
export async function detect(text: string, keys: readonly DetectiveKey[]): Promise<Detected> {
  const { parts, header, claims } = inspectToken(text)
  const evidence = evidenceIn(parts)
  if (evidence === 'unsigned') {
    const isToken = header !== null || claims !== null
    return { signer: isToken ? unsigned(parts) : null, keys: 0, unread: [] }
  }
  if (evidence === null) return { signer: null, keys: 0, unread: [] }
  const fits = (secret: Uint8Array, variant: KeyVariant) => isMadeWith(evidence, secret, variant)
  const found = (name: KeyName, variant: KeyVariant) => signerOf(name, variant, evidence.algorithm, header)
  const breathe = breathing(evidence.signed.length)
  const tried: { readonly key: DetectiveKey; readonly secret: Uint8Array }[] = []
  const unread: string[] = []
  const answer = (signer: Signer | null): Detected => ({ signer, keys: tried.length, unread })

  for (const variant of ['empty', 'another-key'] as const) {
    // These two come out the same, whatever key they are made of.
    if (fits(anyKey, variant)) return answer(found(nobody, variant))
  }
  try {
    for (const key of keys) {
      const secret = await readOrNull(key)
      if (secret === null) {
        unread.push(`${key.profileName}, ${key.keyLabel}`)
        continue
      }
      tried.push({ key, secret })
      if (fits(secret, 'right')) return answer(found(key, 'right'))
      await breathe()
    }
    for (const { key, secret } of tried) {
      for (const variant of mistakes) {
        if (fits(secret, variant)) return answer(found(key, variant))
        await breathe()
      }
    }
    return answer(null)
  } finally {
    for (const { secret } of tried) secret.fill(0)
  }
}

const nobody: KeyName = { profileName: null, keyLabel: null, status: null }

const anyKey = Uint8Array.of(1)

const mistakes = keyVariants.filter((variant) => !['right', 'empty', 'another-key'].includes(variant))

interface Evidence {
  readonly algorithm: HmacAlgorithm
  readonly signed: string
  readonly signature: Uint8Array
}

/** Null where there is nothing that a key can have made. */
function evidenceIn([header, payload, signature, ...more]: readonly string[]): Evidence | 'unsigned' | null {
  if (header === undefined || payload === undefined || more.length > 0) return null
  if (signature === undefined || signature === '') return 'unsigned'
  const bytes = decodeSegment(signature.replaceAll('+', '-').replaceAll('/', '_'))
  const algorithm = hmacAlgorithms.find((name) => signatureLengths[name] === bytes?.length)
  if (bytes === null || algorithm === undefined) return null
  return { algorithm, signed: `${header}.${payload}`, signature: bytes }
}

function isMadeWith({ algorithm, signed, signature }: Evidence, secret: Uint8Array, variant: KeyVariant) {
  const varied = keyVariant(secret, variant)
  if (varied === null) return false
  try {
    return isSignedBy(algorithm, varied, signed, signature)
  } finally {
    varied.fill(0)
  }
}

async function readOrNull({ read }: DetectiveKey): Promise<Uint8Array | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof RoompassError && error.code !== 'locked') return null
    throw error
  }
}

/** Characters that are signed between two looks at what else there is to do; they take about a millisecond. */
const enough = 256 * 1024

/** Lets other work go on now and then. @param length of what each try signs */
function breathing(length: number): () => Promise<void> {
  // A short text costs something too.
  const cost = length + 4096
  let since = 0
  return async () => {
    since += cost
    if (since < enough) return
    since = 0
    await setImmediate()
  }
}
