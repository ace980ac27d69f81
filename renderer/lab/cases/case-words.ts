import type { Change, Sureness } from '../../../shared/lab/edge-case.ts'
import type { Outcome } from '../../../shared/lab/schemas.ts'
import type { Tone } from '../../components/Badge.tsx'

export const outcomeTones: Readonly<Record<Outcome, Tone>> = {
  accepted: 'ok',
  refused: 'error',
  unknown: 'neutral',
}

/** How sure a source is, in one sentence. */
export const surenessWords: Readonly<Record<Sureness, string>> = {
  documented: 'The document says so.',
  code: 'Read in the vendor’s code.',
  'third-party': 'Said by somebody other than the vendor.',
  inferred: 'Concluded from what is known; no document says so.',
  'not-found': 'Looked for there, and nothing was found.',
}

const partWords = { header: 'Header', payload: 'Payload', signature: 'Signature' } as const

const changeWords = {
  signature: 'Signature',
  key: 'Key that signs',
  algorithm: 'Algorithm that signs',
  structure: 'Structure of the token',
  transport: 'How the token gets there',
  room: 'Room of the address',
} as const

const requestWords = {
  method: 'Method of the request',
  path: 'Path of the request',
  headers: 'Headers of the request',
  body: 'Body of the request',
  credentials: 'Credentials of the request',
} as const

/** What a case changes: where, and the name of the member, for a place that shows names in mono. */
export function changeText(change: Change): { readonly where: string; readonly name: string | null } {
  switch (change.in) {
    case 'header':
    case 'payload':
      return change.name === null
        ? { where: `${partWords[change.in]}, the whole text`, name: null }
        : { where: partWords[change.in], name: change.name }
    case 'encoding':
      return { where: `Encoding of the ${change.of}`, name: null }
    case 'request':
      return { where: requestWords[change.part], name: null }
    default:
      return { where: changeWords[change.in], name: null }
  }
}
