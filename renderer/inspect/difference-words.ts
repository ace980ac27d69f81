import type {
  ComparedObjects,
  ComparedTokens,
  MemberDifference,
  SignatureDifference,
} from '../../shared/jws/compare.ts'
import type { Tone } from '../components/Badge.tsx'
import { countOf } from '../view/count-of.ts'

/** How two values of one name differ, in a word or two. */
export const differenceBadges: Readonly<
  Record<MemberDifference, { readonly tone: Tone; readonly label: string; readonly title: string }>
> = {
  same: { tone: 'neutral', label: 'same', title: 'Both have the same value, written alike.' },
  rewritten: { tone: 'accent', label: 'written differently', title: 'The same value in other characters.' },
  changed: { tone: 'warning', label: 'changed', title: 'The values differ.' },
  'only-first': { tone: 'error', label: 'only in the first', title: 'The second does not have it.' },
  'only-second': { tone: 'ok', label: 'only in the second', title: 'The first does not have it.' },
}

export const signatureWords: Readonly<Record<SignatureDifference, string>> = {
  same: 'The signatures are the same.',
  rewritten: 'The signatures have the same bytes, written in other letters.',
  different: 'The signatures differ.',
  'only-first': 'Only the first has a signature.',
  'only-second': 'Only the second has a signature.',
  none: 'Neither has a signature.',
}

/** All that differs between two tokens, in one line. */
export function summaryWords(compared: ComparedTokens): string {
  if (compared.isSame) return 'The tokens are the same, character by character.'
  const payload = differing(compared.payload)
  const header = differing(compared.header)
  const parts = [
    ...(payload === 0 ? [] : [`${countOf(payload, 'claim')}`]),
    ...(header === 0 ? [] : [`${countOf(header, 'header member')}`]),
  ]
  if (parts.length > 0) return `They differ in ${parts.join(' and ')}.`
  return 'Claims and header say the same; what differs is how they are written, or the signature.'
}

/** How many members differ in more than how they are written. */
function differing({ members }: ComparedObjects): number {
  return members.filter(({ difference }) => difference !== 'same' && difference !== 'rewritten').length
}

/** What is to be said of two texts beside their members. */
export function textNotes({ isReordered, duplicates, text }: ComparedObjects): string[] {
  return [
    ...(isReordered ? ['What both have stands in another order.'] : []),
    ...(text === 'layout' ? ['They differ in nothing but white space.'] : []),
    ...(duplicates.length === 0 ? [] : [duplicateNote(duplicates)]),
  ]
}

function duplicateNote(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `“${name.length > 40 ? `${name.slice(0, 40)}…` : name}”`)
  const more = names.length - shown.length
  return `More than once in one of them: ${shown.join(', ')}${more > 0 ? ` and ${countOf(more, 'other')}` : ''}.`
}
