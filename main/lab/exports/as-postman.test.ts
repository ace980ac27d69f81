import { expect, test } from 'vitest'
import { exportSheet } from './export-sheet.ts'
import type { SheetCase } from './sheet-case.ts'
import { hostileTexts, requestCase, testCase, testSheet } from './test-sheet.ts'

const read = (cases: readonly SheetCase[]) => JSON.parse(exportSheet(testSheet, cases, 'postman'))

test('a sheet as a Postman collection is a folder a group, and a request a case', () => {
  const { info, item, variable } = read([testCase(), testCase({ number: 2, group: 'signature' })])
  expect(info).toMatchObject({
    name: 'Release 7',
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  })
  expect(item.map(({ name }: { name: string }) => name)).toEqual(['time', 'signature'])
  expect(item[0].item[0]).toMatchObject({
    name: '1. Expired one second ago (exp-one-second-ago)',
    request: { method: 'GET', header: [], url: testCase().link },
    protocolProfileBehavior: { disableUrlEncoding: true, followRedirects: false },
  })
  expect(variable).toEqual([])
})

test('a crafted request is as typed, with its address and its secrets as variables', () => {
  const { item, variable } = read([requestCase])
  expect(item[0].item[0].request).toMatchObject({
    method: 'POST',
    header: [{ key: 'Authorization', value: 'Bearer {{secret}}' }],
    url: '{{api-origin}}/v1/sessions?x={{query-secret}}',
    body: { mode: 'raw', raw: '{"identity":"é"}' },
  })
  expect(variable).toEqual([
    { key: 'api-origin', value: '', type: 'string' },
    { key: 'query-secret', value: '', type: 'string' },
    { key: 'secret', value: '', type: 'string' },
  ])
})

/** Runs the test script of a case as Postman would, on an answer with a status. */
function outcome(one: SheetCase, status: number): string[] {
  const script = read([one]).item[0].item[0].event?.[0].script.exec.join('\n')
  if (script === undefined) return ['nothing asserted']
  const said: string[] = []
  const within = (from: number, to: number) => {
    if (status < from || status > to) throw new Error()
  }
  const pm = {
    response: { code: status },
    expect: () => ({ to: { be: { within, below: (limit: number) => within(0, limit - 1) } } }),
    test: (name: string, work: () => void) => {
      try {
        work()
        said.push(`${name}: passed`)
      } catch {
        said.push(`${name}: failed`)
      }
    },
  }
  new Function('pm', script)(pm)
  return said
}

test('its tests hold what is expected against the status, and assert nothing where nothing is', () => {
  expect(outcome(testCase(), 403)).toEqual(['Expired one second ago: refused: passed'])
  expect(outcome(testCase(), 200)).toEqual(['Expired one second ago: refused: failed'])
  expect(outcome(testCase({ expected: 'accepted' }), 200)).toEqual([
    'Expired one second ago: accepted: passed',
  ])
  expect(outcome({ ...requestCase, expected: 'accepted' }, 302)[0]).toContain('failed')
  expect(outcome(testCase({ expected: 'unknown' }), 403)).toEqual(['nothing asserted'])
})

test('hostile titles read back, and stay texts in the scripts', () => {
  for (const title of [...hostileTexts, '`); throw 1 //', "'); throw 1 //", '\u2028']) {
    const [name] = [read([testCase({ title })]).item[0].item[0].name]
    expect(name).toBe(`1. ${title} (exp-one-second-ago)`)
    expect(outcome(testCase({ title }), 403)).toEqual([`${title}: refused: passed`])
  }
})

test('what nothing leads to is left out, and that is said', () => {
  const { info, item } = read([testCase({ link: null }), testCase()])
  expect(item[0].item).toHaveLength(1)
  expect(info.description).toContain('1 case is left out')
})
