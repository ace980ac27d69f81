import { expect, test } from 'vitest'
import { compareTokens } from '../../shared/jws/compare.ts'
import { summaryWords, textNotes } from './difference-words.ts'

const encoded = (text: string) => Buffer.from(text).toString('base64url')
const tokenOf = (payload: string, header = '{"alg":"HS256"}', signature = 'AAAA') =>
  `${encoded(header)}.${encoded(payload)}.${signature}`

test('equal tokens are said to be that', () => {
  const compared = compareTokens(tokenOf('{"u":"a"}'), tokenOf('{"u":"a"}'))
  expect(summaryWords(compared)).toBe('The tokens are the same, character by character.')
})

test('what differs is counted, claims before header', () => {
  const compared = compareTokens(tokenOf('{"u":"a","rd":"x"}'), tokenOf('{"u":"b"}', '{"alg":"HS512"}'))
  expect(summaryWords(compared)).toBe('They differ in 2 claims and 1 header member.')
})

test('another way of writing is no other claim', () => {
  const compared = compareTokens(tokenOf('{"u":"a","b":1}'), tokenOf('{ "b":1,"u":"\\u0061"}'))
  expect(summaryWords(compared)).toMatch(/^Claims and header say the same/)
  expect(textNotes(compared.payload)).toEqual(['What both have stands in another order.'])
})

test('duplicates are named, a few of them', () => {
  const names = ['a', 'b', 'c', 'd', 'e'].flatMap((name) => [`"${name}":1`, `"${name}":2`])
  const compared = compareTokens(tokenOf(`{${names.join(',')}}`), tokenOf('{}'))
  expect(textNotes(compared.payload)).toEqual(['More than once in one of them: “a”, “b”, “c” and 2 others.'])
})
