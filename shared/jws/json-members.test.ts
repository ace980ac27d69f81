import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMember, membersOf, removeMember, renameMember, setMember } from './json-members.ts'
import { cpuMilliseconds } from './test-cpu-time.ts'

const namesOf = (text: string) => membersOf(text).members.map(({ name }) => name)
const valuesOf = (text: string) => membersOf(text).members.map(({ valueText }) => valueText)
const typesOf = (text: string) => membersOf(text).members.map(({ type }) => type)

/** Objects with few names, so that duplicates are common, in any layout. */
const member = fc.tuple(fc.constantFrom('a', 'b', 'é"', '__proto__'), fc.json({ maxDepth: 2 }))
const space = fc.constantFrom('', ' ', '\n  ', '\t')
const objectText = fc.tuple(fc.array(member, { maxLength: 5 }), space, space).map(([members, one, two]) => {
  const texts = members.map(([name, value]) => `${one}${JSON.stringify(name)}${two}:${one}${value}${two}`)
  return `${two}{${texts.join(',')}${one}}${two}`
})

describe('membersOf', () => {
  it('gives each member with its place, duplicates apart', () => {
    const text = ' {"a" : 1e400, "\\u0061":[ 1 ] }'
    expect(membersOf(text)).toEqual({
      members: [
        { name: 'a', valueText: '1e400', type: 'number', start: 2, end: 13, valueStart: 8, valueEnd: 13 },
        { name: 'a', valueText: '[ 1 ]', type: 'array', start: 15, end: 29, valueStart: 24, valueEnd: 29 },
      ],
      fault: null,
    })
    expect(text.slice(15, 29)).toBe('"\\u0061":[ 1 ]')
  })

  it('tells the types apart', () => {
    expect(typesOf('{"a":"","b":-0.5,"c":true,"d":false,"e":null,"f":{},"g":[],"h":NaN}')).toEqual([
      'string',
      'number',
      'boolean',
      'boolean',
      'null',
      'object',
      'array',
      'other',
    ])
  })

  it('reads the members behind a value that is no JSON', () => {
    const text = '{"a": [1, {x}, "]"] y , "b":tru ,"c":\'x\', "d":1 2, "e":"no end\n,"f":6}'
    expect(namesOf(text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(valuesOf(text)).toEqual(['[1, {x}, "]"] y', 'tru', "'x'", '1 2', '"no end', '6'])
    expect(typesOf(text)).toEqual(['other', 'other', 'other', 'other', 'other', 'number'])
    expect(membersOf(text).fault).toEqual({
      at: 11,
      reason: 'Expected a name in double quotes or “}”',
    })
  })

  it.each([
    ['{"a":1', ['a'], 6],
    ['{"a":1,', ['a'], 7],
    ['{"a":1,}', ['a'], 7],
    ['{"a":1,"b"', ['a'], 10],
    ['{"a":1,"b":', ['a', 'b'], 11],
    ['{"a":1,b:2}', ['a'], 7],
    ['{"a":1} x', ['a'], 8],
    ['{', [], 1],
    ['{}', [], null],
  ])('goes as far as it can in %j', (text, names, at) => {
    expect(namesOf(text)).toEqual(names)
    expect(membersOf(text).fault?.at ?? null).toBe(at)
  })

  it.each(['[1]', '"{}"', '', ' 7 ', '\uFEFF{}'])('says that %j is no object', (text) => {
    expect(membersOf(text).members).toEqual([])
    expect(membersOf(text).fault?.at).toBe(text === ' 7 ' ? 1 : 0)
  })

  it('finds the names and values that JSON.parse finds', () => {
    fc.assert(
      fc.property(objectText, (text) => {
        const { members, fault } = membersOf(text)
        expect(fault).toBeNull()
        const entries = members.map(({ name, valueText }): [string, unknown] => [name, JSON.parse(valueText)])
        expect(Object.fromEntries(entries)).toEqual(JSON.parse(text))
        for (const found of members)
          expect(text.slice(found.valueStart, found.valueEnd)).toBe(found.valueText)
      }),
    )
  })
})

describe('an edit', () => {
  it('sets the last member of a name, or the one asked for', () => {
    const text = '{ "a":1, "b" : 2 , "a":3 }'
    expect(setMember(text, 'a', '1e400')).toBe('{ "a":1, "b" : 2 , "a":1e400 }')
    expect(setMember(text, 'a', '"\\ud800"', 0)).toBe('{ "a":"\\ud800", "b" : 2 , "a":3 }')
    expect(setMember(text, 'a', '0', 2)).toBe(text)
  })

  it('adds a member at the end, laid out as the last one', () => {
    expect(setMember('{"a":1}', 'b', '2')).toBe('{"a":1,"b":2}')
    expect(addMember('{"a":1}', 'a', '2')).toBe('{"a":1,"a":2}')
    expect(addMember('{\n  "a": 1\n}', 'b', '2')).toBe('{\n  "a": 1,\n  "b": 2\n}')
    expect(addMember('{}', 'b"\uD800', '2')).toBe('{"b\\"\\ud800":2}')
    expect(addMember('{"a":1,} x', 'b', '2')).toBe('{"a":1,"b":2,} x')
    expect(addMember('{x', 'b', '2')).toBe('{"b":2,x')
  })

  it('renames the last member of a name, or the one asked for', () => {
    expect(renameMember('{"a" : 1, "a":2}', 'a', 'b"', 0)).toBe('{"b\\"" : 1, "a":2}')
    expect(renameMember('{"\\u0061":":"}', 'a', 'b')).toBe('{"b":":"}')
  })

  it('removes a member with its comma', () => {
    expect(removeMember('{"a":1,"b":2,"c":3}', 'b')).toBe('{"a":1,"c":3}')
    expect(removeMember('{\n  "a": 1,\n  "b": 2\n}', 'b')).toBe('{\n  "a": 1\n}')
    expect(removeMember('{\n  "a": 1,\n  "b": 2\n}', 'a')).toBe('{\n  "b": 2\n}')
    expect(removeMember('{"a":1 ,}', 'a')).toBe('{}')
    expect(removeMember('{"a":1,"a":2}', 'a', 0)).toBe('{"a":2}')
  })

  it.each(['[1]', '"a"', '', 'a', '\uFEFF{"a":1}'])('leaves %j alone, which is no object', (text) => {
    expect(setMember(text, 'a', '2')).toBe(text)
    expect(addMember(text, 'a', '2')).toBe(text)
    expect(renameMember(text, 'a', 'b')).toBe(text)
    expect(removeMember(text, 'a')).toBe(text)
  })

  it('leaves all other members as they are', () => {
    fc.assert(
      fc.property(objectText, fc.nat(4), fc.json(), (text, index, valueText) => {
        const { members } = membersOf(text)
        const chosen = members[index]
        if (!chosen) return
        const nth = members.slice(0, index).filter(({ name }) => name === chosen.name).length
        const edited = setMember(text, chosen.name, valueText, nth)
        expect(edited).toBe(text.slice(0, chosen.valueStart) + valueText + text.slice(chosen.valueEnd))
        expect(valuesOf(edited)).toEqual(valuesOf(text).with(index, valueText))
        expect(setMember(edited, chosen.name, chosen.valueText, nth)).toBe(text)
        const renamed = renameMember(text, chosen.name, 'other', nth)
        expect(namesOf(renamed)).toEqual(namesOf(text).with(index, 'other'))
        expect(valuesOf(renamed)).toEqual(valuesOf(text))
        const shorter = removeMember(text, chosen.name, nth)
        expect(valuesOf(shorter)).toEqual(valuesOf(text).toSpliced(index, 1))
        expect(membersOf(shorter).fault).toBeNull()
      }),
    )
  })

  it('is undone by the removal of what was added', () => {
    fc.assert(
      fc.property(objectText, fc.string(), fc.json(), (text, name, valueText) => {
        const added = addMember(text, name, valueText)
        expect(membersOf(added)).toMatchObject({ fault: null })
        expect(namesOf(added)).toEqual([...namesOf(text), name])
        expect(removeMember(added, name)).toBe(text)
      }),
    )
  })

  it('never throws, and changes nothing without a member to change', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ \nab1') }), (text) => {
        for (const { valueText, valueStart } of membersOf(text).members) {
          expect(text.startsWith(valueText, valueStart)).toBe(true)
        }
        expect(renameMember(text, 'zz', 'b')).toBe(text)
        expect(removeMember(text, 'zz')).toBe(text)
        addMember(text, 'a', '1')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a hostile text of a million characters', () => {
  it.each([
    ['levels', '{"a":'.repeat(200_000)],
    ['brackets', '['.repeat(1_000_000)],
    ['closed brackets', `{"a":${'['.repeat(500_000)}${']'.repeat(499_990)}}`],
    ['broken values', `{${'"a":[,'.repeat(160_000)}`],
    ['broken members', `{${'"a":x,'.repeat(160_000)}`],
    ['quotes', `{"a":${'"'.repeat(1_000_000)}`],
    ['white space', `{${' '.repeat(1_000_000)}"a":1}`],
    ['escapes', `{"${'\\"'.repeat(500_000)}":1}`],
  ])('of %s is read and edited within 500 ms', (_name, text) => {
    expect(cpuMilliseconds(() => addMember(text, 'b', '1'))).toBeLessThan(500)
    expect(cpuMilliseconds(() => setMember(text, 'a', '1'))).toBeLessThan(500)
  })
})
