import { describe, expect, test } from 'vitest'
import { newAlias } from './alias.ts'
import { firstWords, secondWords } from './alias-words.ts'

describe('the words of aliases', () => {
  test.each([
    ['first', firstWords],
    ['second', secondWords],
  ])('the %s ones are plain words, each one time, and enough of them', (_, words) => {
    expect(new Set(words).size).toBe(words.length)
    expect(words.length).toBeGreaterThanOrEqual(128)
    for (const word of words) expect(word).toMatch(/^[A-Z][a-z]{1,11}$/)
  })
})

describe('a new alias', () => {
  test('is two words and an id of 80 random bits', () => {
    const { name, externalId } = newAlias(() => false)
    const [first = '', second = '', ...more] = name.split(' ')
    expect(firstWords).toContain(first)
    expect(secondWords).toContain(second)
    expect(more).toEqual([])
    expect(externalId).toMatch(/^guest-[0-9a-hjkmnp-tv-z]{16}$/)
  })

  test('has another id each time, whatever the name', () => {
    const ids = Array.from({ length: 500 }, () => newAlias(() => false).externalId)
    expect(new Set(ids).size).toBe(500)
  })

  test('has every digit of the id about equally often', () => {
    const counts = new Map<string, number>()
    const digits = Array.from({ length: 2000 }, () => newAlias(() => false).externalId.slice(6)).join('')
    for (const digit of digits) counts.set(digit, (counts.get(digit) ?? 0) + 1)
    expect(counts.size).toBe(32)
    for (const count of counts.values()) expect(count).toBeGreaterThan(700)
  })

  test('gets the first free number behind a name that is taken', () => {
    const { name } = newAlias((one) => !/ (3|[5-9])$/.test(one))
    expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+ 3$/)
  })
})
