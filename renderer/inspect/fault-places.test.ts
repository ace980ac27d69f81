import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inspectToken } from '../../shared/jws/inspect.ts'
import { faultPlaces, offsetsOfBytes } from './fault-places.ts'

const encoded = (bytes: Uint8Array | string) =>
  Buffer.from(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes).toString('base64url')
const header = encoded('{"alg":"HS256"}')
const signature = 'A'.repeat(43)
const placesOf = (token: string) => {
  const inspected = inspectToken(token)
  return faultPlaces(inspected.faults, inspected)
}

test('a fault of the JSON is shown at its character, also behind characters of several bytes', () => {
  const [place] = placesOf(`${header}.${encoded('{"u":"Zoë 😀" "rd":1}')}.${signature}`)
  expect(place?.words).toBe('payload, byte offset 17')
  expect(place?.spot).toMatchObject({ before: '{"u":"Zoë 😀" ', at: '"', after: 'rd":1}' })
})

test('a fault of the encoding is shown in the token as it stands', () => {
  const [place] = placesOf(`${header}.e30*.${signature}`)
  expect(place).toEqual({
    words: 'payload, character offset 3',
    spot: { before: 'e30', at: '*', after: '', isCutBefore: false, isCutAfter: false },
  })
})

test('the first byte that is no UTF-8 has its place, what comes behind it has words only', () => {
  const bytes = new Uint8Array([
    ...new TextEncoder().encode('{"u":"'),
    0xff,
    ...new TextEncoder().encode('" x'),
  ])
  const places = placesOf(`${header}.${encoded(bytes)}.${signature}`)
  expect(places.map(({ words, spot }) => [words, spot?.at ?? null])).toEqual([
    ['payload, byte offset 6', '\ufffd'],
    ['payload, byte offset 9', null],
  ])
})

test('a fault of the token as a whole has no place', () => {
  expect(placesOf(`${header}.e30`)[0]).toEqual({ words: null, spot: null })
})

test('the offset of every byte that begins a character is the one of the character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const starts: [bytes: number, units: number][] = [[0, 0]]
      for (const character of text) {
        const [bytes, units] = starts.at(-1) ?? [0, 0]
        starts.push([bytes + new TextEncoder().encode(character).length, units + character.length])
      }
      const offsets = offsetsOfBytes(
        text,
        starts.map(([bytes]) => bytes),
      )
      for (const [bytes, units] of starts) expect(offsets.get(bytes)).toBe(units)
    }),
  )
})

test('a megabyte with many faults takes no time', () => {
  const text = 'é'.repeat(1_000_000)
  const started = performance.now()
  offsetsOfBytes(
    text,
    Array.from({ length: 40 }, (_, index) => index * 50_000),
  )
  expect(performance.now() - started).toBeLessThan(500)
})
