import { pathOf } from '../../../shared/lab/transports.ts'

/** What the placeholders of an endpoint stand for, for one row of a sheet. */
export interface Filling {
  /** The whole link; null where nothing leads to the room. */
  readonly link: string | null
  readonly room: string
  readonly token: string
}

/** A text of an endpoint with a row put in; null where it has `{link}` and the row has no link. */
export type Filled = string | null

const placeholder = /\{(link|room|token)\}/g

/**
 * The address for one row: room and token percent-encoded, so that each stays one part of it; the link as a browser would
 * ask for it, path and query.
 */
export function filledAddress(template: string, { link, room, token }: Filling): Filled {
  return filled(template, { link: askedOf(link), room: encoded(room), token: encoded(token) })
}

/** A header's value or a body for one row: everything as it is. */
export function filledText(template: string, { link, room, token }: Filling): Filled {
  return filled(template, { link: askedOf(link), room, token })
}

type Parts = Readonly<Record<'link' | 'room' | 'token', string | null>>

/** In one pass: what is put in may look like a placeholder itself. */
function filled(template: string, parts: Parts): Filled {
  if (parts.link === null && template.includes('{link}')) return null
  return template.replace(placeholder, (_, name: keyof Parts) => parts[name] ?? '')
}

const askedOf = (link: string | null) => (link !== null && URL.canParse(link) ? pathOf(link) : null)

/** UTF-8 has no half surrogate pairs; as in a browser, U+FFFD goes in their place. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed())
