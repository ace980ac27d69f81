import type { Platform } from '../../shared/platforms/platform.ts'
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

/** A label that no key of the profile has yet: `key 1`, `key 2` and so on, with the platform's word for a key. */
export function nextKeyLabel(keys: readonly Pick<SigningKey, 'label'>[], noun = 'key'): string {
  const taken = new Set(keys.map((key) => key.label.trim().toLowerCase()))
  let number = keys.length + 1
  while (taken.has(`${noun} ${number}`.toLowerCase())) number += 1
  return `${noun} ${number}`
}

/** The current key first, then the previous ones from the newest to the oldest. */
export function inOrderOfUse(keys: readonly SigningKey[]): SigningKey[] {
  return keys.toSorted(
    (one, other) =>
      Number(other.status === 'current') - Number(one.status === 'current') ||
      other.createdAt - one.createdAt,
  )
}

/** A label as it stands inside a sentence; what begins with an abbreviation, such as API, keeps it. */
export function lowerFirst(label: string): string {
  const isAbbreviation = /^\p{Lu}{2}/u.test(label)
  return isAbbreviation ? label : label.slice(0, 1).toLowerCase() + label.slice(1)
}

export interface KeyWords {
  /** What a profile has or has not. */
  readonly noun: string
  /** The same where it is clear which one is meant. */
  readonly short: string
  /** Over all of them. */
  readonly title: string
  /** What the current one does, and what can't be done without it. */
  readonly works: 'signs' | 'is used'
  readonly without: 'signed' | 'issued'
}

/** What the secret of a platform is called: a key where it signs tokens here, else the platform's own word. */
export function keyWords({ label, signs }: Platform['secret']): KeyWords {
  if (signs)
    return {
      noun: 'signing key',
      short: 'key',
      title: 'Signing keys',
      works: 'signs',
      without: 'signed',
    }
  const noun = lowerFirst(label)
  return { noun, short: noun, title: `${label}s`, works: 'is used', without: 'issued' }
}

/** What the current key does, said of a line of the list. */
export function statusMeaning(status: SigningKey['status'], { works }: KeyWords): string {
  if (status === 'current')
    return works === 'signs' ? 'It signs what is issued.' : 'Tokens are fetched with it.'
  return works === 'signs' ? 'Kept to recognise what it signed before.' : 'Kept, and not used.'
}
