import type { Sheet } from '../../../shared/lab/schemas.ts'
import { csvOf } from './as-csv.ts'
import { jsonOf } from './as-json.ts'
import { junitOf } from './as-junit.ts'
import { markdownOf } from './as-markdown.ts'
import { postmanOf } from './as-postman.ts'
import type { SheetCase, SheetFormat } from './sheet-case.ts'

type Writer = (sheet: Sheet, cases: Iterable<SheetCase>) => string

const writers: Readonly<Record<SheetFormat, Writer>> = {
  csv: (_, cases) => csvOf(cases),
  json: jsonOf,
  junit: junitOf,
  markdown: markdownOf,
  postman: postmanOf,
}

/**
 * The text of a file with a sheet in it. CSV, JSON and Postman hold tokens that work; JUnit and Markdown, which end up in
 * reports and tickets, hold none.
 */
export function exportSheet(sheet: Sheet, rows: Iterable<SheetCase>, format: SheetFormat): string {
  return writers[format](sheet, rows)
}
