import { isDeepStrictEqual } from 'node:util'

/** A name of an object's member, or the number of a list's item. */
export type PathStep = string | number

/** One step at the place where the last one ended: `.name` (without the full stop at the beginning), `[0]` or `["any name"]`. */
const step = /(?:^|(?<!^)\.)(?<name>[^.[\]"]+)|\[(?<item>\d{1,9})\]|\[(?<quoted>"(?:[^"\\]|\\.)*")\]/y

/** The steps of a path such as `data.items[0].ok` or `["odd.name"].ok`; null for what is no such path. */
export function readJsonPath(path: string): readonly PathStep[] | null {
  const steps: PathStep[] = []
  step.lastIndex = 0
  while (step.lastIndex < path.length) {
    const found = step.exec(path)?.groups
    const one = found === undefined ? null : stepOf(found)
    if (one === null) return null
    steps.push(one)
  }
  return steps.length === 0 ? null : steps
}

function stepOf({ name, item, quoted }: Partial<Record<string, string>>): PathStep | null {
  if (name !== undefined) return name
  if (item !== undefined) return Number(item)
  return quoted === undefined ? null : textOf(quoted)
}

function textOf(quoted: string): string | null {
  const read = parsed(quoted)
  return typeof read === 'string' ? read : null
}

/** What stands at a path; undefined where nothing does. What an object inherits does not stand there. */
export function valueAt(value: unknown, steps: readonly PathStep[]): unknown {
  let at = value
  for (const one of steps) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, one)) return undefined
    if (typeof one === 'number' && !Array.isArray(at)) return undefined
    at = Reflect.get(at, one)
  }
  return at
}

/**
 * Whether a value is what a person typed for it: as JSON (`true`, `"admitted"`, `{"a":1}`), where order and white space
 * don't matter, or a text without its quotes (`admitted`).
 */
export function isTyped(value: unknown, typed: string): boolean {
  if (value === undefined) return false
  return value === typed || isDeepStrictEqual(value, parsed(typed))
}

/** Undefined, which JSON can't say, for what is not JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
