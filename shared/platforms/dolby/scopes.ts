import type { Suggestion } from '../platform.ts'

/** What a client access token may be allowed, case-sensitive (see `sources.scopes`). */
export const scopes = [
  { value: 'conf:create', meaning: 'create a conference' },
  { value: 'notifications:set', meaning: 'subscribe to events, such as invitations' },
  { value: 'file:convert', meaning: 'convert files to show them' },
  { value: 'session:update', meaning: 'change the own name and avatar during the session' },
  { value: '*', meaning: 'everything' },
] as const satisfies readonly Suggestion[]

const names: readonly string[] = scopes.map(({ value }) => value)

/** The two that the vendor's guide asks for in its example (https://docs.dolby.io/communications-apis/docs/guides-client-authentication). */
export const usualScopes = 'conf:create notifications:set'

/** The words that are no scope. */
export function unknownScopes(words: readonly string[]): string[] {
  return words.filter((word) => !names.includes(word))
}

/** The words with the scopes in place of those that differ in case alone; null where one is meant by no scope. */
export function corrected(words: readonly string[]): string[] | null {
  const meant = words.map((word) => names.find((name) => name === word.toLowerCase()))
  const all = meant.filter((name) => name !== undefined)
  return all.length === words.length ? all : null
}
