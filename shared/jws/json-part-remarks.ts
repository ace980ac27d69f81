import { excerpt } from '../text/excerpt.ts'
import { duplicateReadersText } from './duplicate-readers.ts'
import { type Fault, type FaultCode, faultAtByte, type JsonPart } from './fault.ts'
import type { JsonDuplicate, JsonNumberLoss, JsonScan, JsonSurrogate } from './json-scan.ts'

/** The most faults of a sort that stand alone; the others are counted in one more. */
const mostTold = 20

/** What readers of JSON differ on, though it is JSON: duplicate names, numbers and halves of surrogate pairs. */
export function remarksOf(part: JsonPart, scan: JsonScan, byteAt: (offset: number) => number): Fault[] {
  const { duplicates, numbers, surrogates, more } = scan
  if (duplicates.length + numbers.length + surrogates.length === 0) return []
  const told = <T>(
    code: FaultCode,
    all: readonly T[],
    left: number,
    tell: (one: T) => { at: number; message: string },
    rest: (count: number) => string,
  ): Fault[] => {
    const faults = all.slice(0, mostTold).map((one) => {
      const { at, message } = tell(one)
      return faultAtByte(part, code, message, byteAt(at))
    })
    const count = all.length - faults.length + left
    return count === 0 ? faults : [...faults, faultAtByte(part, code, rest(count), null)]
  }
  return [
    ...told(
      `${part}-duplicate-names`,
      duplicates,
      more.duplicates,
      (one) => ({ at: one.at[1] ?? 0, message: duplicateMessage(part, one) }),
      (count) => `The ${part} has ${count} more duplicate names.`,
    ),
    ...told(
      `${part}-number-inexact`,
      numbers,
      more.numbers,
      (one) => ({ at: one.at, message: numberMessage(part, one) }),
      (count) => `The ${part} has ${count} more such numbers.`,
    ),
    ...told(
      `${part}-lone-surrogate`,
      surrogates,
      more.surrogates,
      (one) => ({ at: one.at, message: surrogateMessage(part, one) }),
      (count) => `The ${part} has ${count} more halves of surrogate pairs.`,
    ),
  ]
}

/** RFC 7515, 4 and RFC 7519, 4 let a reader choose; RFC 8259, 4 speaks of all other objects. */
function duplicateMessage(part: JsonPart, { name, path, level, at }: JsonDuplicate): string {
  const times = at.length === 2 ? 'twice' : `${at.length} times`
  const source = level === 1 ? `RFC ${part === 'header' ? 7515 : 7519}, 4` : 'RFC 8259, 4'
  const where = level === 1 ? '' : ` (${path})`
  return `The ${part} has the name “${excerpt(name)}” ${times}${where}: ${duplicateReadersText} (${source}).`
}

function numberMessage(part: JsonPart, { path, text, loss, becomes }: JsonNumberLoss): string {
  const number = `The number ${excerpt(text)} of the ${part} (${path})`
  switch (loss) {
    case 'unsafe-integer':
      return `${number} is beyond 2^53: JavaScript reads it as ${becomes}, other readers keep its digits (RFC 8259, 6).`
    case 'too-large':
      return `${number} is too large for a double: JavaScript reads it as ${becomes}, other readers refuse it (RFC 8259, 6).`
    case 'too-small':
      return `${number} is too small for a double: JavaScript reads it as ${becomes} (RFC 8259, 6).`
    case 'digits-lost':
      return `${number} has more digits than a double: JavaScript reads it as ${becomes} (RFC 8259, 6).`
  }
}

function surrogateMessage(part: JsonPart, { path, written }: JsonSurrogate): string {
  const shown = written.startsWith('\\') ? `“${written}”` : 'A character'
  return `${shown} at ${path} of the ${part} is half of a surrogate pair: strict readers refuse or replace it (RFC 8259, 8.2).`
}
