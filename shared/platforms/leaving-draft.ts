import type { Draft, Known } from '../schemas.ts'
import type { Platform } from './platform.ts'

/**
 * The draft as it leaves this computer. Where the profile keeps its guests anonymous, the alias stands in place of
 * name and external id, and what else would identify them is left empty; without an alias, as where nobody was typed,
 * those two are empty too. What the guest is really called never leaves then.
 */
export function leavingDraft(
  platform: Pick<Platform, 'identity'>,
  draft: Draft,
  profile: { readonly anonymous: boolean } | null,
  alias: Known['alias'],
): Draft {
  if (profile?.anonymous !== true) return draft
  const { name, externalId, withheld } = platform.identity
  const values = { ...draft.values }
  for (const field of withheld) values[field] = ''
  if (name !== null) values[name] = alias?.name ?? ''
  if (externalId !== null) values[externalId] = alias?.externalId ?? ''
  return { ...draft, values }
}
