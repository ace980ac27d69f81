import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changedTo,
  claimRowsOf,
  claimsIn,
  isNumberText,
  readAsDouble,
  rowTypes,
  setClaimValue,
  shownAs,
  writtenAs,
} from './claim-rows.ts'

const brief = (text: string) =>
  claimRowsOf(text).rows.map(({ name, type, valueText }) => [name, type, valueText])

describe('the rows of a text', () => {
  it('say name, type and value of each claim, in the order of the text', () => {
    expect(brief('{ "u": "Jane", "exp": 1.5e3,\n"ok": true, "no": null, "a": [1, {}] }')).toEqual([
      ['u', 'string', '"Jane"'],
      ['exp', 'number', '1.5e3'],
      ['ok', 'boolean', 'true'],
      ['no', 'json', 'null'],
      ['a', 'json', '[1, {}]'],
    ])
  })

  it('keep duplicates apart and count them', () => {
    const { rows } = claimRowsOf('{"a":1,"b":2,"a":3}')
    expect(rows.map(({ name, nth, count }) => [name, nth, count])).toEqual([
      ['a', 0, 2],
      ['b', 0, 1],
      ['a', 1, 2],
    ])
  })

  it('go as far as a broken text does, and say where it breaks', () => {
    const { rows, fault } = claimRowsOf('{"a":1,"b":tru,"c":"x"}')
    expect(rows.map(({ name, type }) => [name, type])).toEqual([
      ['a', 'number'],
      ['b', 'raw'],
      ['c', 'string'],
    ])
    expect(fault?.at).toBe(11)
    expect(claimRowsOf('[1]')).toMatchObject({ rows: [], fault: { at: 0 } })
  })
})

/** JSON with odd spacing, duplicates and escapes, as a person may have typed it. */
const space = fc.constantFrom('', ' ', '\n', '\r\n\t', '  ')
const name = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'u'), fc.string())
const value = fc.oneof(
  fc.jsonValue().map((one) => JSON.stringify(one)),
  fc.constantFrom('1e400', '"\\ud800"', '-0.0', '9007199254740993', '"\\u00e9"', '[ ]'),
)
const member = fc.tuple(space, name, space, space, value, space)
const objectText = fc
  .tuple(space, fc.array(member, { maxLength: 6 }), space)
  .map(([before, members, after]) => {
    const texts = members.map(([a, key, b, c, text, d]) => `${a}${JSON.stringify(key)}${b}:${c}${text}${d}`)
    return `${before}{${texts.join(',')}}${after}`
  })

describe('editing one row', () => {
  it('changes its value and not one other character', () => {
    fc.assert(
      fc.property(objectText, fc.nat(), fc.string(), (text, pick, typed) => {
        const { rows } = claimRowsOf(text)
        const at = pick % Math.max(1, rows.length)
        const row = rows[at]
        fc.pre(row !== undefined)
        const written = writtenAs('string', typed) ?? ''
        const changed = setClaimValue(text, row, written)
        const after = claimRowsOf(changed)
        expect(after.fault).toBeNull()
        expect(after.rows.map(({ valueText }) => valueText)).toEqual(
          rows.map(({ valueText }, place) => (place === at ? written : valueText)),
        )
        expect(setClaimValue(changed, row, row.valueText)).toBe(text)
      }),
    )
  })

  it('leaves the text alone where there is no such row', () => {
    expect(setClaimValue('{"a":1}', { name: 'a', nth: 1 }, '2')).toBe('{"a":1}')
    expect(setClaimValue('nothing', { name: 'a', nth: 0 }, '2')).toBe('nothing')
  })

  it('gives back what the field shows, for every type that fits', () => {
    fc.assert(
      fc.property(objectText, (text) => {
        for (const { type, valueText } of claimRowsOf(text).rows) {
          const written = writtenAs(type, shownAs(type, valueText))
          expect(written).not.toBeNull()
          expect(JSON.parse(written ?? '')).toEqual(JSON.parse(valueText))
          if (type !== 'string') expect(written).toBe(valueText)
        }
      }),
    )
  })
})

describe('what is typed into a row', () => {
  it('is refused where it is not of the type', () => {
    for (const typed of ['', '-', '1e', '01', '.5', 'NaN', '0x1', '1 2'])
      expect(writtenAs('number', typed)).toBeNull()
    expect(writtenAs('boolean', 'True')).toBeNull()
    expect(writtenAs('json', '{')).toBeNull()
  })

  it('stands in the text as typed for raw, and with its digits for a number', () => {
    expect(writtenAs('raw', '1e')).toBe('1e')
    expect(writtenAs('number', '1e400')).toBe('1e400')
    expect(writtenAs('number', '10000000000000000001')).toBe('10000000000000000001')
  })

  it('writes half a character as an escape, which every JSON text can hold', () => {
    expect(writtenAs('string', '\ud800')).toBe('"\\ud800"')
  })

  it('says the same in another type where it can', () => {
    expect(changedTo('number', '"5"')).toBe('5')
    expect(changedTo('number', '"five"')).toBe('0')
    expect(changedTo('string', '1e400')).toBe('"1e400"')
    expect(changedTo('string', '"x"')).toBe('"x"')
    expect(changedTo('boolean', '"true"')).toBe('true')
    expect(changedTo('boolean', '"false"')).toBe('false')
    expect(changedTo('json', 'tru')).toBe('"tru"')
    expect(changedTo('raw', 'tru')).toBe('tru')
  })

  it('is of the type that was chosen', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(...rowTypes), (valueText, type) => {
        const changed = changedTo(type, valueText)
        expect(writtenAs(type, shownAs(type, changed))).not.toBeNull()
      }),
    )
  })
})

describe('numbers', () => {
  it('are those of RFC 8259', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) =>
        isNumberText(JSON.stringify(number)),
      ),
    )
    expect(isNumberText('1.')).toBe(false)
  })

  it('that a double can not hold are told, with what they become', () => {
    expect(readAsDouble('9007199254740993')).toBe('9007199254740992')
    expect(readAsDouble('1e400')).toBe('Infinity')
    expect(readAsDouble('-1e400')).toBe('-Infinity')
    expect(readAsDouble('0.10000000000000000001')).toBe('0.1')
    expect(readAsDouble('1e-400')).toBe('0')
  })

  it('that a double holds are not, however they are written', () => {
    for (const text of ['0', '-0', '0.0', '1e3', '1000', '10.50', '9007199254740992', '1E+2', '5e-1'])
      expect(readAsDouble(text)).toBeNull()
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(readAsDouble(JSON.stringify(number))).toBeNull()
      }),
    )
  })

  it('of many digits are read at once', () => {
    const begun = performance.now()
    expect(readAsDouble(`0.${'0'.repeat(100_000)}1${'0'.repeat(100_000)}`)).toBe('0')
    expect(performance.now() - begun).toBeLessThan(500)
  })
})

describe('the claims of a text', () => {
  it('are those of the last of duplicates, and null for what is no object', () => {
    expect(claimsIn('{"a":1,"a":2}')).toEqual({ a: 2 })
    for (const text of ['', '[]', 'null', '"a"', '{"a":}']) expect(claimsIn(text)).toBeNull()
  })
})
