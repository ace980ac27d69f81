import type { Team } from './state.ts'

/** How a request says who it is; `pair` is team id and key joined by a colon, in base64. */
export type Scheme = 'none' | 'basic' | 'bearer' | 'bearer-pair' | 'other'

/** What the `authorization` header comes to. */
export interface Authorisation {
  readonly scheme: Scheme
  readonly isRight: boolean
}

/**
 * Reads the header. Three spellings are documented: `Bearer {DEVELOPER_KEY}` and HTTP Basic with team id and key
 * (https://docs.digitalsamba.com/rest-api, vendor OpenAPI `securitySchemes`), and `Bearer` or `Basic` with
 * base64(teamId:developerKey) (https://docs.digitalsamba.com/dashboard/getting-started/authenticate-to-the-api).
 */
export function readAuthorisation(header: string | undefined, team: Team): Authorisation {
  if (header === undefined) return { scheme: 'none', isRight: false }
  const [, word = '', value = ''] = /^(\S+) +(\S+)$/.exec(header) ?? []
  // RFC 9110, 11.1: the name of a scheme has no case.
  const name = word.toLowerCase()
  const isPair = decoded(value) === `${team.id}:${team.developerKey}`
  if (name === 'basic') return { scheme: 'basic', isRight: isPair }
  if (name !== 'bearer') return { scheme: 'other', isRight: false }
  return decoded(value).includes(':')
    ? { scheme: 'bearer-pair', isRight: isPair }
    : { scheme: 'bearer', isRight: value === team.developerKey }
}

function decoded(value: string): string {
  return Buffer.from(value, 'base64').toString('utf8')
}
