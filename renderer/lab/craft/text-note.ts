import { membersOf } from '../../../shared/jws/json-members.ts'
import { utf8Length } from '../../../shared/text/utf8-length.ts'
import { countOf } from '../../view/count-of.ts'

/** What stands under a text: its length, and which names stand in it more than once. */
export function textNote(text: string): string {
  const names = membersOf(text).members.map(({ name }) => name)
  const seen = new Set<string>()
  const twice = new Set(names.filter((name) => seen.size === seen.add(name).size))
  const length = countOf(utf8Length(text), 'byte')
  if (twice.size === 0) return length
  const shown = [...twice].slice(0, 3).map((name) => `“${name}”`)
  const more = twice.size > 3 ? ` and ${twice.size - 3} more` : ''
  return `${length}, with ${shown.join(', ')}${more} more than once`
}
