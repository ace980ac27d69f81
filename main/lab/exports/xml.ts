/** What XML 1.0 can't hold, not even escaped (https://www.w3.org/TR/xml/#charsets); halves of surrogate pairs too. */
const unholdable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/** Text with U+FFFD in place of what XML 1.0 can't hold. */
const holdable = (text: string) => text.replace(unholdable, '\ufffd')

/** What of texts XML 1.0 can't hold, in a sentence; null where it holds everything. */
export function replacedIn(texts: readonly string[]): string | null {
  const found = texts.flatMap((text) => text.match(unholdable) ?? [])
  if (found.length === 0) return null
  const names = [...new Set(found.map(codePointName))].sort()
  const characters = found.length === 1 ? '1 character' : `${found.length} characters`
  return `Written as U+FFFD, since XML 1.0 can not hold it: ${characters} (${names.join(', ')}).`
}

const codePointName = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** A value as an attribute with its name. White space is escaped, as a reader would make spaces of it. */
const attribute = ([name, value]: readonly [string, string | number]) =>
  ` ${name}="${escaped(String(value), /[&<>"\t\n\r]/g)}"`

/** `]]>` is escaped with its last character. */
export const xmlText = (text: string) => escaped(text, /[&<>\r]/g)

/** @param content XML, or null for an element that is empty */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string | null = null,
): string {
  const head = `<${name}${Object.entries(attributes).map(attribute).join('')}`
  return content === null ? `${head}/>` : `${head}>${content}</${name}>`
}

function escaped(text: string, special: RegExp): string {
  return holdable(text).replace(special, (character) => `&#${character.codePointAt(0)};`)
}
