import type { KeyEncoding, SigningKey } from '../../shared/schemas.ts'

/** Where a key is held, in words, with what that means for the person. */
export function heldWords(held: SigningKey['held']): { readonly label: string; readonly meaning: string } {
  switch (held) {
    case 'keychain':
      return { label: 'in the keychain', meaning: 'The secret is in the keychain of this computer.' }
    case 'memory':
      return {
        label: 'memory only, for this run',
        meaning: 'It is not in the keychain: the secret is gone when Roompass ends.',
      }
    case 'unavailable':
      return {
        label: 'can’t be read now',
        meaning: 'The secret is known to be stored, and the keychain does not give it at the moment.',
      }
  }
}

/** How the text of a key is read, with when to choose it. */
export const encodings: readonly {
  readonly value: KeyEncoding
  readonly label: string
  readonly note: string
}[] = [
  { value: 'text', label: 'Text', note: 'The characters themselves are the key, as it is shown.' },
  { value: 'base64', label: 'Base64', note: 'Letters, digits, + and /, often with = at the end.' },
  { value: 'base64url', label: 'Base64url', note: 'Letters, digits, - and _, as in a JSON Web Key.' },
  { value: 'hex', label: 'Hex', note: 'Pairs of 0 to 9 and a to f.' },
]

/** A label that no key of the profile has yet: `key 1`, `key 2` and so on. */
export function nextKeyLabel(keys: readonly Pick<SigningKey, 'label'>[]): string {
  const taken = new Set(keys.map((key) => key.label.trim().toLowerCase()))
  let number = keys.length + 1
  while (taken.has(`key ${number}`)) number += 1
  return `key ${number}`
}

/** The current key first, then the previous ones from the newest to the oldest. */
export function inOrderOfUse(keys: readonly SigningKey[]): SigningKey[] {
  return keys.toSorted(
    (one, other) =>
      Number(other.status === 'current') - Number(one.status === 'current') ||
      other.createdAt - one.createdAt,
  )
}

/** A label as it stands inside a sentence. */
export function lowerFirst(label: string): string {
  return label.slice(0, 1).toLowerCase() + label.slice(1)
}
