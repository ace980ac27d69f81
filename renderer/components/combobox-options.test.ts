import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../shared/text/fold.ts'
import { type ComboboxOption, findOptions, indexOptions, placeOfValue } from './combobox-options.ts'

const option = (label: string, note = '', value = label): ComboboxOption => ({ label, value, note })
const labels = (options: readonly ComboboxOption[]) => options.map(({ label }) => label)

const rooms = indexOptions([
  option('my-demo', 'Sales'),
  option('demo-room', 'Product demo'),
  option('undemonstrated'),
  option('demo', 'Zoë’s room'),
  option('lobby', 'Demo of the week', '0b1c-uuid'),
])

describe('finding options', () => {
  it('puts what is typed exactly first, then what begins with it, then the rest', () => {
    expect(labels(findOptions(rooms, 'demo'))).toEqual([
      'demo',
      'demo-room',
      'my-demo',
      'undemonstrated',
      'lobby',
    ])
  })

  it('looks without case and accents in label, note and value', () => {
    expect(labels(findOptions(rooms, 'ZOE'))).toEqual(['demo'])
    expect(labels(findOptions(rooms, 'sáles'))).toEqual(['my-demo'])
    expect(labels(findOptions(rooms, '0B1C'))).toEqual(['lobby'])
  })

  it('wants every word, wherever it is', () => {
    expect(labels(findOptions(rooms, 'week  lobby'))).toEqual(['lobby'])
    expect(findOptions(rooms, 'week room')).toEqual([])
  })

  it('takes a value that is typed exactly for exact', () => {
    expect(
      labels(
        findOptions(indexOptions([option('a-0b1c-uuid'), option('lobby', '', '0b1c-uuid')]), '0b1c-uuid'),
      ),
    ).toEqual(['lobby', 'a-0b1c-uuid'])
  })

  it('gives all in their order where nothing is typed', () => {
    expect(findOptions(rooms, '  ')).toBe(rooms.options)
  })
})

const anyText = fc.string({ unit: fc.constantFrom('a', 'B', 'é', 'ß', '-', ' ', 'd', '7'), maxLength: 8 })
const anyOptions = fc.array(fc.record({ label: anyText, note: anyText, value: anyText }), { maxLength: 30 })

describe('finding among any options', () => {
  it('finds exactly those in which every word is', () => {
    fc.assert(
      fc.property(anyOptions, anyText, (options, typed) => {
        const found = new Set(findOptions(indexOptions(options), typed))
        const words = foldText(typed).split(/\s+/).filter(Boolean)
        for (const one of options) {
          const texts = [one.label, one.note, one.value].map(foldText)
          expect(found.has(one)).toBe(words.every((word) => texts.some((text) => text.includes(word))))
        }
      }),
    )
  })

  it('loses and doubles none, and puts none that begins with the text behind one that does not', () => {
    fc.assert(
      fc.property(anyOptions, anyText, (options, typed) => {
        const found = findOptions(indexOptions(options), typed)
        expect(new Set(found).size).toBe(found.length)
        const text = foldText(typed).trim()
        const begins = found.map(
          ({ label, value }) => foldText(label).startsWith(text) || foldText(value) === text,
        )
        if (text !== '')
          expect(begins.indexOf(false)).toBe(begins.includes(false) ? begins.filter(Boolean).length : -1)
      }),
    )
  })

  it('narrows as more is typed', () => {
    fc.assert(
      fc.property(anyOptions, anyText, anyText, (options, typed, more) => {
        const index = indexOptions(options)
        const wider = new Set(findOptions(index, typed))
        for (const one of findOptions(index, `${typed} ${more}`)) expect(wider.has(one)).toBe(true)
      }),
    )
  })
})

describe('the option that a text is', () => {
  it('is found by its value, and is none for an empty text', () => {
    expect(placeOfValue(rooms.options, '0b1c-uuid')).toBe(4)
    expect(placeOfValue(rooms.options, 'Demo')).toBeNull()
    expect(placeOfValue([option('', '', '')], '')).toBeNull()
  })
})

it('searches 5,000 rooms in a small part of a frame', () => {
  const many = indexOptions(
    Array.from({ length: 5000 }, (_, n) =>
      option(`room-${n}-${n % 7}`, `Meeting room number ${n}`, `id-${n}`),
    ),
  )
  const times = ['r', 'ro', 'roo', 'room', 'room 4', 'room 49', 'nothing'].map((typed) => {
    const start = performance.now()
    findOptions(many, typed)
    return performance.now() - start
  })
  expect(Math.min(...times)).toBeLessThan(16)
})
