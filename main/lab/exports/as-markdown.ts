import { resultSchema, type Sheet } from '../../../shared/lab/schemas.ts'
import { isoTime, type SheetCase } from './sheet-case.ts'

const columns: readonly (readonly [string, (one: SheetCase) => string])[] = [
  ['#', ({ number }) => String(number)],
  ['Case', ({ title, caseId }) => `${title} (${caseId})`],
  ['Group', ({ group }) => group],
  ['Expected', ({ expected }) => expected],
  ['Observed', ({ observed }) => observed ?? ''],
  ['Result', ({ result }) => result],
  ['Detail', ({ detail }) => detail],
  ['Note', ({ note }) => note],
  ['Why', ({ reason, source }) => [reason, source].filter((text) => text !== '').join(' — ')],
]

/** A report for people: what the sheet is, the counts, and one table. Without tokens. */
export function markdownOf(sheet: Sheet, cases: Iterable<SheetCase>): string {
  const all = Array.from(cases)
  const counts = resultSchema.options.map((result) => {
    const count = all.filter((one) => one.result === result).length
    return `${count} ${result}`
  })
  const facts = [
    `Profile: ${sheet.profileName} (${sheet.platform}, ${sheet.environment})`,
    `Room: ${sheet.room}`,
    `Made: ${isoTime(sheet.madeAt)}, with times counted from ${isoTime(sheet.moment)}`,
    `Results of ${all.length} cases: ${counts.join(', ')}`,
  ]
  return `${[
    `# ${cell(sheet.title)}`,
    '',
    ...facts.map((fact) => `- ${cell(fact)}`),
    '',
    row(columns.map(([head]) => head)),
    row(columns.map(() => '---')),
    ...all.map((one) => row(columns.map(([, text]) => cell(text(one))))),
  ].join('\n')}\n`
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

/** Everything that Markdown or HTML could take for more than text (CommonMark, 2.4; GFM, 4.10). */
const special = /[\\`*_[\]<>&|~#$!]/g
/** Controls, and what turns the direction of writing around. */
const hidden = /[\p{Cc}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** A text as it reads, within one cell. */
function cell(text: string): string {
  return text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => line.toWellFormed().replace(hidden, '\ufffd').replace(special, escaped))
    .join('<br>')
}

/** A backslash in front of a pipe means different things to different readers, so that it is a reference itself. */
const escaped = (character: string) => (character === '\\' ? '&#92;' : `\\${character}`)
