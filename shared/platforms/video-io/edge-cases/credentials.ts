import { requestCases, requestEdit, withoutCredentials } from '../../../lab/request-edits.ts'
import { generationOf } from '../generation.ts'
import { from } from './sources.ts'

const needs = 'A session is asked for with the API token of the application.'

/** Another text in the place of the API token, under the scheme of the profile's generation. */
const tokenAs = (text: string) =>
  requestEdit('credentials', ({ headers }) => ({
    headers: headers.map((header) => ({ ...header, value: header.value.replace('{{secret}}', text) })),
  }))

/** A scheme of neither generation. */
const scheme = (word: string) =>
  requestEdit('credentials', ({ headers }, { settings }) => {
    const right = generationOf(settings) === 'documented' ? 'App token=' : 'Bearer '
    return { headers: headers.map((header) => ({ ...header, value: header.value.replace(right, word) })) }
  })

/** Who asks. */
export const credentialCases = requestCases('credentials', [
  {
    id: 'token-absent',
    title: 'Without an authorization header',
    ...withoutCredentials,
    expected: 'refused',
    reason: needs,
    source: from('api'),
  },
  {
    id: 'token-made-up',
    title: 'A token that nobody gave out',
    ...tokenAs('test-token-not-a-real-one'),
    expected: 'refused',
    reason: needs,
    source: from('api'),
  },
  {
    id: 'token-one-letter-more',
    title: 'The API token with one letter too many',
    ...tokenAs('{{secret}}x'),
    expected: 'refused',
    reason: 'It is not the token of the application.',
    source: from('api'),
  },
  {
    id: 'token-of-session',
    title: 'A session token in place of the API token',
    ...tokenAs('{{session-token}}'),
    expected: 'refused',
    reason: 'A session token is a user’s, and no token of the application.',
    source: from('api', 'inferred'),
  },
  {
    id: 'token-as-basic',
    title: 'The API token under another scheme',
    ...scheme('Basic '),
    expected: 'refused',
    reason: 'The code of 2021 sends Bearer, and the document App token=; Basic is in neither.',
    source: from('api', 'inferred'),
  },
])
