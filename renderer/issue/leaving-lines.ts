import type { Platform } from '../../shared/platforms/platform.ts'
import type { Draft } from '../../shared/schemas.ts'

/** One thing that says who the guest is: what was typed, and what leaves in its place. */
export interface LeavingLine {
  readonly name: string
  readonly label: string
  /** Empty where nothing was typed. */
  readonly typed: string
  /** Null where it is withheld; empty where nothing leaves because nobody was typed. */
  readonly leaves: string | null
}

/** Every field that says who the guest is, in the order of the form. */
export function leavingLines(
  { fields, identity }: Pick<Platform, 'fields' | 'identity'>,
  draft: Draft,
  leaving: Draft,
): readonly LeavingLine[] {
  const { name, externalId, withheld } = identity
  const identifying = [name, externalId, ...withheld]
  return fields
    .filter((field) => identifying.includes(field.name))
    .map((field) => ({
      name: field.name,
      label: field.label,
      typed: draft.values[field.name] ?? '',
      leaves: withheld.includes(field.name) ? null : (leaving.values[field.name] ?? ''),
    }))
}
