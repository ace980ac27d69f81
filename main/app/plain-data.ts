/** More than most requests need: the longest field of the contract twice over, and room for many small ones. */
const maxCharacters = 500_000
const maxValues = 2_000

/**
 * Whether a value that came over IPC is a small tree of texts, numbers, booleans, nulls, lists and plain objects.
 * Structured clone also carries maps, buffers, cycles and hundreds of megabytes; none of them is in the contract, and
 * none of them should reach the parser.
 *
 * @param most UTF-16 units of all its texts together
 */
export function isSmallPlainData(value: unknown, most = maxCharacters): boolean {
  const waiting: unknown[] = [value]
  let characters = 0
  let values = 0
  while (waiting.length > 0) {
    const next = waiting.pop()
    values += 1
    if (typeof next === 'string') {
      characters += next.length
    } else if (Array.isArray(next)) {
      if (next.length > maxValues) return false
      waiting.push(...next)
    } else if (isPlainObject(next)) {
      const entries = Object.entries(next)
      if (entries.length > maxValues) return false
      for (const [name, content] of entries) {
        if (name === '__proto__') return false
        characters += name.length
        waiting.push(content)
      }
    } else if (next !== null && typeof next !== 'boolean' && !Number.isFinite(next)) {
      return false
    }
    if (characters > most || values > maxValues) return false
  }
  return true
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
