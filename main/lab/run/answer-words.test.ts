import { expect, test } from 'vitest'
import { answerWords } from './answer-words.ts'

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJ0ZCI6InRlc3QifQ.c2lnbmF0dXJlLW9mLWEtdGVzdC10b2tlbg'

test.each([
  ['The words of a text', '  No\r\n  entry. ', 'No entry.'],
  ['nothing', '', ''],
  ['the message of JSON', '{"code":7,"message":"The token has expired."}', 'The token has expired.'],
  ['the message within an error', '{"error":{"message":"No such room."}}', 'No such room.'],
  ['the error alone', '{"error":"invalid_token"}', 'invalid_token'],
  ['JSON without a message as it is', '{"ok": false}', '{"ok": false}'],
  ['what is nearly JSON as it is', '{"message": "No', '{"message": "No'],
  [
    'the words of a page, whose heading is its title',
    '<!doctype html><html><head><title>You can’t enter</title></head><body><h1>You can’t enter</h1><p>The token has expired.</p></body></html>',
    'You can’t enter The token has expired.',
  ],
  [
    'the title of a page before its words',
    '<html><head><title>Tea &amp; talk &lt;1&gt;</title></head><body><script>let a = "<p>"</script><STYLE>p{}</STYLE><p>Hello</p>',
    'Tea & talk <1>: Hello',
  ],
  ['the title alone', '<html><head><title>Bad Gateway</title></head>', 'Bad Gateway'],
  ['a page that ends in the middle', '<html><body>Gone<script>while (true)', 'Gone'],
])('%s: what an answer says', (_, body, words) => {
  expect(answerWords(body, [])).toBe(words)
})

test('what was sent as a secret is not repeated, nor is anything that looks like one', () => {
  const said = answerWords(`Bad token ${token} for test-password of Bearer test-password!`, ['test-password'])
  expect(said).toBe('Bad token … for … of Bearer …!')
  expect(answerWords(`"${token}"`, [])).toBe('"…"')
  expect(answerWords('11111111-2222-4333-8444-555555555555', [])).toBe('11111111-2222-4333-8444-555555555555')
})

test('a secret that a page spreads over its title is not repeated either', () => {
  expect(answerWords(`<html><title>test-password</title>`, ['test-password'])).toBe('…')
})

test('words are on one line, not longer than 200 characters, and nothing steers a terminal', () => {
  const words = answerWords(`a\u001b[31m\u202e${' word'.repeat(100)}`, [])
  expect(words).toHaveLength(200)
  expect(words).toMatch(/^a \[31m( word)+( w?o?)?…$/)
})

test.each([
  '<html>',
  '<html><head',
  '<html><title',
  '<html><title>',
  '<html><',
  '{"a":',
  '[',
  '&amp;',
  '.',
  'a',
])('a megabyte of %j does not hold the run up', (part) => {
  const begun = performance.now()
  answerWords(`<html>${part.repeat((1024 * 1024) / part.length)}`, [token])
  answerWords(part.repeat((1024 * 1024) / part.length), [token])
  expect(performance.now() - begun).toBeLessThan(500)
})
