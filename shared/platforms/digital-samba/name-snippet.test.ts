import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingWith } from './test-drafts.ts'

const snippetFor = (u: string, rd = 'demo-room') => {
  const finding = findingWith(u === '' ? 'name-missing' : 'name-encrypted', { values: { u, rd, e2ee: 'on' } })
  return finding?.snippet?.text ?? ''
}

/** Runs the code against a page and an SDK that only take down what they are given. */
function optionsOf(code: string): unknown {
  const [, ...lines] = code.split('\n')
  const given: unknown[] = []
  const control = { load: () => given.push('loaded') }
  runInNewContext(lines.join('\n'), {
    document: { querySelector: (selector: string) => `the element ${selector}` },
    DigitalSambaEmbedded: { createControl: (options: unknown) => given.push(options) && control },
  })
  expect(given[1]).toBe('loaded')
  return JSON.parse(JSON.stringify(given[0]))
}

describe('the code that sets the name', () => {
  it('opens the room with a token of which only the place is there', () => {
    expect(snippetFor('Jane Smith')).toMatch(
      /^import DigitalSambaEmbedded from '@digitalsamba\/embedded-sdk'\n/,
    )
    expect(optionsOf(snippetFor('Jane Smith'))).toEqual({
      root: 'the element #room',
      url: 'https://acme.digitalsamba.com/demo-room',
      token: 'The token, without the name',
      roomSettings: { username: 'Jane Smith' },
    })
  })

  it('leaves a place for a name that is not in the token any more, and for one too long for a page of code', () => {
    expect(optionsOf(snippetFor(''))).toMatchObject({ roomSettings: { username: "The guest's name" } })
    expect(optionsOf(snippetFor('a'.repeat(1_000)))).toMatchObject({
      roomSettings: { username: 'a'.repeat(1_000) },
    })
    expect(optionsOf(snippetFor('a'.repeat(1_001)))).toMatchObject({
      roomSettings: { username: "The guest's name" },
    })
    expect(optionsOf(snippetFor('Jane', '..'))).toMatchObject({ url: "The room's address" })
    expect(optionsOf(snippetFor('Jane', 'r'.repeat(2_000)))).toMatchObject({ url: "The room's address" })
  })

  it('is not offered where the room is not encrypted', () => {
    expect(findingWith('name-missing', { values: { u: '' } })).not.toHaveProperty('snippet')
  })

  it('gives the name back whatever it is, and can stand in a page', () => {
    const hostile = fc.constantFrom(
      ...[
        '</script>',
        '<!--',
        '-->',
        '"',
        "'",
        '`',
        '\\',
        '\u0024{x}',
        '\n',
        '\u2028',
        '\u202E',
        '\uD800',
        '&lt;',
        '})',
      ],
    )
    const name = fc
      .oneof(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.array(hostile, { minLength: 1 }).map((parts) => parts.join('')),
      )
      .filter((text) => text.length <= 1_000)
    fc.assert(
      fc.property(name, name, (u, rd) => {
        const code = snippetFor(u, rd)
        expect(optionsOf(code)).toMatchObject({ roomSettings: { username: u } })
        expect(code).not.toMatch(/[<>&\u2028\u2029\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/u)
        expect(code.length).toBeLessThan(20_000)
        expect(code.split('\n')).toHaveLength(10)
      }),
      { numRuns: 200 },
    )
  })
})
