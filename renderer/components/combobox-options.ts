import { foldText } from '../../shared/text/fold.ts'

/** One entry of a list beside free text. */
export interface ComboboxOption {
  /** What a pick puts into the field. */
  readonly value: string
  readonly label: string
  /** Quieter, beside the label. */
  readonly note?: string
  /** A word at the right edge. */
  readonly badge?: { readonly words: string; readonly tone: 'neutral' | 'accent' }
}

/** Options with what searching them needs, worked out once. */
export interface OptionIndex {
  readonly options: readonly ComboboxOption[]
  readonly folded: readonly FoldedOption[]
}

interface FoldedOption {
  readonly label: string
  readonly value: string
  /** Everything that is searched, a line each. */
  readonly all: string
}

export const noOptions: OptionIndex = { options: [], folded: [] }

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ascii = /^[\x00-\x7f]*$/

/** The same as `foldText`; most addresses are plain, and thousands of them are folded at once. */
function fold(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : foldText(text)
}

/** Works out what searching needs: once for a list, not once a letter. */
export function indexOptions(options: readonly ComboboxOption[]): OptionIndex {
  const folded = options.map(({ label, value, note }) => {
    const one = { label: fold(label), value: fold(value) }
    return { ...one, all: `${one.label}\n${one.value}\n${fold(note ?? '')}` }
  })
  return { options, folded }
}

const ranks = ['exact', 'start', 'word', 'label', 'elsewhere'] as const

/**
 * The options in which every typed word is found, without case and accents: one that is exactly what is typed first, then
 * those whose label begins with it, those with a word that does, those with it inside the label, and the rest, each
 * group in the order of the list. Nothing typed gives all.
 */
export function findOptions({ options, folded }: OptionIndex, typed: string): readonly ComboboxOption[] {
  const text = fold(typed).trim()
  if (text === '') return options
  const words = text.split(/\s+/)
  const found: Record<(typeof ranks)[number], ComboboxOption[]> = {
    exact: [],
    start: [],
    word: [],
    label: [],
    elsewhere: [],
  }
  for (const [place, option] of options.entries()) {
    const one = folded[place]
    if (one?.all !== undefined && words.every((word) => one.all.includes(word)))
      found[rankOf(one, text)].push(option)
  }
  return ranks.flatMap((rank) => found[rank])
}

function rankOf({ label, value }: FoldedOption, text: string): (typeof ranks)[number] {
  if (label === text || value === text) return 'exact'
  const at = label.indexOf(text)
  if (at === 0) return 'start'
  if (at < 0) return 'elsewhere'
  return startsWord(label, text, at) ? 'word' : 'label'
}

function startsWord(label: string, text: string, first: number): boolean {
  for (let at = first; at > 0; at = label.indexOf(text, at + 1))
    if (/[\s\-_./]/.test(label.charAt(at - 1))) return true
  return false
}

/** The place of the option that is exactly the text, or null. */
export function placeOfValue(options: readonly ComboboxOption[], text: string): number | null {
  const place = text === '' ? -1 : options.findIndex(({ value }) => value === text)
  return place < 0 ? null : place
}
