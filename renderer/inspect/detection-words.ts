import type { Signer } from '../../shared/lab/schemas.ts'
import { countOf } from '../view/count-of.ts'
import type { Detection } from './detection.ts'

/** How the search for a key went, in one sentence. */
export function detectionWords(detection: Detection): {
  readonly tone: 'ok' | 'warning' | 'error' | 'neutral'
  readonly text: string
} {
  switch (detection.state) {
    case 'idle':
      return { tone: 'neutral', text: 'Not checked.' }
    case 'asking':
      return { tone: 'neutral', text: detection.isTyped ? 'Trying the key…' : 'Trying the stored keys…' }
    case 'failed':
      return { tone: 'error', text: detection.message }
    case 'done': {
      const { signer, keys, unread, isTyped } = detection
      if (signer !== null) return { tone: isRight(signer) ? 'ok' : 'warning', text: signer.sentence }
      if (isTyped)
        return { tone: 'warning', text: 'The key does not fit, nor does any usual mistake with it.' }
      if (keys === 0 && unread.length > 0)
        return { tone: 'warning', text: 'No stored key could be read, so none was tried.' }
      if (keys === 0) return { tone: 'warning', text: 'There is no stored key that could be tried.' }
      return {
        tone: 'warning',
        text: `No key fits: ${countOf(keys, 'key')} tried, and the usual mistakes with each.`,
      }
    }
  }
}

/** Which keys could not be read; null where all could. */
export function unreadWords(detection: Detection): string | null {
  if (detection.state !== 'done' || detection.unread.length === 0) return null
  return `Could not be read and were not tried: ${detection.unread.join('; ')}.`
}

/** Whether a key signed it as it is: no mistake in the key, and not left unsigned. */
export function isRight({ variant, algorithm }: Signer): boolean {
  return variant === 'right' && algorithm !== 'none'
}
