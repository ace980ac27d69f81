import {
  algorithms,
  characterForms,
  keyVariants,
  type SegmentForm,
  segmentForms,
  signatureForms,
} from '../../shared/lab/craft.ts'
import type { Craft } from '../../shared/lab/schemas.ts'
import { commonOptions, keyOptions, oneOf, type readArguments, required, wrongUsage } from './arguments.ts'

/** Options of `compose`; the folder of profiles is taken as everywhere, and not opened. */
export const composeOptions = {
  ...commonOptions,
  ...keyOptions,
  'header-file': { type: 'string' },
  'payload-file': { type: 'string' },
  alg: { type: 'string' },
  'key-variant': { type: 'string' },
  minify: { type: 'boolean' },
  escape: { type: 'boolean' },
  characters: { type: 'string' },
  segments: { type: 'string' },
  signature: { type: 'string' },
  json: { type: 'boolean' },
} as const

export type ComposeValues = ReturnType<typeof readArguments<typeof composeOptions>>['values']

/** How a token is put together, before its texts are read. @throws RoompassError `bad-request` */
export function craftFrom(values: ComposeValues): Omit<Craft, 'header' | 'payload'> {
  const algorithm = oneOf(required(values.alg, 'alg'), algorithms, 'alg')
  const signature = oneOf(
    values.signature ?? 'whole',
    algorithm === 'none' ? unsignedForms : signatureForms,
    'signature',
  )
  if (values.escape && values.characters !== undefined) {
    throw wrongUsage('Only one of --escape and --characters can be given.')
  }
  return {
    layout: values.minify ? 'minified' : 'as-typed',
    characters: values.escape ? 'escaped' : oneOf(values.characters ?? 'utf-8', characterForms, 'characters'),
    forms: formsFrom(values.segments ?? 'base64url'),
    algorithm,
    signature,
    before: '',
    after: '',
  }
}

/** What can be made of no signature. */
const unsignedForms = ['whole', 'empty', 'absent'] as const

export function variantFrom(values: ComposeValues) {
  return oneOf(values['key-variant'] ?? 'right', keyVariants, 'key-variant')
}

/** One form for all of them, or some by name, such as `header=base64,signature=base64url-padded`. */
function formsFrom(option: string): Craft['forms'] {
  if (!option.includes('=')) {
    const all = oneOf(option, segmentForms, 'segments')
    return { header: all, payload: all, signature: all }
  }
  const usual: Craft['forms'] = { header: 'base64url', payload: 'base64url', signature: 'base64url' }
  return Object.assign(usual, ...option.split(',').map(formOf))
}

function formOf(part: string): Partial<Record<keyof Craft['forms'], SegmentForm>> {
  const [name = '', form = ''] = part.split('=')
  const segment = (['header', 'payload', 'signature'] as const).find((candidate) => candidate === name.trim())
  const known = segmentForms.find((candidate) => candidate === form.trim())
  if (segment !== undefined && known !== undefined) return { [segment]: known }
  throw wrongUsage(
    `The option --segments takes a form, or a list such as header=FORM,signature=FORM; forms are: ${segmentForms.join(', ')}.`,
  )
}
