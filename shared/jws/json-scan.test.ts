import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lossOf } from './json-number.ts'
import { scanJson } from './json-scan.ts'

const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const oddLetters = '{}[]:,"\\/ \n\r\u00a0\ufeff\u00000123-+.eEutfnalsr\'x'

/** JSON with something put in, taken out or changed: mostly broken, and never far from right. */
const nearlyJson = fc
  .tuple(
    fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc.constantFrom('1.5e-3', '"\\u00e9\\n\\ud800"', '[true,false,null]', '-0'),
    ),
    fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.constantFrom(...oddLetters)), { maxLength: 3 }),
  )
  .map(([json, edits]) =>
    edits.reduce((text, [where, length, letter]) => {
      const at = where % (text.length + 1)
      return text.slice(0, at) + letter + text.slice(at + length)
    }, json),
  )

const reasonOf = (text: string) => scanJson(text).fault

describe('scanJson', () => {
  it('takes exactly what JSON.parse takes', () => {
    let taken = 0
    fc.assert(
      fc.property(nearlyJson, (text) => {
        if (isJson(text)) taken += 1
        expect(scanJson(text).fault === null).toBe(isJson(text))
      }),
      { numRuns: 5000 },
    )
    expect(taken).toBeGreaterThan(500)
  })

  it.each([
    ['', 1, 1, 'Expected a value, but the text ends here'],
    ['{"a":1 "b":2}', 1, 8, 'Expected “,” or “}”'],
    ['{"a":1,\r\n "b" 2}', 2, 6, 'Expected “:” behind the name'],
    ['[1 2]', 1, 4, 'Expected “,” or “]”'],
    ['[1,2', 1, 5, 'Expected “,” or “]”, but the text ends here'],
    ['{"a":1,}', 1, 8, 'A comma may not stand before “}”'],
    ['[1,]', 1, 4, 'A comma may not stand before “]”'],
    ['[,1]', 1, 2, 'Expected a value or “]”'],
    ['{a:1}', 1, 2, 'Expected a name in double quotes or “}”'],
    ["{'a':1}", 1, 2, 'Expected a name in double quotes or “}”; JSON has double quotes only'],
    ['{"a":NaN}', 1, 6, 'Expected a value, and “NaN” is none'],
    ['{"a":True}', 1, 6, 'Expected a value, and “True” is none'],
    ['{"a":tru}', 1, 6, 'Expected a value, and “tru” is none'],
    ['{"a":1} // why', 1, 9, 'Something follows behind the JSON value'],
    ['{"a": /* why */ 1}', 1, 7, 'JSON has no comments'],
    ['\ufeff{}', 1, 1, 'Expected a value, but a byte order mark stands here'],
    ['"a\nb"', 1, 3, 'A line end in a string has to be written as an escape'],
    ['"a\u0001b"', 1, 3, 'A control character in a string has to be written as an escape, here “\\u0001”'],
    ['"a', 1, 3, 'The string has no end: expected “"”'],
    ['"a\\', 1, 3, 'Expected an escape behind “\\”, but the text ends here'],
    ['"\\x41"', 1, 2, 'There is no escape “\\x”'],
    ['"\\u12g4"', 1, 2, 'Expected four hexadecimal digits behind “\\u”'],
    ['01', 1, 2, 'A number may not have zeros in front'],
    ['-', 1, 2, 'Expected a digit'],
    ['1.', 1, 3, 'Expected a digit behind the decimal point'],
    ['1e+', 1, 4, 'Expected a digit in the exponent'],
    ['+1', 1, 1, 'Expected a value'],
  ])('says where and why %j is no JSON', (text, line, column, reason) => {
    expect(isJson(text)).toBe(false)
    expect(reasonOf(text)).toMatchObject({ line, column, reason })
  })

  it('finds what follows behind the value', () => {
    expect(scanJson('{} \n {}\n').trailing).toEqual({ at: 5, text: '{}\n' })
    expect(scanJson('{}\r\n').trailing).toBeNull()
    expect(scanJson('{').trailing).toBeNull()
  })

  it('finds each name that an object has more than once, with every place, escapes read', () => {
    expect(
      scanJson('{"a":1,"b":{"a":2,"\\u0061":3,"a":[{"c d":0,"c d":0}]},"a":{"b":1}}').duplicates,
    ).toEqual([
      { name: 'a', path: '$.b.a', level: 2, at: [12, 18, 29] },
      { name: 'c d', path: '$.b.a[0]["c d"]', level: 4, at: [35, 43] },
      { name: 'a', path: '$.a', level: 1, at: [1, 54] },
    ])
    expect(scanJson('{"__proto__":1,"constructor":2}').duplicates).toEqual([])
  })

  it('finds no duplicates in what JSON.stringify wrote', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(scanJson(JSON.stringify(JSON.parse(text)))).toMatchObject({ fault: null, duplicates: [] })
      }),
    )
  })

  it('finds numbers that a double does not hold, with what becomes of them', () => {
    expect(scanJson('[9007199254740993, {"a":-1e400}]').numbers).toEqual([
      { path: '$[0]', at: 1, text: '9007199254740993', loss: 'unsafe-integer', becomes: '9007199254740992' },
      { path: '$[1].a', at: 24, text: '-1e400', loss: 'too-large', becomes: '-Infinity' },
    ])
  })

  it('finds halves of surrogate pairs, in names and values, as escapes and as they are', () => {
    const text = '{"\\uD800":"\\udc00\\ud83d\\ude00\\ud83d\ude00x\\\\ud800","a":["\ud800"]}'
    expect(scanJson(text).surrogates).toEqual([
      { path: '$["\\ud800"]', at: 2, written: '\\uD800' },
      { path: '$["\\ud800"]', at: 11, written: '\\udc00' },
      { path: '$.a[0]', at: text.indexOf('\ud800'), written: '\ud800' },
    ])
  })

  it('finds a half exactly where the decoded text is not well-formed', () => {
    const unit = fc.constantFrom('\\ud83d', '\\ude00', '\ud83d', '\ude00', 'a', '\\n', '\\\\', '\\"', 'ud83d')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 6 }), (inside) => {
        const value: unknown = JSON.parse(`"${inside}"`)
        expect(scanJson(`"${inside}"`).surrogates.length === 0).toBe(String(value).isWellFormed())
      }),
      { numRuns: 1000 },
    )
  })

  it('counts how deep a value is, broken or not', () => {
    expect(['1', '[]', '{"a":[1],"b":{}}', '[[['].map((text) => scanJson(text).depth)).toEqual([0, 1, 2, 3])
    expect(scanJson('['.repeat(100_000) + ']'.repeat(100_000))).toMatchObject({ fault: null, depth: 100_000 })
  })

  it('lists so many findings of a sort and counts the others', () => {
    const scan = scanJson(`[${'"\\ud800",1e999,'.repeat(250)}0]`)
    expect([scan.numbers.length, scan.surrogates.length]).toEqual([200, 200])
    expect(scan.more).toEqual({ duplicates: 0, numbers: 50, surrogates: 50 })
    const names = Array.from({ length: 250 }, (_, index) => `"${index}":0,"${index}":0,"${index}":0`)
    const twice = scanJson(`{${names.join()}}`)
    expect([twice.duplicates.length, twice.more.duplicates]).toEqual([200, 50])
  })

  it('shortens the path of what is deep inside', () => {
    const [found] = scanJson(`${'{"a":'.repeat(1000)}1e999`).numbers
    expect(found?.path).toBe(`$${'.a'.repeat(10)}…${'.a'.repeat(10)}`)
  })
})

describe('lossOf', () => {
  it.each([
    ['0', null],
    ['-0.0e-999999999999999999999', null],
    ['0.1', null],
    ['1.10', null],
    ['1e2', null],
    ['100000000000000000000e-20', null],
    ['9007199254740991', null],
    ['-9007199254740991', null],
    ['9007199254740992', 'unsafe-integer'],
    ['-9007199254740992', 'unsafe-integer'],
    ['10000000000000000000000', 'unsafe-integer'],
    ['1e22', null],
    ['9007199254740993.0', 'digits-lost'],
    ['0.1234567890123456', null],
    ['0.12345678901234567890', 'digits-lost'],
    ['1.7976931348623157e308', null],
    ['1.8e308', 'too-large'],
    ['-1E400', 'too-large'],
    ['5e-324', null],
    ['1e-400', 'too-small'],
    ['2.4e-324', 'too-small'],
  ])('says of %s: %s', (literal, loss) => {
    expect(lossOf(literal)).toBe(loss)
  })

  it('finds nothing lost of what JavaScript writes, but of integers that are not safe', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const literal = JSON.stringify(value)
        const isUnsafe = /^-?\d+$/.test(literal) && !Number.isSafeInteger(value)
        expect(lossOf(literal)).toBe(isUnsafe ? 'unsafe-integer' : null)
      }),
      { numRuns: 1000 },
    )
  })
})
