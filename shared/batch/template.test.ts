import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RoompassError } from '../errors.ts'
import { columnsIn, compileTemplate, templateFault, templateFor } from './template.ts'

const columns = ['First', 'Last name', 'id']
const filled = (template: string, ...cells: string[]) => compileTemplate(template, columns)(cells)

describe('compileTemplate', () => {
  it.each([
    ['{First} {Last name}', ['Jane', 'Smith'], 'Jane Smith'],
    ['{First} {Last name}', ['', 'Smith'], 'Smith'],
    ['{First} {Last name}', ['Jane', ''], 'Jane'],
    ['{First} {Last name}', ['', ' '], ''],
    ['{Last name}, {First}', ['', 'Smith'], 'Smith'],
    ['{Last name}, {First}', ['Jane', ''], 'Jane'],
    ['{First} {id} {Last name}', ['Jane', 'Smith', ''], 'Jane  Smith'],
    ['Dr. {First} {Last name} (guest)', ['', 'Smith'], 'Dr. Smith (guest)'],
    ['Dr. {First} {Last name} (guest)', ['', ''], ''],
    ['{First}', [' Jane '], 'Jane'],
    ['guest-{id}', ['', '', '7'], 'guest-7'],
    ['guest-{id}', ['', '', ''], ''],
    ['demo-room', [], 'demo-room'],
    ['', ['Jane'], ''],
    ['{{{id}}}', ['', '', '7'], '{7}'],
    ['a}}b{{c', [], 'a}b{c'],
    ['{First}', [], ''],
  ])('makes %j with %j come to %j', (template, cells, text) => {
    expect(filled(template, ...cells)).toBe(text)
  })

  it('finds the only column that is alike without case, accents, spaces and signs', () => {
    expect(filled('{first} {last_NAME}', 'Jane', 'Smith')).toBe('Jane Smith')
    expect(compileTemplate('{prenom}', ['Prénom'])(['Zoé'])).toBe('Zoé')
    expect(compileTemplate('{a}', ['A', 'a'])(['1', '2'])).toBe('2')
    expect(templateFault('{AB}', ['a b', 'a-b'])).toMatch('There is no column AB')
  })

  it('takes a column whatever its name is', () => {
    const name = fc.oneof(fc.string({ unit: fc.constantFrom(...'{}"\\ a') }), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), (names) => {
        const cells = names.map((_, index) => `cell ${index}`)
        const all = names.map((each) => compileTemplate(templateFor(each), names)(cells))
        expect(all).toEqual(cells)
        expect(columnsIn(names.map(templateFor).join(' and '))).toEqual(names)
        expect(compileTemplate(`{{${templateFor(names[0] ?? '')}}}`, names)(cells)).toBe('{cell 0}')
      }),
    )
  })
})

describe('templateFault', () => {
  it.each([
    ['{name}', /^There is no column name: take one of First, Last name, id\.$/],
    ['{First', /^A \{ has no \} after it/],
    ['First}', /^A \} has no \{ before it/],
    ['{First{id}}', /^A \{ has no \} after it/],
    ['{', /^A \{ has no/],
  ])('says what is wrong with %j', (template, fault) => {
    expect(templateFault(template, columns)).toMatch(fault)
    expect(() => compileTemplate(template, columns)).toThrow(RoompassError)
  })

  it('has nothing to say of one in order, and says a sentence of any other', () => {
    expect(templateFault('{First} {id}', columns)).toBeNull()
    const part = fc.constantFrom('{', '}', '{First}', '{id', 'x', '"', '\\')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        expect(templateFault(parts.join(''), columns) ?? 'None.').toMatch(/^[A-Z].*\.$/)
      }),
    )
  })
})

describe('columnsIn', () => {
  it('gives the names as the template has them', () => {
    expect(columnsIn('{first} x {Last name}{"a}b"} {{no}}')).toEqual(['first', 'Last name', 'a}b'])
    expect(columnsIn('{first')).toEqual([])
  })
})
