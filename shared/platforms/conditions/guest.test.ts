import { describe, expect, it } from 'vitest'
import { isNameForId, isNoAddress, schemeBesideHttps, stillValid, withoutSpaces } from './guest.ts'

describe('isNameForId', () => {
  it.each([
    ['Jane Smith', '', true],
    ['jane smith', 'Jane Smith', true],
    ['jane smith', 'Jane Smyth', false],
    ['crm-4711', 'crm-4711', false],
    ['Jane Smith <jane@example.com>', '', false],
    ['', '', false],
  ])('of %j beside the name %j is %j', (id, name, is) => {
    expect(isNameForId(id, name)).toBe(is)
  })
})

describe('withoutSpaces', () => {
  it('gives the text without them, and null where there are none', () => {
    expect(withoutSpaces(' Jane S\t')).toBe('Jane S')
    expect(withoutSpaces('Jane S')).toBeNull()
    expect(withoutSpaces('')).toBeNull()
  })
})

describe('stillValid', () => {
  const until = (validUntil: number | null) => ({ name: null, room: '', validUntil })

  it('is the session until its end, and without end for ever', () => {
    expect(stillValid(until(11), 10)).toEqual(until(11))
    expect(stillValid(until(10), 10)).toBeNull()
    expect(stillValid(until(null), 10)).toEqual(until(null))
    expect(stillValid(null, 10)).toBeNull()
  })
})

describe('an address', () => {
  it.each([
    ['', false, null],
    ['jane.png', true, null],
    [' ', true, null],
    ['https://example.com/jane.png', false, null],
    ['http://example.com/jane.png', false, 'http:'],
    ['data:image/png;base64,AA', false, 'data:'],
  ])('%j is none: %j; its scheme beside https: %j', (address, isNone, scheme) => {
    expect(isNoAddress(address)).toBe(isNone)
    expect(schemeBesideHttps(address)).toBe(scheme)
  })
})
