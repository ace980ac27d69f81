import { describe, expect, it } from 'vitest'
import { testRow } from '../history/test-row.ts'
import { currentName, currentWords } from './current-words.ts'

const now = 1_700_000_000
const valid = { validFrom: now - 60, validUntil: now + 4320 }

describe('the current session in the title bar', () => {
  it('counts down to its end, at last by seconds', () => {
    expect(currentWords(valid, now)).toBe('ends in 1 h 12 min')
    expect(currentWords(valid, now + 4320 - 45)).toBe('ends in 45 s')
    expect(currentWords(valid, now + 4319)).toBe('ends in 1 s')
    expect(currentWords(valid, now + 4320)).toBe('ended')
  })

  it('says when it begins, and where there is no end or none is known', () => {
    expect(currentWords({ validFrom: now + 60, validUntil: now + 90 }, now)).toBe('starts in 1 min')
    expect(currentWords({ validFrom: null, validUntil: null }, now)).toBe('no end')
    expect(currentWords({ validFrom: now, validUntil: null, isEndUnknown: true }, now)).toBe('end unknown')
  })

  it('is called by the guest, by the person behind an alias, or by the id', () => {
    expect(currentName(testRow('Jane'))).toBe('Jane')
    const person = { id: 'p', name: 'Jane Doe', externalId: null }
    expect(currentName(testRow('Guest 7f3a', { person }))).toBe('Jane Doe')
    expect(currentName(testRow('x', { name: null, externalId: 'crm-1' }))).toBe('crm-1')
    expect(currentName(testRow('x', { name: null }))).toBe('asked on entering')
  })
})
