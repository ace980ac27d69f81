import {
  type CommonCommand,
  commonHelp,
  readCommonCommand,
  type Unknown,
  unknown,
  wordsOf,
} from '../common/commands.ts'
import type { Dialect } from './state.ts'

/** What a typed line asks for. */
export type Command =
  | CommonCommand
  | { readonly do: 'speak'; readonly dialect: Partial<Dialect> }
  | { readonly do: 'join'; readonly token: string; readonly name: string }
  | { readonly do: 'leave'; readonly id: string }
  | { readonly do: 'revoke' }

/** What may be typed. */
export const commandHelp = `${commonHelp}
  expiry expires_in|expiresIn|neither     the field that counts in a request
  expiry unsaid                           say no expiry in answers
  token jwt|opaque                        the form of client access tokens
  join TOKEN [NAME]                       somebody opens a session with the token and joins the conference demo
  leave ID                                whoever has this external id leaves
  revoke                                  no token is good any longer
  help                                    this list`

const expiries: Readonly<Record<string, Partial<Dialect>>> = {
  expires_in: { expiryField: 'expires_in', saysExpiry: true },
  expiresIn: { expiryField: 'expiresIn', saysExpiry: true },
  neither: { expiryField: 'neither', saysExpiry: true },
  unsaid: { saysExpiry: false },
}

const tokens: Readonly<Record<string, Partial<Dialect>>> = {
  jwt: { clientToken: 'jwt' },
  opaque: { clientToken: 'opaque' },
}

/** Reads one typed line. */
export function readCommand(line: string): Command {
  const [word, first = '', ...rest] = wordsOf(line)
  switch (word) {
    case 'expiry':
      return choice(
        expiries,
        first,
        'Say which: expiry expires_in, expiry expiresIn, expiry neither or expiry unsaid.',
      )
    case 'token':
      return choice(tokens, first, 'Say which: token jwt or token opaque.')
    case 'join':
      return first === ''
        ? unknown('Say with which token: join TOKEN.')
        : { do: 'join', token: first, name: rest.join(' ') }
    case 'leave':
      return first === '' ? unknown('Say who: leave EXTERNAL-ID.') : { do: 'leave', id: first }
    case 'revoke':
      return { do: 'revoke' }
    default:
      return readCommonCommand(wordsOf(line))
  }
}

function choice(
  choices: Readonly<Record<string, Partial<Dialect>>>,
  name: string,
  sentence: string,
): { do: 'speak'; dialect: Partial<Dialect> } | Unknown {
  const dialect = Object.hasOwn(choices, name) ? choices[name] : undefined
  return dialect === undefined ? unknown(sentence) : { do: 'speak', dialect }
}
