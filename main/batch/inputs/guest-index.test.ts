import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGuestIndex, lineOf } from './guest-index.ts'

test('a guest is found in the first line that counts, and nobody else is', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 3000 }), fc.string(), fc.nat(5), (names, other, not) => {
      const guests = createGuestIndex()
      for (const [line, name] of names.entries()) guests.note(name, line)
      const index = structuredClone(guests.index())
      for (const name of [...names.slice(0, 20), other]) {
        const first = names.findIndex((one, line) => one === name && name !== '' && line !== not)
        expect(lineOf(index, name, (line) => line !== not)).toBe(first === -1 ? null : first)
      }
    }),
  )
})

test('only so many are noted', () => {
  const guests = createGuestIndex(2)
  for (const [line, name] of ['a', 'b', 'c'].entries()) guests.note(name, line)
  expect(guests.index().lines).toHaveLength(2)
  expect(lineOf(guests.index(), 'c', () => true)).toBeNull()
})

test('a million similar names have as many numbers', () => {
  const guests = createGuestIndex(1_000_000)
  for (let at = 0; at < 1_000_000; at += 1) guests.note(`crm-${at}`, at)
  expect(new Set(guests.index().hashes).size).toBe(1_000_000)
})
