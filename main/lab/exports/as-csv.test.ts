import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { unguardCell } from '../../../shared/csv/safe-cell.ts'
import { exportSheet } from './export-sheet.ts'
import { hostileTexts, testCase, testSheet } from './test-sheet.ts'

const head = [
  ...['number', 'id', 'title', 'group', 'expected', 'observed', 'result'],
  ...['detail', 'note', 'reason', 'source', 'resigned', 'link', 'token'],
]

const read = (text: string): string[][] => parse(text, { bom: true, record_delimiter: '\r\n' })

test('a sheet as CSV has a line for each case, under heads', () => {
  const text = exportSheet(
    testSheet,
    [testCase(), testCase({ number: 2, observed: null, link: null, token: null })],
    'csv',
  )
  expect(text.startsWith('\ufeff"number","id",')).toBe(true)
  const [first, one, two] = read(text)
  expect(first).toEqual(head)
  expect(one).toEqual([
    ...['1', 'exp-one-second-ago', 'Expired one second ago', 'time', 'refused', 'refused', 'pass'],
    ...['403: The token has expired.', '', 'A token is not accepted on or after its expiry.'],
    ...['RFC 7519, 4.1.4 (documented)', 'true', testCase().link, 'test.token.one'],
  ])
  expect([two?.[5], two?.[12], two?.[13]]).toEqual(['', '', ''])
})

test('hostile texts read back, but for half surrogate pairs, which UTF-8 has not', () => {
  const cases = hostileTexts.map((text) => testCase({ title: text, note: text, detail: text, token: text }))
  const [, ...lines] = read(Buffer.from(exportSheet(testSheet, cases, 'csv')).toString())
  for (const column of ['title', 'note', 'detail', 'token']) {
    const cells = lines.map((line) => unguardCell(line[head.indexOf(column)] ?? ''))
    expect(cells).toEqual(hostileTexts.map((text) => text.toWellFormed()))
  }
})

test('no cell is one that a spreadsheet takes for a formula', () => {
  const cases = ['=1+1', '+1', '-1', '@A1', '\t=1', '\r=1'].map((text) =>
    testCase({
      title: text,
      note: text,
      detail: text,
      reason: text,
      source: text,
      token: text,
      link: text,
      caseId: text,
    }),
  )
  for (const cell of read(exportSheet(testSheet, cases, 'csv')).flat())
    expect(cell).not.toMatch(/^[=+\-@\t\r]/)
})

test('a sheet without cases is its heads', () => {
  expect(read(exportSheet(testSheet, [], 'csv'))).toEqual([head])
})
