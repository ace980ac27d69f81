import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cppLiteral,
  csharpLiteral,
  dartLiteral,
  htmlAttribute,
  javaLiteral,
  kotlinLiteral,
  scriptLiteral,
  shellWord,
  swiftLiteral,
} from './literals.ts'
import { cpp, csharp, dart, java, kotlin, literalsIn, swift } from './read-literals.ts'

/** Everything that ended, changed or hid a text in some language once. */
const hostile = [
  `it's "quoted"`,
  'back\\slash \\u0041 \\n \\',
  '\u0024{name} $name $ {',
  'line\none\r\ntwo\u2028three\u2029four\u0085five',
  'tab\tnul\u0000bell\u0007',
  'Zoë 李 😀 👨‍👩‍👧',
  'right \u202e to left \u200f אבג',
  '</script><!-- & <b>',
  '??/ ??= trigraphs',
  '\\(interpolated) #{x} %s {0}',
  '*/ /* // #',
  '\ufeffmark',
  '`backtick` \u0024{`x`}',
  '',
]

/** Any text; private characters that the test's own reader of C++ uses are left out. */
const anyText = fc.string({ unit: 'binary' }).filter((text) => !/[\ue000-\ue0ff]/.test(text))

const written = {
  Swift: [swiftLiteral, swift, true],
  Java: [javaLiteral, java, false],
  Kotlin: [kotlinLiteral, kotlin, false],
  'C#': [csharpLiteral, csharp, false],
  'C++': [cppLiteral, cpp, true],
  Dart: [dartLiteral, dart, false],
} as const

describe.each(Object.entries(written))('a literal of %s', (_, [write, reading, isWellFormed]) => {
  const meant = (text: string) => (isWellFormed ? text.toWellFormed() : text)

  test.each(hostile)('is read back as it was: %j', (text) => {
    expect(literalsIn(`f(${write(text)}, 1) // "no literal"`, reading)).toEqual([text])
  })

  test('is read back whatever the text is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(literalsIn(write(text), reading)).toEqual([meant(text)])
      }),
    )
  })

  test('has no line end and nothing that can not be seen', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(write(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
      }),
    )
  })

  test('with a lone surrogate can still be read', () => {
    expect(literalsIn(write('a\ud800b'), reading)).toEqual([meant('a\ud800b')])
  })
})

describe('a literal of JavaScript', () => {
  test('is what it was when it is run, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' })), (text) => {
        expect(new Function(`return ${scriptLiteral(text)}`)()).toBe(text)
      }),
    )
  })

  test('can neither end a script nor begin a comment of the page', () => {
    expect(scriptLiteral('</script><!--')).toBe("'\\u003c/script\\u003e\\u003c!--'")
  })
})

describe('a word of a shell', () => {
  test.each(hostile.filter((text) => !text.includes('\0')))('reaches a program as it was: %j', (text) => {
    const said = execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' })
    expect(said).toBe(text)
  })

  test('has no NUL, which no argument can hold', () => {
    expect(shellWord('a\0b')).toBe("'ab'")
  })
})

test('an attribute of HTML keeps its quotes and its ampersands', () => {
  expect(htmlAttribute(`a"b'c&d<e>`)).toBe('"a&quot;b&#39;c&amp;d&lt;e&gt;"')
})
