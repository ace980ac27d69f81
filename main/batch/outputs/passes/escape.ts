import { oneLine } from '../../../../shared/text/one-line.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text that a browser shows as it is, in an element or a quoted attribute (HTML, 13.1.2). */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** A text on one line, without controls, without halves of characters, with single spaces. */
export function plain(text: string): string {
  return oneLine(text.toWellFormed()).replace(/\s+/gu, ' ')
}
