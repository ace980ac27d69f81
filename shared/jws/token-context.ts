import { excerpt } from '../text/excerpt.ts'

/** So much in front of a token tells where it stood, in UTF-16 units. */
const looked = 2000

/**
 * Sentences on where a token stood, from what is directly in front of it, such as `Taken out of a link's “token” parameter.`
 * Empty where nothing stands around it.
 */
export function contextSentences(text: string, start: number, end: number): string[] {
  const before = text.slice(Math.max(0, start - looked), start)
  const bearer = /(?<![\w-])bearer\s{1,20}["']?$/i.exec(before)
  const rest = bearer === null ? before : before.slice(0, bearer.index)
  const place = placeSentence(rest, bearer !== null)
  if (place !== null) return place
  const around = aroundSentence(rest, text.slice(end, end + looked))
  const bearerSentence = bearer === null ? [] : ['Took “Bearer” in front of it away.']
  return around === null ? bearerSentence : [...bearerSentence, around]
}

function placeSentence(before: string, hasBearer: boolean): string[] | null {
  const bearer = hasBearer ? ['Took “Bearer” in front of it away.'] : []
  const parameter = /([?&#])([^?&#=\s"'<>]{1,200})=["']?$/.exec(before)
  if (parameter !== null) {
    const name = `“${excerpt(parameter[2] ?? '')}” parameter`
    const isFragment = parameter[1] === '#'
    return [
      isFragment ? `Taken out of the ${name} in a link's fragment.` : `Taken out of a link's ${name}.`,
      ...bearer,
    ]
  }
  const member = /["']([^"'\\]{1,200})\\{0,3}["']\s{0,20}:\s{0,20}\\{0,3}["']$/.exec(before)
  const header = /(?<![\w-])authorization\\{0,3}["']?\s{0,20}[:=]\s{0,20}\\{0,3}["']?$/i.test(before)
  if (header && (hasBearer || member === null)) return ['Taken out of an Authorization header.']
  if (member !== null) return [memberSentence(member[1] ?? ''), ...bearer]
  return /:\/\/[^\s"'<>]*\/$/.test(before) ? ['Taken out of a link.', ...bearer] : null
}

/** For a string of JSON; null in an array. */
export function memberSentence(name: string | null): string {
  return name === null
    ? 'Taken out of a JSON text.'
    : `Taken out of the “${excerpt(name)}” member of a JSON text.`
}

function aroundSentence(before: string, behind: string): string | null {
  const left = before.trim()
  const right = behind.trim()
  if (left === '' && right === '') return null
  const quotes = ['""', "''", '``', '“”', '‘’', '„“', '«»', '<>', '()', '[]', '{}']
  if (quotes.slice(0, 7).includes(left + right)) return 'Took the quotes around it away.'
  if (quotes.includes(left + right)) return 'Took the brackets around it away.'
  return 'Taken out of the text around it.'
}
