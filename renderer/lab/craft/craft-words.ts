import type {
  Algorithm,
  CharacterForm,
  KeyVariant,
  Layout,
  SegmentForm,
  SignatureForm,
  Transport,
} from '../../../shared/lab/craft.ts'
import { keyVariants, transports } from '../../../shared/lab/craft.ts'
import { variantWords } from '../../../shared/lab/variant-words.ts'

export interface Choice<V extends string> {
  readonly value: V
  readonly label: string
  readonly note?: string
  readonly title?: string
}

export const layoutChoices: readonly Choice<Layout>[] = [
  { value: 'as-typed', label: 'As typed', title: 'Every space and line end is signed' },
  {
    value: 'minified',
    label: 'Minified',
    title: 'White space between values is left out; nothing else changes',
  },
]

export const characterChoices: readonly Choice<CharacterForm>[] = [
  { value: 'utf-8', label: 'UTF-8', note: 'as a token should be' },
  { value: 'escaped', label: '\\u escapes', note: 'what is not ASCII is escaped' },
  { value: 'latin-1', label: 'Latin-1', note: 'no UTF-8' },
  { value: 'utf-16le', label: 'UTF-16', note: 'no UTF-8, little end first' },
]

export const segmentChoices: readonly Choice<SegmentForm>[] = [
  { value: 'base64url', label: 'base64url', note: 'as a token should be' },
  { value: 'base64url-padded', label: 'base64url with =', note: 'padded at its end' },
  { value: 'base64', label: 'base64', note: 'with + and /, not padded' },
  { value: 'base64-padded', label: 'base64 with =', note: 'with + and /, padded' },
]

export const algorithmChoices: readonly Choice<Algorithm>[] = [
  { value: 'HS256', label: 'HS256' },
  { value: 'HS384', label: 'HS384' },
  { value: 'HS512', label: 'HS512' },
  { value: 'none', label: 'none', title: 'Not signed at all' },
]

/** What a signature form is called; without an algorithm there is only the full stop to say something of. */
export function signatureChoice(form: SignatureForm, algorithm: Algorithm): Choice<SignatureForm> {
  const isUnsigned = algorithm === 'none'
  switch (form) {
    case 'whole':
      return { value: form, label: 'Whole', note: 'as it is signed' }
    case 'bit-flipped':
      return { value: form, label: 'One bit flipped', note: 'in its first byte' }
    case 'truncated':
      return { value: form, label: 'Truncated', note: 'its first half only' }
    case 'other-payload':
      return { value: form, label: 'Of another payload', note: 'of {} under the same header' }
    case 'empty':
      return { value: form, label: isUnsigned ? 'With the final dot' : 'Left out', note: 'header.payload.' }
    case 'absent':
      return {
        value: form,
        label: isUnsigned ? 'Without the final dot' : 'Left out with its dot',
        note: 'header.payload',
      }
  }
}

const upperFirst = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

export const variantChoices: readonly Choice<KeyVariant>[] = keyVariants
  // An empty key is chosen as the key itself.
  .filter((variant) => variant !== 'empty')
  .map((value) => ({ value, label: upperFirst(variantWords[value]) }))

const transportWords: Readonly<Record<Transport, readonly [label: string, note?: string]>> = {
  link: ['?token=…', 'as documented'],
  absent: ['No token in the link'],
  empty: ['Empty', '?token='],
  twice: ['Twice', '?token=…&token=…'],
  'twice-broken-first': ['Twice, the first one cut off'],
  'twice-broken-last': ['Twice, the last one cut off'],
  fragment: ['In the fragment', '#token=…'],
  'capital-name': ['Under another name', '?Token=…'],
  path: ['In the path', '/room/…'],
  'dots-encoded': ['Dots as %2E'],
  'newline-after': ['With a line end behind it'],
  'space-after': ['With a space behind it'],
  'bearer-inside': ['With “Bearer” before it'],
  quoted: ['In double quotes'],
}

export const transportChoices: readonly Choice<Transport>[] = transports.map((value) => {
  const [label, note] = transportWords[value]
  return { value, label, ...(note === undefined ? {} : { note }) }
})
