/** A piece of a template: text as it stands, or the name of a column. */
export type TemplatePart = { readonly text: string } | { readonly column: string }

export type ParsedTemplate = { readonly parts: readonly TemplatePart[] } | { readonly fault: string }

/**
 * Tried at each place in turn: a brace that is text, a column whose name is a JSON text, a column, text. The first comes
 * first, so `{{{a}` is a brace and the column `a`.
 */
const pieces = /\{\{|\}\}|\{("(?:[^"\\]|\\.)*")\}|\{([^{}]*)\}|[^{}]+/gy

/** What a template is made of. Names of columns that hold braces stand as JSON texts: `{"a}b"}`. */
export function partsOf(template: string): ParsedTemplate {
  const parts: TemplatePart[] = []
  let text = ''
  let end = 0
  for (const match of template.matchAll(pieces)) {
    end = match.index + match[0].length
    const column = columnOf(match)
    if (column === null) {
      text += match[0] === '{{' ? '{' : match[0] === '}}' ? '}' : match[0]
      continue
    }
    if (text !== '') parts.push({ text })
    text = ''
    parts.push({ column })
  }
  if (end < template.length) return { fault: braceFault(template.charAt(end)) }
  if (text !== '') parts.push({ text })
  return { parts }
}

function columnOf([piece, quoted, plain]: RegExpExecArray): string | null {
  if (quoted !== undefined) return jsonText(quoted) ?? piece.slice(1, -1)
  return plain ?? null
}

function jsonText(quoted: string): string | null {
  try {
    return JSON.parse(quoted)
  } catch {
    return null
  }
}

function braceFault(brace: string): string {
  return brace === '{'
    ? 'A { has no } after it: close it after the name of a column, or write {{ for the brace itself.'
    : 'A } has no { before it: put { before the name of a column, or write }} for the brace itself.'
}
