import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportSheet } from './export-sheet.ts'
import type { SheetCase } from './sheet-case.ts'
import { hostileTexts, testCase, testSheet } from './test-sheet.ts'
import { all, readXml } from './test-xml.ts'

const read = (cases: readonly SheetCase[], sheet = testSheet) =>
  readXml(Buffer.from(exportSheet(sheet, cases, 'junit')).toString())

const failed = testCase({ number: 2, observed: 'accepted', result: 'fail', detail: '200', note: 'Ask Jo.' })
const unknown = testCase({ number: 3, expected: 'unknown', observed: 'accepted', result: 'unknown' })
const open = testCase({ number: 4, observed: null, result: 'open', detail: '' })
const error = testCase({ number: 5, observed: 'error', result: 'fail', detail: '500: Oops.' })

describe('a sheet as JUnit XML', () => {
  test('is one suite a group, and one test a case', () => {
    const root = read([testCase(), failed, testCase({ group: 'signature' })])
    expect(root).toMatchObject({
      name: 'testsuites',
      attributes: { name: 'Release 7', tests: '3', failures: '1' },
    })
    expect(all(root, 'testsuite').map(({ attributes }) => attributes)).toMatchObject([
      {
        name: 'time',
        tests: '2',
        failures: '1',
        errors: '0',
        skipped: '0',
        timestamp: '2023-11-14T22:13:20',
      },
      { name: 'signature', tests: '1', failures: '0' },
    ])
    expect(all(root, 'testcase')[0]?.attributes).toEqual({
      classname: 'digital-samba.time',
      name: '1. Expired one second ago (exp-one-second-ago)',
    })
  })

  test('says what each case came to', () => {
    const root = read([testCase(), failed, unknown, open, error])
    expect(root.attributes).toMatchObject({ tests: '5', failures: '1', errors: '1', skipped: '2' })
    const kinds = all(root, 'testcase').map(({ children }) => children.map(({ name }) => name).join())
    expect(kinds).toEqual(['', 'failure', 'skipped', 'skipped', 'error'])
    const [failure] = all(root, 'failure')
    expect(failure?.attributes).toEqual({ type: 'accepted', message: 'Expected refused, observed accepted.' })
    expect(failure?.text).toBe(
      'Expected: refused\nObserved: accepted\nDetail: 200\nReason: A token is not accepted on or after its expiry.\nSource: RFC 7519, 4.1.4 (documented)\nNote: Ask Jo.',
    )
    expect(all(root, 'error')[0]?.attributes.message).toBe('500: Oops.')
    expect(all(root, 'skipped').map(({ attributes }) => attributes.message)).toEqual([
      'Nothing documented is expected; observed accepted. 403: The token has expired.',
      'Nothing was observed yet.',
    ])
  })

  test('skips what nothing was expected of, also where there was no answer', () => {
    const [skipped] = all(read([{ ...unknown, observed: 'error', detail: 'Nobody answers.' }]), 'skipped')
    expect(skipped?.attributes.message).toBe(
      'Nothing documented is expected; observed error. Nobody answers.',
    )
  })

  test('holds no token and no link', () => {
    expect(exportSheet(testSheet, [testCase(), failed, error], 'junit')).not.toContain('test.token.one')
  })

  test('reads back with hostile texts, where what XML can not hold is replaced, and that is said', () => {
    const cases = hostileTexts.map((text) => ({ ...failed, title: text, detail: text, caseId: text }))
    const tests = all(read(cases), 'testcase')
    const replaced = (text: string) =>
      text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    expect(tests.map(({ attributes }) => attributes.name)).toEqual(
      hostileTexts.map((text) => `2. ${replaced(text)} (${replaced(text)})`),
    )
    tests.forEach((one, index) => {
      const text = hostileTexts[index] ?? ''
      if (text !== '') expect(one.children[0]?.text).toContain(`Detail: ${replaced(text)}\n`)
      const said = all(one, 'system-out').map((out) => out.text)
      expect(said.length).toBe(replaced(text) === text ? 0 : 1)
    })
    const [, halves] = tests.map((one) => all(one, 'system-out')[0]?.text)
    expect(halves).toBe('Written as U+FFFD, since XML 1.0 can not hold it: 6 characters (U+D83D, U+DC00).')
  })

  test('says of a suite, too, what was replaced', () => {
    const root = read([testCase({ group: 'a\0' })], { ...testSheet, title: '\x01', room: ']]>&"\t' })
    const properties = all(root, 'property').map(({ attributes }) => [attributes.name, attributes.value])
    expect(Object.fromEntries(properties)).toMatchObject({
      sheet: '\ufffd',
      room: ']]>&"\t',
      replaced: 'Written as U+FFFD, since XML 1.0 can not hold it: 2 characters (U+0000, U+0001).',
    })
  })

  test('is XML whatever the texts are', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.constantFrom(failed, error, unknown, open),
        (title, group, detail, one) => {
          const root = read([{ ...one, title, group, detail, note: title }], {
            ...testSheet,
            title,
            room: group,
          })
          expect(all(root, 'testcase')).toHaveLength(1)
        },
      ),
    )
  })
})
