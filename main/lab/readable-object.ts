import { type Claims, claimsSchema } from '../../shared/schemas.ts'

/**
 * The deepest nesting that is kept beside a token. Below what zod and `JSON.stringify`, which recurse, can take, and below
 * the 1,000 levels of Electron's context bridge, so that a session that was recorded can always be read and shown.
 */
export const deepestKept = 500

/**
 * The object that the bytes of a segment are in JSON, as the history keeps it; empty where they are none, or one that no
 * JSON writes again: too deep, or with a number beyond what a double holds. Of two members of one name, the last one.
 */
export function readableObject(bytes: Uint8Array): Claims {
  const value = parsedFrom(bytes)
  if (!isKeepable(value)) return {}
  const parsed = claimsSchema.safeParse(value)
  return parsed.success ? parsed.data : {}
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function parsedFrom(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch {
    return null
  }
}

/** Without recursion, since this is what finds out how deep it is. */
function isKeepable(value: unknown): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 1 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next.value === 'number' && !Number.isFinite(next.value)) return false
    if (typeof next.value !== 'object' || next.value === null) continue
    if (next.depth > deepestKept) return false
    for (const inner of Object.values(next.value)) waiting.push({ value: inner, depth: next.depth + 1 })
  }
  return true
}
