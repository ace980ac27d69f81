import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseFileVersion, readCaseFile, writeCaseFile } from './case-file.ts'
import { plainCraft } from './compose.ts'
import { type OwnCase, ownCaseSchema } from './schemas.ts'

const own: OwnCase = {
  id: 'own-1',
  title: 'Name of spaces only',
  platform: 'digital-samba',
  expected: 'refused',
  note: 'Seen in release 7.',
  draft: {
    craft: plainCraft({ rd: 'demo-room' }),
    times: { exp: '1h' },
    variant: 'right',
    delivery: { room: 'demo-room', transport: 'link' },
    request: null,
  },
}

const fileOf = (parts: Record<string, unknown>) =>
  JSON.stringify({ roompass: 'edge-cases', version: 1, cases: [own], ...parts })

describe('a file of edge cases', () => {
  test('gives back what was written, byte for byte', () => {
    const odd = '{"a":1e400,"a":"\\ud800"}\r\n\t\u0000\ufeff 🎧'
    const cases = [
      own,
      { ...own, id: 'own-2', draft: { ...own.draft, craft: { ...own.draft.craft, payload: odd } } },
    ]
    expect(readCaseFile(writeCaseFile(cases))).toEqual({ cases, fault: null })
    expect(readCaseFile(`\ufeff${writeCaseFile([])}`)).toEqual({ cases: [], fault: null })
  })

  test('says what it is and of which version', () => {
    expect(JSON.parse(writeCaseFile([own]))).toEqual({
      roompass: 'edge-cases',
      version: caseFileVersion,
      cases: [own],
    })
  })

  test('gives back texts of any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const one = {
          ...own,
          note: text,
          draft: { ...own.draft, craft: { ...own.draft.craft, payload: text } },
        }
        fc.pre(ownCaseSchema.safeParse(one).success)
        expect(readCaseFile(writeCaseFile([one])).cases).toEqual([one])
      }),
    )
  })

  const { note: _, ...withoutNote } = own
  test.each([
    ['', /not JSON/],
    ['{"roompass":', /not JSON/],
    ['null', /not one of edge cases/],
    ['[]', /not one of edge cases/],
    ['{}', /not one of edge cases/],
    [fileOf({ roompass: 'profiles' }), /not one of edge cases/],
    [fileOf({ version: undefined }), /does not say which version/],
    [fileOf({ version: '1' }), /does not say which version/],
    [fileOf({ version: 0 }), /does not say which version/],
    [fileOf({ version: 1.5 }), /does not say which version/],
    [fileOf({ version: 2 }), /version 2 .* update Roompass/],
    [fileOf({ version: 2, cases: 'of the future', more: 1 }), /update Roompass/],
    [fileOf({ cases: {} }), /no list of cases/],
    [fileOf({ cases: undefined }), /no list of cases/],
    [fileOf({ more: true }), /“more”/],
    [fileOf({ cases: [own, 7] }), /Case 2 of the file is no case/],
    [fileOf({ cases: [withoutNote] }), /Case 1 .*“Name of spaces only”.*“note”/],
    [fileOf({ cases: [{ ...own, expected: 'maybe' }] }), /Case 1 .*“expected”/],
    [fileOf({ cases: [{ ...own, platform: 'zoom' }] }), /Case 1 .*“platform”/],
    [fileOf({ cases: [{ ...own, title: 'x'.repeat(201) }] }), /Case 1 .*“title” that is too long/],
    [fileOf({ cases: [{ ...own, id: 'a b' }] }), /Case 1 .*“id”/],
    [fileOf({ cases: [{ ...own, secret: 'x' }] }), /Case 1 .*holds “secret”/],
    [fileOf({ cases: [{ ...own, draft: { ...own.draft, key: 'x' } }] }), /holds “key” in “draft”/],
    [fileOf({ cases: [{ ...own, draft: { ...own.draft, variant: 'x' } }] }), /“draft.variant”/],
    [fileOf({ cases: [own, { ...own, id: 'own-2' }, own] }), /Cases 1 and 3 .*same id/],
  ])('that is wrong as in %s says what is wrong', (text, sentence) => {
    const { cases, fault } = readCaseFile(text)
    expect(cases).toBeNull()
    expect(fault).toMatch(sentence)
    expect(fault).toMatch(/\.$/)
  })

  test('never throws', () => {
    const value = fc.jsonValue()
    const nearly = fc.record({
      roompass: fc.constant('edge-cases'),
      version: fc.constant(1),
      cases: fc.array(value),
    })
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.oneof(value, nearly).map((one) => JSON.stringify(one)),
        ),
        (text) => {
          const { cases, fault } = readCaseFile(text)
          expect((cases === null) !== (fault === null)).toBe(true)
        },
      ),
    )
    expect(readCaseFile(`{"a":${'['.repeat(100_000)}`).fault).toMatch(/not JSON/)
    const deep = fileOf({ cases: [] }).replace('[]', `[${'['.repeat(100_000)}${']'.repeat(100_000)}]`)
    expect(readCaseFile(deep).fault).not.toBeNull()
  })
})
