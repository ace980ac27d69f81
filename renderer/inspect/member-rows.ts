import type { JsonMember } from '../../shared/jws/json-members.ts'
import type { Platform } from '../../shared/platforms/platform.ts'
import { hiddenCharacters } from '../../shared/text/hidden-characters.ts'
import { type MomentWords, momentWords } from './time-words-of-claim.ts'

/** One member of a header or payload, with what can be said of it. */
export interface MemberRow {
  /** Unique among the rows. */
  readonly key: string
  readonly name: string
  readonly valueText: string
  readonly type: JsonMember['type']
  /** In plain words, such as `Guest name`; null where nobody documents it. */
  readonly label: string | null
  /** What it means, in one sentence. */
  readonly meaning: string | null
  readonly moment: MomentWords | null
  /** Which of several of the same name it is, such as `2 of 3`; null for the only one. */
  readonly nth: string | null
  /** Characters of the value that nobody sees, by their names; null where there are none. */
  readonly hidden: string | null
}

/** Where the meaning of a member comes from that the platform does not explain. */
export type Meanings = (name: string) => { readonly label: string | null; readonly meaning: string } | null

/**
 * Rows for the members of an object, in the order in which they stand.
 *
 * @param upTo how many; of those behind it only the names are looked at
 */
export function memberRows(
  members: readonly JsonMember[],
  upTo: number,
  platform: Platform | null,
  meaningOf: Meanings,
  timeZone: string,
): MemberRow[] {
  const counts = new Map<string, number>()
  for (const { name } of members) counts.set(name, (counts.get(name) ?? 0) + 1)
  const seen = new Map<string, number>()
  return members.slice(0, upTo).map(({ name, valueText, type }) => {
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    const count = counts.get(name) ?? 1
    const words = fieldWords(platform, name) ?? { label: null, meaning: null }
    return {
      key: `${nth} ${name}`,
      name,
      valueText,
      type,
      label: words.label ?? meaningOf(name)?.label ?? null,
      meaning: words.meaning ?? meaningOf(name)?.meaning ?? null,
      moment: momentWords(name, valueText, timeZone),
      nth: count === 1 ? null : `${nth} of ${count}`,
      hidden: type === 'string' ? (hiddenCharacters(valueText)?.shown ?? null) : null,
    }
  })
}

/** What a platform says of its claim; of times the registration says it better. */
function fieldWords(
  platform: Platform | null,
  name: string,
): { readonly label: string; readonly meaning: string | null } | null {
  const field = platform?.fields.find((candidate) => candidate.name === name)
  if (field === undefined) return null
  return { label: field.label, meaning: field.kind === 'time' ? null : withoutSource(field.rule) }
}

/** A rule without the address in brackets at its end, which is for whoever types a value. */
function withoutSource(rule: string): string {
  return rule.replace(/ \([^()]*\)\.$/, '.')
}
