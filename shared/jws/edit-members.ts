import { endOfString } from './json-tokens.ts'
import { skipSpace } from './json-walk.ts'
import { type JsonMember, membersOf } from './read-members.ts'

/**
 * Gives one member another value, as it is written in `valueText`. Every other character of the text stays. Where there is
 * no member of that name, one is added at the end. The text is unchanged where it is no object, and where `nth` is too large.
 *
 * @param nth which one of those with that name, counted from 0; the last one where not given
 */
export function setMember(text: string, name: string, valueText: string, nth?: number): string {
  const { members } = membersOf(text)
  if (!members.some((member) => member.name === name)) return append(text, members, name, valueText)
  const found = find(members, name, nth)
  return found ? splice(text, found.valueStart, found.valueEnd, valueText) : text
}

/**
 * Adds a member behind the last one, laid out as that one is, also where there is one of that name: so duplicates are
 * made. Unchanged where the text is no object.
 */
export function addMember(text: string, name: string, valueText: string): string {
  return append(text, membersOf(text).members, name, valueText)
}

/** Gives one member another name; `nth` as for `setMember`. Unchanged where there is no such member. */
export function renameMember(text: string, name: string, newName: string, nth?: number): string {
  const found = find(membersOf(text).members, name, nth)
  if (!found) return text
  return splice(text, found.start, endOfString(text, found.start), JSON.stringify(newName))
}

/** Takes one member out, with its comma; `nth` as for `setMember`. Unchanged where there is no such member. */
export function removeMember(text: string, name: string, nth?: number): string {
  const { members } = membersOf(text)
  const found = find(members, name, nth)
  if (!found) return text
  const at = members.indexOf(found)
  const next = members[at + 1]
  if (next) return splice(text, found.start, next.start, '')
  const before = members[at - 1]
  if (before) return splice(text, before.end, found.end, '')
  const behind = skipSpace(text, found.end)
  return splice(text, found.start, text[behind] === ',' ? behind + 1 : found.end, '')
}

function find(members: readonly JsonMember[], name: string, nth: number | undefined): JsonMember | undefined {
  const named = members.filter((member) => member.name === name)
  return nth === undefined ? named.at(-1) : named[nth]
}

function append(text: string, members: readonly JsonMember[], name: string, valueText: string): string {
  const brace = skipSpace(text, 0)
  if (text[brace] !== '{') return text
  const last = members.at(-1)
  if (!last) {
    const behind = text[skipSpace(text, brace + 1)]
    const comma = behind === undefined || behind === '}' ? '' : ','
    return splice(text, brace + 1, brace + 1, `${JSON.stringify(name)}:${valueText}${comma}`)
  }
  const { space, colon } = layoutOf(text, last)
  return splice(text, last.end, last.end, `,${space}${JSON.stringify(name)}${colon}${valueText}`)
}

/** The white space before a member, and its colon with the white space around. */
function layoutOf(text: string, member: JsonMember): { space: string; colon: string } {
  let space = member.start
  while (' \n\r\t'.includes(text.charAt(space - 1) || '{')) space -= 1
  return {
    space: text.slice(space, member.start),
    colon: text.slice(endOfString(text, member.start), member.valueStart),
  }
}

function splice(text: string, start: number, end: number, put: string): string {
  return text.slice(0, start) + put + text.slice(end)
}
