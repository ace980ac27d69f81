import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tileFor } from './tile.ts'

const tile = (name: string, initials = '', avatar = '') => tileFor({ name, initials, avatar })

describe('tileFor', () => {
  it('derives the letters from the name, and knows the documented rule', () => {
    expect(tile('John Smith')).toEqual({
      name: 'John Smith',
      initials: 'JS',
      from: 'name',
      estimate: false,
      titleHint: null,
      avatarUrl: null,
    })
  })

  it('shows the initials claim as typed, whatever the name', () => {
    expect(tile('Doctor Jane Smith', ' js! ')).toMatchObject({
      initials: ' js! ',
      from: 'claim',
      estimate: false,
      titleHint: null,
    })
  })

  it('has nothing to show without name and initials', () => {
    expect(tile('')).toMatchObject({ name: null, initials: '', from: 'none', estimate: false })
    expect(tile(' \u200B ')).toMatchObject({ name: ' \u200B ', initials: '', from: 'none' })
  })

  it.each(['Madonna', '4 Non Blondes', '👩‍👩‍👧‍👦 Family', 'John 4', '(Bob) Smith', 'ßeta ŉu', 'ﬁnn ﬂo'])(
    'calls the letters of %s an estimate',
    (name) => {
      expect(tile(name).estimate).toBe(true)
    },
  )

  it.each([
    'John Smith',
    'john smith',
    'Élodie Ångström',
    'E\u0301lodie A\u030Angstro\u0308m',
    '李 小龙',
    'محمد علي',
    'Jean-Luc Picard 3',
  ])('calls the letters of %s documented', (name) => {
    expect(tile(name).estimate).toBe(false)
  })

  it('offers the letters without the title, and does not take them', () => {
    expect(tile('Doctor Jane Smith')).toMatchObject({
      initials: 'DJ',
      titleHint: { title: 'Doctor', initials: 'JS' },
    })
    expect(tile('Prof. Dr. Jane Smith').titleHint).toEqual({ title: 'Prof. Dr.', initials: 'JS' })
    expect(tile('Doctor Jane').titleHint).toEqual({ title: 'Doctor', initials: 'J' })
  })

  it('has no hint where the letters would be the same', () => {
    expect(tile('Jane Smith').titleHint).toBeNull()
    expect(tile('Mr Mark Ramsay').titleHint).toEqual({ title: 'Mr', initials: 'MR' })
    expect(tile('Lord Lucas Lane').titleHint).toBeNull()
  })

  it('carries the address of the picture', () => {
    expect(tile('Jane', '', 'https://example.com/a.png').avatarUrl).toBe('https://example.com/a.png')
  })

  it('never throws', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(text, text, text, (name, initials, avatar) => {
        const made = tileFor({ name, initials, avatar })
        if (initials !== '') expect(made.initials).toBe(initials)
        expect(made.name ?? '').toBe(name)
      }),
    )
  })
})
