import type { CheckedRow } from '../../../shared/batch/check-row.ts'
import type { BatchProblem, InputRow } from '../../../shared/batch/schemas.ts'
import type { Finding } from '../../../shared/schemas.ts'
import { excerpt } from '../../../shared/text/excerpt.ts'
import type { Level } from './admission.ts'

/** A row that there is something to say of, as plain data. */
export interface ListedRow {
  /** As it was checked: edited, where it was. */
  readonly row: InputRow
  readonly level: Level
  readonly findings: BatchProblem['findings']
  readonly hasFormula: boolean
  readonly isEdited: boolean
}

/** @param duplicate what there is to say of the guest beside other rows */
export function listedRow(
  row: InputRow,
  { level, findings, formulas }: CheckedRow,
  duplicate: Finding | null,
  isEdited: boolean,
): ListedRow | null {
  const worst = duplicate === null || level === 'error' ? level : duplicate.level
  if (worst === null) return null
  const said = [...findings, ...(duplicate === null ? [] : [duplicate]), ...formulasIn(formulas)]
  return {
    row,
    level: worst,
    findings: said.map(toldOf),
    hasFormula: formulas.length > 0,
    isEdited,
  }
}

/** What a person gets to see of it. */
export function problemOf({ row, level, findings, isEdited }: ListedRow): BatchProblem {
  return { row: row.row, line: row.line, cells: [...row.cells], level, findings, isEdited }
}

function formulasIn(columns: readonly string[]): Finding[] {
  if (columns.length === 0) return []
  const named = columns.slice(0, 3).map((column) => `“${excerpt(column)}”`)
  const others = columns.length - named.length
  const names = [...named, ...(others === 0 ? [] : [`${others} more`])].join(', ')
  return [
    {
      level: 'hint',
      code: 'formula-in-cell',
      field: null,
      message: `A spreadsheet would take ${names} for a formula. Guard the output against formulas if one is to open it.`,
      source: 'OWASP, CSV Injection',
    },
  ]
}

/** Offers are for the form: they have no place in a list. */
function toldOf({ level, code, field, message, source }: Finding): BatchProblem['findings'][number] {
  return { level, code, field, message, source }
}
