import { describe, expect, it } from 'vitest'
import { compareTokens } from './compare.ts'
import { findToken } from './find-token.ts'
import { inspectToken } from './inspect.ts'
import { cpuMilliseconds } from './test-cpu-time.ts'

/** Texts made so that a search that begins anew again and again, or goes down a level at a time, would not come to an end. */
const encode = (text: string) => Buffer.from(text).toString('base64url')
const header = encode('{"alg":"HS256"}')
const token = `${header}.${encode('{"rd":"lobby"}')}.${'A'.repeat(43)}`
const filled = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
const payloadOf = (text: string) => `${header}.${encode(text)}.${'A'.repeat(43)}`

const texts: Record<string, (length: number) => string> = {
  'one letter': (length) => filled('a', length),
  dots: (length) => filled('.', length),
  quotes: (length) => filled('"', length),
  'percent signs': (length) => filled('%2E', length),
  'half percent signs': (length) => filled('%2', length),
  ampersands: (length) => filled('&', length),
  'question marks before a token': (length) => `${filled('?', length)}token=${token}`,
  'line ends': (length) => `x${filled('\n', length)}x`,
  'spaces behind a beginning': (length) => `eyJ.${filled(' ', length)}x`,
  beginnings: (length) => filled('eyJ ', length),
  'beginnings in a path': (length) => filled('/eyJ', length),
  'beginnings behind equals signs': (length) => filled('eyJ a=eyJ ', length),
  'beginnings with dots': (length) => filled('eyJ. ', length),
  'pieces to join': (length) => `eyJ ${filled('a1 ', length)}`,
  'lines to join': (length) => `eyJ ${filled('a1\n', length)}`,
  'equals signs to join': (length) => `eyJ.${filled('= ', length)}!`,
  'quoted mail': (length) => `${header}.\n${filled('>', length)}`,
  'letters of a signature': (length) => `${header}.e30.${filled(' a', length)}`,
  'exclamation marks': (length) => `${token}${filled('!', length)} x`,
  tokens: (length) => filled(`${token}\n`, length),
  'lines of a log': (length) => filled(`{"a":"${token}"}\n`, length),
  'open objects': (length) => `${filled('{"a":', length)}"${token}"`,
  'Bearer after Bearer': (length) => filled('bearer ', length),
  Authorization: (length) => filled('authorization:', length),
  'names of parameters': (length) => filled('?token', length),
  'open arrays in a payload': (length) => payloadOf(filled('[', (length * 3) / 4)),
  'deep arrays in a payload': (length) => payloadOf(`${'['.repeat(length / 3)}${']'.repeat(length / 3)}`),
  'deep duplicates in a payload': (length) => payloadOf(filled('{"a":0,"a":', (length * 3) / 4)),
  'duplicates in a payload': (length) => payloadOf(`{${filled('"a":1,', (length * 3) / 4)}`),
  'broken values in a payload': (length) => payloadOf(`{${filled('"a":[,', (length * 3) / 4)}`),
  'deep numbers in a payload': (length) =>
    payloadOf(`${'['.repeat(length / 10)}${filled('1e999,', length / 2)}`),
  'a long number in a payload': (length) => payloadOf(filled('1', (length * 3) / 4)),
  'escapes in a payload': (length) => payloadOf(`{"a":"${filled('\\ud800', (length * 3) / 4)}"}`),
  'claims in a payload': (length) =>
    payloadOf(`{${Array.from({ length: length / 20 }, (_, index) => `"n${index}":${index}`).join()}}`),
  'white space in a payload': (length) => payloadOf(`{${filled(' ', (length * 3) / 4)}}`),
  'bytes that are no UTF-8': (length) => `${header}.${filled('_', length)}.`,
}

describe.each([10_000, 1_000_000])('a text of %i characters', (length) => {
  it.each(Object.entries(texts))('of %s is found, read and compared, each within 500 ms', (_name, make) => {
    const text = make(length)
    for (const read of [findToken, inspectToken, (pasted: string) => compareTokens(pasted, token)]) {
      expect(cpuMilliseconds(() => read(text))).toBeLessThan(500)
    }
  })
})
