import { assemble, compose } from '../../../lab/compose.ts'
import type { Algorithm } from '../../../lab/craft.ts'
import type { CaseDraft, TokenCase } from '../../../lab/edge-case.ts'
import { linkWith } from '../../../lab/transports.ts'

/** For tests only: cases as bytes. Every mistake with a key is a key of its own. */

export const testHost = 'acme.digitalsamba.com'
export const rightKey = 'test-key-not-a-real-one'

/** HMAC of an ASCII text. */
export type Hmac = (algorithm: Exclude<Algorithm, 'none'>, key: string, text: string) => Uint8Array

function keyOf({ variant, previousKey }: TokenCase): string {
  return variant === 'right' && previousKey === undefined ? rightKey : `${rightKey} ${previousKey ?? variant}`
}

export function tokenOf(token: TokenCase, hmac: Hmac): string {
  const { craft } = token
  const composed = compose(craft)
  const { algorithm } = craft
  const signature = algorithm === 'none' ? null : hmac(algorithm, keyOf(token), composed.signed)
  return assemble(craft, composed, signature)
}

export function linkOf({ delivery }: TokenCase, token: string): string {
  const link = linkWith(delivery.transport, { host: testHost, room: delivery.room, token })
  if (link === null) throw new Error('The case has no link.')
  return link
}

/** Everything that leaves this computer for a case. */
export function sentFor(draft: CaseDraft, hmac: Hmac): string {
  if (draft.kind === 'request') return JSON.stringify(draft.request)
  const token = tokenOf(draft, hmac)
  return `${token} ${linkOf(draft, token)}`
}
