import type { Response } from '../../shared/contract.ts'
import { countOf } from '../view/count-of.ts'
import { dayText } from '../view/time-words.ts'

export type RemovalPreview = Response<'settings.preview'>

const numbers = new Intl.NumberFormat('en')

/** What settings would take out of the history at once, in a sentence or two. */
export function previewWords(preview: RemovalPreview, now: number, timeZone: string): string {
  const { sessions, tokens } = preview
  if (sessions === 0 && tokens === 0) return 'Nothing would be removed now.'
  const parts = [
    sessions > 0 ? sessionWords(preview, now, timeZone) : '',
    tokens > 0 ? `Would erase ${tokenTexts(tokens)} now; the claims stay.` : '',
  ]
  return parts.filter(Boolean).join(' ')
}

function sessionWords(
  { sessions, stillValid, oldest }: RemovalPreview,
  now: number,
  timeZone: string,
): string {
  const since =
    oldest === null
      ? ''
      : `, ${sessions === 1 ? 'issued on' : 'the oldest from'} ${dayText(oldest, timeZone, now)}`
  return `Would remove ${countOf(sessions, 'session')} now${since}${validWords(sessions, stillValid)}.`
}

function validWords(sessions: number, stillValid: number): string {
  if (stillValid === 0) return ''
  if (sessions === 1) return '; it still lets someone in'
  return `; ${numbers.format(stillValid)} of them still ${stillValid === 1 ? 'lets' : 'let'} someone in`
}

function tokenTexts(tokens: number): string {
  return tokens === 1 ? 'the text of 1 token' : `the texts of ${numbers.format(tokens)} tokens`
}

/** What goes, once the settings are kept: where there is much of it, by and by. */
export function goneWords({ sessions, tokens }: RemovalPreview): string {
  const gone = [
    sessions > 0 ? `${countOf(sessions, 'session')} will be removed` : '',
    tokens > 0 ? `${countOf(tokens, 'token text')} will be erased` : '',
  ].filter(Boolean)
  return gone.length === 0 ? 'Kept from now on.' : `Kept from now on: ${gone.join(', ')}.`
}
