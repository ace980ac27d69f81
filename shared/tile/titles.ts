import { wordsIn } from '../text/words.ts'

/** Titles before a name, in lower case and without a final full stop. First names such as Don or Major are left out. */
const titles = new Set([
  ...[
    'dr',
    'doctor',
    'prof',
    'professor',
    'mr',
    'mister',
    'mrs',
    'ms',
    'miss',
    'mx',
    'sir',
    'dame',
    'lord',
    'lady',
  ],
  ...['rev', 'reverend', 'hon', 'capt', 'captain'],
  ...['herr', 'frau', 'hr', 'fr', 'ing', 'dipl.-ing'],
  ...['mme', 'mlle', 'monsieur', 'madame', 'mademoiselle', 'docteur', 'professeur'],
  ...[
    'sr',
    'sra',
    'srta',
    'señor',
    'señora',
    'señorita',
    'senhor',
    'senhora',
    'doctora',
    'dra',
    'profesor',
    'profesora',
  ],
  ...['sig', 'sig.ra', 'signor', 'signora', 'dott', 'dott.ssa'],
  ...['dhr', 'mevr', 'mw', 'meneer', 'mevrouw'],
])

/** Titles that are one only with their full stop: `M` alone is an initial. */
const dotted = new Set(['m.'])

/** A name that begins with a title. */
interface TitledName {
  /** The titles as typed, such as `Prof. Dr.`. */
  readonly title: string
  /** The name without them; never empty. */
  readonly rest: string
}

/** Takes the titles off the front of a name, or gives null where it has none or is nothing else. */
export function splitTitle(name: string): TitledName | null {
  const words = wordsIn(name)
  const first = words.findIndex((word) => !isTitle(word))
  if (first < 1) return null
  return { title: words.slice(0, first).join(' '), rest: words.slice(first).join(' ') }
}

function isTitle(word: string): boolean {
  const plain = word.normalize('NFC').toLowerCase()
  return dotted.has(plain) || titles.has(plain.replace(/\.$/, ''))
}
