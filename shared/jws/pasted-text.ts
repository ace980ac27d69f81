/** Undoing what mail programs, pages and addresses do to a text. Each gives the text itself where nothing was done. */

/** What is not seen: soft hyphens, zero widths, direction marks, byte order marks. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

export function withoutInvisible(text: string): { readonly text: string; readonly count: number } {
  const clean = text.replace(invisible, '')
  return { text: clean, count: text.length - clean.length }
}

const entity = /&(?:(amp|quot|apos|lt|gt|nbsp|period)|#(\d{1,7})|#x([\da-f]{1,6}));/gi
const named: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  period: '.',
}

/** With the entities of HTML read that stand around tokens and in addresses. */
export function withoutEntities(text: string): string {
  return text.replace(entity, (all, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? all
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
}

/** With percent-encoded bytes read as UTF-8 (RFC 3986, 2.1); what is no UTF-8 stays. */
export function withoutPercent(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return encoded
    }
  })
}
