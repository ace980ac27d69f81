import type { Algorithm, KeyVariant } from '../../shared/lab/craft.ts'
import type { Signer } from '../../shared/lab/schemas.ts'
import { variantWords } from '../../shared/lab/variant-words.ts'

/** How people know a key; one that is not stored has no names. */
export type KeyName = Pick<Signer, 'profileName' | 'keyLabel' | 'status'>

/** What signed a token, in a sentence. @param header as decoded, whatever it is */
export function signerOf(key: KeyName, variant: KeyVariant, algorithm: Algorithm, header: unknown): Signer {
  const { profileName, keyLabel, status } = key
  const otherwise = names(header, algorithm) ? '' : `, by ${algorithm} although its header says otherwise`
  const sentence = `Signed with ${whoAndHow(key, variant)}${otherwise}.`
  return { profileName, keyLabel, status, algorithm, variant, sentence }
}

/** The same of a token that has no signature. */
export function unsigned(parts: readonly string[]): Signer {
  const sentence =
    parts.length < 3
      ? 'Not signed: the part for the signature is missing, with its full stop.'
      : 'Not signed: the part for the signature is empty.'
  const nobody = { profileName: null, keyLabel: null, status: null }
  return { ...nobody, algorithm: 'none', variant: 'right', sentence }
}

function whoAndHow({ profileName, keyLabel, status }: KeyName, variant: KeyVariant): string {
  if (variant === 'empty') return 'the empty key'
  if (variant === 'another-key') return 'the made-up test key of the Lab'
  const who =
    profileName === null
      ? 'the key given'
      : `“${profileName}”, ${status} key${keyLabel === null || keyLabel === '' ? '' : ` “${keyLabel}”`}`
  return variant === 'right' ? who : `${who}, ${variantWords[variant]}`
}

function names(header: unknown, algorithm: Algorithm): boolean {
  if (typeof header !== 'object' || header === null || !('alg' in header)) return true
  return header.alg === algorithm
}
