import { describe, expect, it } from 'vitest'
import type { Change } from './edge-case.ts'
import { keyOf, overlap } from './overlap.ts'

const of = (...changes: Change[]) => ({ changes })
const exp: Change = { in: 'payload', name: 'exp' }
const payload: Change = { in: 'payload', name: null }
const alg: Change = { in: 'header', name: 'alg' }
const encoding: Change = { in: 'encoding', of: 'payload' }
const body: Change = { in: 'request', part: 'body' }
const path: Change = { in: 'request', part: 'path' }

describe('overlap', () => {
  it.each([
    ['the same claim', of(exp), of(alg, exp)],
    ['a whole payload and a claim', of(payload), of(exp)],
    ['a claim and a whole payload', of(exp), of(payload)],
    ['two whole payloads', of(payload), of(payload)],
    ['the encoding of one part', of(encoding), of(encoding)],
    ['one switch', of({ in: 'signature' }), of({ in: 'signature' })],
    ['one part of a request', of(body), of(body)],
    ['a request and a token', of(path), of(exp)],
    ['a token and a request', of(exp), of(path)],
  ])('is found for %s', (_name, one, other) => {
    expect(overlap(one, other)).toBe(true)
  })

  it.each([
    ['two claims', of(exp), of({ in: 'payload', name: 'nbf' })],
    ['a claim and a member of the header with one name', of(alg), of({ in: 'payload', name: 'alg' })],
    ['the whole header and a claim', of({ in: 'header', name: null }), of(exp)],
    ['a claim and the encoding of the payload', of(exp), of(encoding)],
    ['the encodings of two parts', of(encoding), of({ in: 'encoding', of: 'header' })],
    ['two switches', of({ in: 'signature' }), of({ in: 'transport' })],
    ['two parts of a request', of(path), of(body)],
  ])('is not found for %s', (_name, one, other) => {
    expect(overlap(one, other)).toBe(false)
  })
})

describe('keyOf', () => {
  it('tells a claim of any name from the whole', () => {
    const changes: Change[] = [payload, exp, alg, encoding, { in: 'room' }, path]
    expect(changes.map(keyOf)).toEqual([
      'payload (whole)',
      'payload exp',
      'header alg',
      'encoding payload',
      'room',
      'request path',
    ])
  })
})
