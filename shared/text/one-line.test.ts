import fc from 'fast-check'
import { expect, it } from 'vitest'
import { oneLine } from './one-line.ts'

it('leaves a name as it is, emoji and all', () => {
  expect(oneLine('Zoë 👩‍👩‍👧‍👦 李')).toBe('Zoë 👩‍👩‍👧‍👦 李')
})

it('puts a space where a line would end or the text turn around', () => {
  expect(oneLine('Bob\r\nLink: https://evil.example')).toBe('Bob Link: https://evil.example')
  expect(oneLine('a\u2028b\u2029c\u0085d')).toBe('a b c d')
  expect(oneLine('\u202Egnp.exe')).toBe('gnp.exe')
})

it('gives one line for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(oneLine(text)).not.toMatch(/[\n\r\u0085\u2028\u2029\p{Cc}]/u)
    }),
  )
})
