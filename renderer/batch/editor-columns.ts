import type { BatchPlan } from '../../shared/batch/schemas.ts'
import { columnsIn } from '../../shared/batch/template.ts'

/** The places of the columns that a plan uses, and of those that only go along, each in the order of the input. */
export function editorColumns(
  columns: readonly string[],
  plan: Pick<BatchPlan, 'columns'>,
): { readonly used: readonly number[]; readonly others: readonly number[] } {
  const names = new Set(Object.values(plan.columns).flatMap(columnsIn))
  const places = columns.map((_, at) => at)
  const isUsed = (at: number) => names.has(columns[at] ?? '')
  return { used: places.filter(isUsed), others: places.filter((at) => !isUsed(at)) }
}
