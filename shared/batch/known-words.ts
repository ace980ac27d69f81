import { platforms } from '../platforms/index.ts'
import { columnKey } from './column-key.ts'
import { columnWords } from './column-words.ts'

/** Whether a cell is what a column is called, on any platform: then it stands in a first row that names the columns. */
export function isColumnWord(cell: string): boolean {
  return known.has(columnKey(cell))
}

/** What may as well be the role of a guest. */
const values = new Set(
  'guest gast participant attendee person teilnehmer teilnehmerin invite invitado ospite'.split(' '),
)

const known: ReadonlySet<string> = new Set(
  [
    ...Object.values(columnWords).flatMap((words) => words.split(/\s+/)),
    ...Object.values(platforms).flatMap(({ fields }) =>
      fields.flatMap(({ name, label, ...field }) =>
        [name, label, 'option' in field ? field.option : '', 'sentAs' in field ? field.sentAs : '']
          .map(columnKey)
          .filter((key) => key !== ''),
      ),
    ),
  ].filter((word) => !values.has(word)),
)
