import { type JsonMember, membersOf } from './json-members.ts'
import { lossOf } from './json-number.ts'
import { minifyJson } from './json-text.ts'
import { readString } from './json-tokens.ts'

/**
 * `rewritten`: the same value in other characters, such as `"ë"` and `"\u00eb"`, or with other white space. A number counts
 * as the same value only where nothing is lost of it.
 */
export type MemberDifference = 'same' | 'rewritten' | 'changed' | 'only-first' | 'only-second'

/** A member of one object or of both. */
export interface ComparedMember {
  readonly name: string
  /** Which one of those with this name, from 0: duplicates are compared in their order. */
  readonly nth: number
  readonly difference: MemberDifference
  /** As they are written; null where there is none. */
  readonly first: JsonMember | null
  readonly second: JsonMember | null
}

/** Two texts of objects, member by member. */
export interface ComparedObjects {
  /** In the order of the first text, then what only the second has. */
  readonly members: readonly ComparedMember[]
  /** Whether the members that both have stand in another order. */
  readonly isReordered: boolean
  /** The names that one of the two has more than once. */
  readonly duplicates: readonly string[]
  /** `layout`: differs in nothing but white space between the tokens of JSON. */
  readonly text: 'same' | 'layout' | 'different'
}

/** Compares two JSON objects by their texts, as far as they can be read. Linear in time. */
export function compareMembers(first: string, second: string): ComparedObjects {
  const ours = numbered(membersOf(first).members)
  const theirs = numbered(membersOf(second).members)
  const shared = [...ours.keys()].filter((key) => theirs.has(key))
  const sharedBehind = [...theirs.keys()].filter((key) => ours.has(key))
  const all = [...ours, ...[...theirs].filter(([key]) => !ours.has(key))]
  return {
    members: all.map(([key, { member, nth }]) =>
      compared(member.name, nth, ours.get(key)?.member ?? null, theirs.get(key)?.member ?? null),
    ),
    isReordered: shared.some((key, index) => key !== sharedBehind[index]),
    duplicates: [...new Set(all.filter(([, { nth }]) => nth > 0).map(([, { member }]) => member.name))],
    text: textDifference(first, second),
  }
}

interface Numbered {
  readonly member: JsonMember
  readonly nth: number
}

/** By name and number, in their order. */
function numbered(members: readonly JsonMember[]): Map<string, Numbered> {
  const counts = new Map<string, number>()
  return new Map(
    members.map((member) => {
      const nth = counts.get(member.name) ?? 0
      counts.set(member.name, nth + 1)
      return [`${nth} ${member.name}`, { member, nth }]
    }),
  )
}

function compared(
  name: string,
  nth: number,
  first: JsonMember | null,
  second: JsonMember | null,
): ComparedMember {
  return { name, nth, difference: differenceOf(first, second), first, second }
}

function differenceOf(first: JsonMember | null, second: JsonMember | null): MemberDifference {
  if (first === null) return 'only-second'
  if (second === null) return 'only-first'
  if (first.valueText === second.valueText) return 'same'
  return first.type === second.type && isSameValue(first, second) ? 'rewritten' : 'changed'
}

function isSameValue({ type, valueText }: JsonMember, { valueText: other }: JsonMember): boolean {
  if (type === 'string') return readString(valueText) === readString(other)
  if (type === 'number') {
    return lossOf(valueText) === null && lossOf(other) === null && Number(valueText) === Number(other)
  }
  return type !== 'other' && minifyJson(valueText) === minifyJson(other)
}

function textDifference(first: string, second: string): ComparedObjects['text'] {
  if (first === second) return 'same'
  return minifyJson(first) === minifyJson(second) ? 'layout' : 'different'
}
