import { lossOf, type NumberLoss } from './json-number.ts'
import { type PathStep, pathText } from './json-path.ts'
import { type Place, placeOf } from './json-place.ts'
import { readString } from './json-tokens.ts'
import { faultBehind, type JsonFault, type JsonTokenKind, walkValue } from './json-walk.ts'
import { loneSurrogates } from './surrogates.ts'

/** What a JSON text is and has, as far as it goes. Offsets are UTF-16 units from its beginning. */
export interface JsonScan {
  /** The first place where it is no JSON; null exactly where JSON.parse takes the text, however deep it is. */
  readonly fault: (JsonFault & Place) | null
  /** What follows behind a whole value, without white space at its beginning. */
  readonly trailing: { readonly at: number; readonly text: string } | null
  /** Each name that an object has more than once, in the order of the second ones. */
  readonly duplicates: readonly JsonDuplicate[]
  readonly numbers: readonly JsonNumberLoss[]
  readonly surrogates: readonly JsonSurrogate[]
  /** How many duplicates, numbers and surrogates there are beside those listed. */
  readonly more: { readonly duplicates: number; readonly numbers: number; readonly surrogates: number }
  /** Of how many objects and arrays the innermost value is inside. */
  readonly depth: number
}

/** A name that an object has more than once. */
export interface JsonDuplicate {
  readonly name: string
  /** Of the member, such as `$.role`; see `pathText`. */
  readonly path: string
  /** Of how many objects and arrays it is inside: 1 for a member of the outermost object. */
  readonly level: number
  /** At the quote before each of the names. */
  readonly at: readonly number[]
}

/** A number that a double does not hold. */
export interface JsonNumberLoss {
  readonly path: string
  readonly at: number
  readonly text: string
  readonly loss: NumberLoss
  /** What JavaScript makes of it, such as `Infinity`. */
  readonly becomes: string
}

/** Half of a surrogate pair, in a name or a value. */
export interface JsonSurrogate {
  readonly path: string
  readonly at: number
  readonly written: string
}

/** The most findings of a sort that are listed: a text of a megabyte can have a hundred thousand. */
const mostListed = 200

/** An object or array that is open, and where in it the scan is. */
interface Frame {
  step: PathStep
  /** The first name's offset, or what is known of a name that came again. Made with the first name. */
  names: Map<string, number | Duplicate | null> | null
}

interface Duplicate extends JsonDuplicate {
  readonly at: number[]
}

/**
 * Reads a text once, strictly as RFC 8259 has it. Linear in time, and no depth is too much. Never throws.
 */
export function scanJson(text: string): JsonScan {
  const frames: Frame[] = []
  const duplicates: Duplicate[] = []
  const numbers: JsonNumberLoss[] = []
  const surrogates: JsonSurrogate[] = []
  const more = { duplicates: 0, numbers: 0, surrogates: 0 }
  const mayHaveHalves = text.includes('\\u') || !text.isWellFormed()
  let depth = 0

  const path = () => pathText(frames)

  const nameRead = (frame: Frame, name: string, at: number) => {
    frame.step = name
    frame.names ??= new Map()
    const known = frame.names.get(name)
    if (known === undefined) frame.names.set(name, at)
    else if (typeof known === 'object') known?.at.push(at)
    else if (duplicates.length === mostListed) {
      frame.names.set(name, null)
      more.duplicates += 1
    } else {
      const duplicate = { name, path: path(), level: frames.length, at: [known, at] }
      frame.names.set(name, duplicate)
      duplicates.push(duplicate)
    }
  }

  const numberRead = (at: number, end: number) => {
    const literal = text.slice(at, end)
    const loss = lossOf(literal)
    if (loss === null) return
    if (numbers.length === mostListed) more.numbers += 1
    else numbers.push({ path: path(), at, text: literal, loss, becomes: String(Number(literal)) })
  }

  const stringRead = (start: number, end: number) => {
    for (const { at, written } of loneSurrogates(text, start, end)) {
      if (surrogates.length === mostListed) more.surrogates += 1
      else surrogates.push({ path: path(), at, written })
    }
  }

  const onToken = (kind: JsonTokenKind, start: number, end: number) => {
    const frame = frames[frames.length - 1]
    if (kind === 'name' && frame) nameRead(frame, readString(text.slice(start, end)), start)
    if ((kind === 'name' || kind === 'string') && mayHaveHalves) stringRead(start, end)
    if (kind === 'number') numberRead(start, end)
    if (kind === ',' && frame && typeof frame.step === 'number') frame.step += 1
    if (kind === '{' || kind === '[') {
      frames.push({ step: kind === '{' ? '' : 0, names: null })
      depth = Math.max(depth, frames.length)
    }
    if (kind === '}' || kind === ']') frames.pop()
  }

  const { end, fault } = walkValue(text, 0, onToken)
  const behind = fault === null ? faultBehind(text, end) : null
  const first = fault ?? behind
  return {
    fault: first && { ...first, ...placeOf(text, first.at) },
    trailing: behind && { at: behind.at, text: text.slice(behind.at) },
    duplicates,
    numbers,
    surrogates,
    more,
    depth,
  }
}
