import type { Draft } from '../../schemas.ts'
import { codePointCount } from '../../text/code-points.ts'
import { identityKey } from '../../text/identity-key.ts'
import { wordsIn } from '../../text/words.ts'
import type { FindingsContext } from '../platform.ts'
import { takesScopes, typed } from './claims.ts'
import { suggestedScopes } from './fields.ts'

/** A draft together with what is known beside it: all that a rule may look at. */
export interface CheckedDraft {
  readonly identity: string
  /** As typed, whether they are sent or not. */
  readonly scopes: readonly string[]
  /** Whether the profile's generation takes scopes. */
  readonly takesScopes: boolean
  /** An identifier that was issued before and is nearly this one; null where there is none. */
  readonly similar: string | null
}

export function checkedDraft(draft: Draft, { profile, known }: FindingsContext): CheckedDraft {
  const identity = typed(draft, 'identity')
  return {
    identity,
    scopes: wordsIn(typed(draft, 'scopes')),
    takesScopes: takesScopes(profile?.settings ?? {}),
    similar: similarTo(identity, known),
  }
}

/** Longer identifiers are not compared: a preview has a frame, and nobody takes one of this length for another. */
const comparedAtMost = 2_000

/**
 * The latest of the similar identifiers. Nothing is believed that is known of another identifier; where an alias leaves
 * in its place, the one that was typed is not here to compare with.
 */
function similarTo(
  identity: string,
  { similarIds, alias }: Pick<FindingsContext['known'], 'similarIds' | 'alias'>,
): string | null {
  const [latest] = similarIds
  if (latest === undefined || identity === '') return null
  if (alias !== null) return latest
  if (similarIds.includes(identity) || identity.length > comparedAtMost) return null
  const key = identityKey(identity)
  return similarIds.find((id) => identityKey(id) === key) ?? null
}

/** From here on a text may be cut or refused by what stores it; the platform names no limit. */
const longFrom = 256

/** How many characters the identifier has, where they are many. */
export function longIdentity({ identity }: CheckedDraft): number | null {
  const count = codePointCount(identity)
  return count >= longFrom ? count : null
}

/** The identifier without the spaces around it, where there are any, and that is all that it differs by. */
export function identityInSpaces({ identity, similar }: CheckedDraft): string | null {
  const trimmed = identity.trim()
  return trimmed === '' || trimmed === identity || similar === trimmed ? null : trimmed
}

const names: readonly string[] = suggestedScopes.map(({ value }) => value)

/** The scopes that are none of the nine, each once, and all scopes with those corrected whose case alone is another. */
export function unknownScopes(
  draft: CheckedDraft,
): { readonly unknown: readonly string[]; readonly meant: string | null } | null {
  const { scopes } = draft
  const unknown = [...new Set(scopes.filter((scope) => !names.includes(scope)))]
  if (unknown.length === 0 || !draft.takesScopes) return null
  const isMeant = unknown.every((scope) => names.includes(scope.toLowerCase()))
  const corrected = scopes.map((scope) => (names.includes(scope) ? scope : scope.toLowerCase()))
  return { unknown, meant: isMeant ? corrected.join(' ') : null }
}

/** The scopes, each once, where some stand there twice. */
export function withoutRepeats({ scopes, takesScopes }: CheckedDraft): string | null {
  const once = [...new Set(scopes)]
  return takesScopes && once.length < scopes.length ? once.join(' ') : null
}
