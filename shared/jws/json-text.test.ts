import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeNonAscii, minifyJson } from './json-text.ts'

/** A JSON text with white space wherever it may stand. */
const spacedJson = fc
  .tuple(fc.json(), fc.constantFrom('', ' ', '\t', '\n  ', '\r\n'))
  .map(([text, space]) => JSON.stringify(JSON.parse(text), null, space || undefined))

describe('minifyJson', () => {
  it('takes white space between the tokens out and leaves the rest as it was typed', () => {
    expect(minifyJson(' { "a" : 1e400 ,\n"a":[ 1.0 , "x  \\u00EB y" ] }\n')).toBe(
      '{"a":1e400,"a":[1.0,"x  \\u00EB y"]}',
    )
  })

  it.each(['1 2', ' ', '', '{} {}', 'true false', 'not JSON at all', '\uFEFF {}'])(
    'does not join %j',
    (text) => {
      expect(minifyJson(text)).toBe(text)
    },
  )

  it('leaves what is behind the last readable token as it is', () => {
    expect(minifyJson('{ "a" : 1 , }  x')).toBe('{"a":1, }  x')
    expect(minifyJson('{ "a" : "unended  ')).toBe('{"a": "unended  ')
  })

  it('gives what JSON.stringify gives for the same value', () => {
    fc.assert(
      fc.property(spacedJson, (text) => {
        expect(minifyJson(text)).toBe(JSON.stringify(JSON.parse(text)))
      }),
    )
  })

  it('drops no character but white space from any text, and nothing a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ \n1ea-.') }), (text) => {
        const minified = minifyJson(text)
        expect(minified.replaceAll(/[ \n]/g, '')).toBe(text.replaceAll(/[ \n]/g, ''))
        expect(minifyJson(minified)).toBe(minified)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('escapeNonAscii', () => {
  it('writes each unit as an escape in lower-case hexadecimal digits', () => {
    expect(escapeNonAscii('Zoë \u{1F600}\uD800\x7f')).toBe('Zo\\u00eb \\ud83d\\ude00\\ud800\x7f')
  })

  it('gives ASCII that means the same JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const escaped = escapeNonAscii(JSON.stringify(value))
        expect(escaped).toMatch(/^[\0-\x7f]*$/)
        expect(JSON.parse(escaped)).toBe(value)
      }),
    )
  })
})
