import type { PlatformField } from '../../shared/platforms/platform.ts'

export type FieldRow = readonly [PlatformField] | readonly [PlatformField, PlatformField]

/** The fields in their order, a role beside the short text before it, everything else on a row of its own. */
export function rowsOf(fields: readonly PlatformField[]): readonly FieldRow[] {
  const rows: FieldRow[] = []
  for (const field of fields) {
    const before = rows.at(-1)
    if (field.kind === 'role' && before?.length === 1 && before[0].kind === 'text')
      rows.splice(-1, 1, [before[0], field])
    else rows.push([field])
  }
  return rows
}

export const groupTitles: Record<PlatformField['group'], string> = {
  where: 'Where',
  who: 'Who',
  rights: 'Rights',
  when: 'When',
}

/** Groups in the order of the form, each with its fields in the platform's order. */
export function groupsOf(
  fields: readonly PlatformField[],
): readonly { readonly group: PlatformField['group']; readonly fields: readonly PlatformField[] }[] {
  return (['where', 'who', 'rights', 'when'] as const)
    .map((group) => ({ group, fields: fields.filter((field) => field.group === group) }))
    .filter(({ fields: inGroup }) => inGroup.length > 0)
}
