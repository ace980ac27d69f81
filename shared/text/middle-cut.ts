import { graphemesOf } from './graphemes.ts'

/**
 * Shortens a text to at most `limit` graphemes by cutting its middle out, where `…` then stands; the end is the
 * telling part of a link or a name. A shorter text stays as it is.
 */
export function cutMiddle(text: string, limit: number): string {
  const graphemes = [...graphemesOf(text)]
  if (graphemes.length <= limit) return text
  const kept = Math.max(0, limit - 1)
  const head = Math.ceil(kept / 2)
  const tail = kept - head
  return `${graphemes.slice(0, head).join('')}…${graphemes.slice(graphemes.length - tail).join('')}`
}
