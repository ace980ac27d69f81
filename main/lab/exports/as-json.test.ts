import { expect, test } from 'vitest'
import { exportSheet } from './export-sheet.ts'
import { hostileTexts, requestCase, testCase, testSheet } from './test-sheet.ts'

test('a sheet as JSON has what it is and its cases', () => {
  const { number, caseId, sessionId, observedAt, ...rest } = testCase()
  expect(JSON.parse(exportSheet(testSheet, [testCase()], 'json'))).toEqual({
    sheet: testSheet,
    cases: [{ id: caseId, ...rest }],
  })
})

test('hostile texts read back to the letter, also from UTF-8', () => {
  const cases = hostileTexts.map((text) => testCase({ title: text, token: text }))
  const read = JSON.parse(
    Buffer.from(exportSheet({ ...testSheet, title: '\ud83d' }, cases, 'json')).toString(),
  )
  expect(read.cases.map(({ title }: { title: string }) => title)).toEqual(hostileTexts)
  expect(read.cases.map(({ token }: { token: string }) => token)).toEqual(hostileTexts)
  expect(read.sheet.title).toBe('\ud83d')
})

test('a request is among them, with its placeholders', () => {
  const [one] = JSON.parse(exportSheet(testSheet, [requestCase], 'json')).cases
  expect(one).toMatchObject({ token: null, link: null, request: requestCase.request })
})
