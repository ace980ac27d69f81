import { randomBytes, randomInt } from 'node:crypto'
import { firstWords, secondWords } from './alias-words.ts'

/** What leaves this computer in place of a person. */
export interface Alias {
  readonly name: string
  readonly externalId: string
}

/** Without the letters and digits that are mistaken for others (Crockford's base 32). */
const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/** So many digits of 5 bits each: 80 bits, which nobody guesses and no two people share. */
const idLength = 16

/**
 * A new name and id from the system's random numbers. Nothing of the person goes into them, so nothing of the person
 * can be found out from them.
 *
 * @param isTaken whether somebody has the name already; it then gets a number behind it
 */
export function newAlias(isTaken: (name: string) => boolean): Alias {
  const words = `${oneOf(firstWords)} ${oneOf(secondWords)}`
  let name = words
  for (let number = 2; isTaken(name); number++) name = `${words} ${number}`
  return { name, externalId: newId() }
}

function newId(): string {
  const random = [...randomBytes(idLength)]
  return `guest-${random.map((byte) => digits[byte % digits.length]).join('')}`
}

function oneOf(words: readonly string[]): string {
  return words[randomInt(words.length)] ?? ''
}
