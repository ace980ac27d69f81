import { describe, expect, it } from 'vitest'
import { isJson, laidOut, withHeader, withoutHeader } from './request-edits.ts'

const headers = [
  { name: 'A', value: '1' },
  { name: 'B', value: '2' },
]

describe('edits of a request', () => {
  it('change one header and leave the others', () => {
    expect(withHeader(headers, 1, { value: '3' })).toEqual([headers[0], { name: 'B', value: '3' }])
    expect(withoutHeader(headers, 0)).toEqual([headers[1]])
  })

  it.each([
    ['application/json; charset=utf-8', 'a=b', true],
    ['application/problem+json', '', true],
    ['application/x-www-form-urlencoded', '{}', false],
  ])('take a body for JSON by its content type: %s', (value, body, is) => {
    expect(isJson({ headers: [{ name: 'content-type', value }], body })).toBe(is)
  })

  it('take a body for JSON by its beginning where nothing says what it is', () => {
    expect(['{', ' [', 'a=b', ''].map((body) => isJson({ headers: [], body }))).toEqual([
      ...[true, true, false, false],
    ])
  })

  it('lay out what is JSON, and nothing else', () => {
    expect(laidOut('{"a":1}')).toBe('{\n  "a": 1\n}')
    expect(laidOut('<html>')).toBeNull()
  })
})
