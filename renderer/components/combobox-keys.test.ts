import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ListAtKey, moveForKey } from './combobox-keys.ts'

const closed: ListAtKey = { isOpen: false, count: 20, active: null, current: null, page: 8 }
const open: ListAtKey = { ...closed, isOpen: true }
const press = (key: string, list: ListAtKey, altKey = false) => moveForKey(key, altKey, list)
const movedTo = (active: number | null) => ({ kind: 'move', active })

describe('a key while the list is closed', () => {
  it('opens it: down at the first option, up at the last', () => {
    expect(press('ArrowDown', closed)).toEqual({ kind: 'open', active: 0 })
    expect(press('ArrowUp', closed)).toEqual({ kind: 'open', active: 19 })
  })

  it('opens it at what is in the field', () => {
    expect(press('ArrowDown', { ...closed, current: 7 })).toEqual({ kind: 'open', active: 7 })
  })

  it('opens an empty list, and with Alt any, without going into it', () => {
    expect(press('ArrowDown', { ...closed, count: 0 })).toEqual({ kind: 'open', active: null })
    expect(press('ArrowUp', { ...closed, count: 0 })).toEqual({ kind: 'open', active: null })
    expect(press('ArrowDown', closed, true)).toEqual({ kind: 'open', active: null })
  })

  it('is the field’s own otherwise', () => {
    for (const key of ['Enter', 'Escape', 'Tab', 'Home', 'End', 'a', 'PageDown'])
      expect(press(key, closed)).toBeNull()
  })
})

describe('a key while the list is open', () => {
  it('goes through the options and stops at the end', () => {
    expect(press('ArrowDown', open)).toEqual(movedTo(0))
    expect(press('ArrowDown', { ...open, active: 3 })).toEqual(movedTo(4))
    expect(press('ArrowDown', { ...open, active: 19 })).toEqual(movedTo(19))
    expect(press('PageDown', { ...open, active: 3 })).toEqual(movedTo(11))
    expect(press('PageUp', { ...open, active: 3 })).toEqual(movedTo(0))
  })

  it('goes up from the first option back into the text', () => {
    expect(press('ArrowUp', { ...open, active: 0 })).toEqual(movedTo(null))
    expect(press('ArrowUp', open)).toEqual(movedTo(19))
  })

  it('takes Home and End for the list only once the arrows are in it', () => {
    expect([press('Home', open), press('End', open)]).toEqual([null, null])
    expect(press('Home', { ...open, active: 5 })).toEqual(movedTo(0))
    expect(press('End', { ...open, active: 5 })).toEqual(movedTo(19))
  })

  it('picks with Enter only what the arrows went to', () => {
    expect(press('Enter', { ...open, active: 5 })).toEqual({ kind: 'pick', place: 5 })
    expect(press('Enter', open)).toEqual({ kind: 'close', isDone: false })
  })

  it('closes it with Escape, and with Tab on the way out', () => {
    expect(press('Escape', { ...open, active: 5 })).toEqual({ kind: 'close', isDone: true })
    expect(press('ArrowUp', { ...open, active: 5 }, true)).toEqual({ kind: 'close', isDone: true })
    expect(press('Tab', { ...open, active: 5 })).toEqual({ kind: 'close', isDone: false })
  })

  it('never leaves the list, whatever is pressed', () => {
    const key = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End')
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 12 }), fc.array(key), (count, page, keys) => {
        let active: number | null = null
        for (const pressed of keys) {
          const move = press(pressed, { isOpen: true, count, active, current: null, page })
          if (move?.kind === 'move') active = move.active
          expect(active === null || (active >= 0 && active < count)).toBe(true)
        }
      }),
    )
  })
})
