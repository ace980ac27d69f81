import { type CommonCommand, commonHelp, readCommonCommand, unknown, wordsOf } from '../common/commands.ts'
import type { Dialect } from './state.ts'

/** What a typed line asks for. */
export type Command = CommonCommand | { readonly do: 'speak'; readonly dialect: Partial<Dialect> }

/** What may be typed. */
export const commandHelp = `${commonHelp}
  generation 2021|documented              which description of the endpoint counts
  expiry iso|seconds|milliseconds|word|missing
                                          the form of the expiry in answers
  errors status|in-200                    refuse with a status, or with an error in a 200
  help                                    this list`

const choices: { readonly [Name in keyof Dialect]: readonly Dialect[Name][] } = {
  generation: ['2021', 'documented'],
  expiry: ['iso', 'seconds', 'milliseconds', 'word', 'missing'],
  errors: ['status', 'in-200'],
}

/** Reads one typed line. */
export function readCommand(line: string): Command {
  const [word = '', choice] = wordsOf(line)
  if (!isName(word)) return readCommonCommand(wordsOf(line))
  const chosen = choices[word].find((one) => one === choice)
  if (chosen === undefined) return unknown(`Say which: ${word} ${choices[word].join('|')}.`)
  return { do: 'speak', dialect: { [word]: chosen } }
}

function isName(word: string): word is keyof Dialect {
  return Object.hasOwn(choices, word)
}
