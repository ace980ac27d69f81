import type { PlatformField } from '../platforms/platform.ts'
import { hiddenCharacters } from '../text/hidden-characters.ts'
import { type ClaimRow, type ClaimRows, readAsDouble, shownAs } from './claim-rows.ts'

/** What a form has to say of a row that it can't show as it is; null where it can. `field`: the platform's of that name. */
export function remarkOn(row: ClaimRow, field: Pick<PlatformField, 'kind'> | null): string | null {
  return duplicateRemark(row) ?? typeRemark(row, field) ?? numberRemark(row) ?? hiddenRemark(row)
}

function duplicateRemark({ nth, count }: ClaimRow): string | null {
  if (count === 1) return null
  const which = `${ordinal(nth + 1)} of ${count} with this name`
  return nth === count - 1
    ? `The ${which}: most readers take this last one.`
    : `The ${which}: most readers take the last one, and some refuse the token.`
}

const typeWords: Record<ClaimRow['type'], string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'a boolean',
  json: 'JSON',
  raw: 'no JSON value',
}

function typeRemark({ type }: ClaimRow, field: Pick<PlatformField, 'kind'> | null): string | null {
  if (type === 'raw') return 'This is no JSON value: the text is broken here.'
  if (field === null) return null
  const isTime = field.kind === 'time'
  if (type === (isTime ? 'number' : 'string')) return null
  return `The platform wants ${isTime ? 'a number' : 'a text'} here; this is ${typeWords[type]}.`
}

function numberRemark({ type, valueText }: ClaimRow): string | null {
  const read = type === 'number' ? readAsDouble(valueText) : null
  if (read === null) return null
  return `Most readers can’t hold this number: it becomes ${read.length > 40 ? 'another one' : read}.`
}

/** A field of one line shows nothing of them. */
function hiddenRemark({ type, valueText }: ClaimRow): string | null {
  const hidden = type === 'string' ? hiddenCharacters(shownAs(type, valueText)) : null
  return hidden === null ? null : `Holds what nobody sees: ${hidden.shown}.`
}

/** The names of the claims that a text has outgrown the form at, each once, in the order of the text. */
export function outgrown(
  { rows }: ClaimRows,
  fieldOf: (name: string) => Pick<PlatformField, 'kind'> | null,
): readonly string[] {
  return [...new Set(rows.filter((row) => remarkOn(row, fieldOf(row.name)) !== null).map(({ name }) => name))]
}

function ordinal(number: number): string {
  const special = number % 100 > 10 && number % 100 < 14
  const ending = special ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}
