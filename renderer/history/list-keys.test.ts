import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listCommandOf, placeForKey } from './list-keys.ts'

const list = { total: 50, firstSeen: 7, rowsSeen: 10 }

describe('a key in the list', () => {
  it('moves by one row, by what is seen less one, and to the ends', () => {
    expect(placeForKey('ArrowDown', 3, list)).toBe(4)
    expect(placeForKey('ArrowUp', 3, list)).toBe(2)
    expect(placeForKey('PageDown', 3, list)).toBe(12)
    expect(placeForKey('PageUp', 30, list)).toBe(21)
    expect(placeForKey('Home', 30, list)).toBe(0)
    expect(placeForKey('End', 30, list)).toBe(49)
  })

  it('starts at the first row that is seen where none is chosen', () => {
    expect(placeForKey('ArrowDown', null, list)).toBe(7)
    expect(placeForKey('ArrowUp', null, list)).toBe(7)
  })

  it('means nothing where it has no meaning here, or in an empty list', () => {
    expect(placeForKey('x', 3, list)).toBeNull()
    expect(placeForKey('ArrowDown', null, { ...list, total: 0 })).toBeNull()
  })

  it('never leaves the list', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End')
    fc.assert(
      fc.property(
        keys,
        fc.integer({ min: 1, max: 30 }),
        fc.nat(29),
        fc.nat(40),
        (key, total, at, rowsSeen) => {
          const place = placeForKey(key, Math.min(at, total - 1), { total, firstSeen: 0, rowsSeen })
          expect(place).toBeGreaterThanOrEqual(0)
          expect(place).toBeLessThan(total)
        },
      ),
    )
  })
})

describe('a key for the chosen session', () => {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

  it('removes it, writes its note, or undoes', () => {
    expect(listCommandOf({ ...none, key: 'Delete' })).toBe('remove')
    expect(listCommandOf({ ...none, metaKey: true, key: 'Backspace' })).toBe('remove')
    expect(listCommandOf({ ...none, key: 'n' })).toBe('note')
    expect(listCommandOf({ ...none, ctrlKey: true, key: 'z' })).toBe('undo')
    expect(listCommandOf({ ...none, metaKey: true, key: 'z' })).toBe('undo')
  })

  it('does nothing where it is another key', () => {
    expect(listCommandOf({ ...none, key: 'Backspace' })).toBeNull()
    expect(listCommandOf({ ...none, shiftKey: true, key: 'Delete' })).toBeNull()
    expect(listCommandOf({ ...none, ctrlKey: true, key: 'n' })).toBeNull()
    expect(listCommandOf({ ...none, ctrlKey: true, shiftKey: true, key: 'z' })).toBeNull()
  })
})
