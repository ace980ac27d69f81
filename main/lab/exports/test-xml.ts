/** An element of a document as a strict reader finds it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Its own text, without that of its children. */
  readonly text: string
}

/** What XML 1.0 takes (https://www.w3.org/TR/xml/#charsets). */
const allowed = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u

/**
 * Reads XML as strictly as the recommendation has it, as far as the writer's part goes: a declaration, elements, attributes in
 * double quotes, text and references. Comments, CDATA and anything else are errors here.
 */
export function readXml(document: string): XmlElement {
  if (!document.isWellFormed() || !allowed.test(document)) throw new Error('a character that XML has not')
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
  if (!document.startsWith(declaration)) throw new Error('no declaration')
  let at = declaration.length

  const take = (pattern: RegExp): RegExpExecArray | null => {
    const sticky = new RegExp(pattern.source, 'y')
    sticky.lastIndex = at
    const found = sticky.exec(document)
    if (found !== null) at += found[0].length
    return found
  }

  const element = (): XmlElement => {
    const name = take(/<([a-z][a-z-]*)/)?.[1]
    if (name === undefined) throw new Error(`no element at ${at}`)
    const attributes: Record<string, string> = {}
    for (let found = take(/ ([a-z]+)="([^<"]*)"/); found !== null; found = take(/ ([a-z]+)="([^<"]*)"/)) {
      const [, key = '', raw = ''] = found
      if (key in attributes) throw new Error(`${key} twice`)
      // XML 1.0, 3.3.3: white space as it stands becomes spaces.
      attributes[key] = resolved(raw.replace(/[\t\n\r]/g, ' '))
    }
    if (take(/\/>/)) return { name, attributes, children: [], text: '' }
    if (!take(/>/)) throw new Error(`a tag that does not end at ${at}`)
    const children: XmlElement[] = []
    let text = ''
    while (!take(/<\/([a-z][a-z-]*)>/)) {
      const run = take(/[^<]+/)?.[0]
      if (run === undefined) children.push(element())
      else if (run.includes(']]>')) throw new Error(']]> in text')
      // XML 1.0, 2.11: line ends as they stand become \n.
      else text += resolved(run.replace(/\r\n?/g, '\n'))
    }
    if (!document.slice(0, at).endsWith(`</${name}>`)) throw new Error(`${name} ends otherwise at ${at}`)
    return { name, attributes, children, text }
  }

  const root = element()
  if (document.slice(at) !== '\n') throw new Error('something behind the document')
  return root
}

const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function resolved(raw: string): string {
  const read = raw.replace(/&(?:#(\d+)|([a-z]+));|&/g, (_, code?: string, name?: string) => {
    const text = code === undefined ? names[name ?? ''] : String.fromCodePoint(Number(code))
    if (text === undefined || !allowed.test(text)) throw new Error('a reference to nothing')
    return text
  })
  return read
}

/** Every element of a name, in document order. */
export function all(root: XmlElement, name: string): XmlElement[] {
  return [...(root.name === name ? [root] : []), ...root.children.flatMap((child) => all(child, name))]
}
