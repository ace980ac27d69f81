import type { Sheet } from '../../../shared/lab/schemas.ts'
import type { SheetCase } from './sheet-case.ts'

/** `{ sheet, cases }`; what is absent is null. Half a surrogate pair is an escape, so that it reads back. */
export function jsonOf(sheet: Sheet, cases: Iterable<SheetCase>): string {
  return `${JSON.stringify({ sheet, cases: Array.from(cases, caseOf) }, null, 2)}\n`
}

function caseOf({ caseId, title, group, token, link, request, ...rest }: SheetCase) {
  const { expected, reason, source, resigned, observed, result, detail, note } = rest
  return {
    ...{ id: caseId, title, group, token, link, request },
    ...{ expected, reason, source, resigned, observed, result, detail, note },
  }
}
