import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { type PrintedCase, showCases } from './cases-output.ts'

const one: PrintedCase = {
  ...{ id: 'case-1', title: 'A case', group: 'own', expected: 'refused' },
  ...{ reason: 'It is a test.', source: 'RFC 7519', token: 'test.token.one', link: null, request: null },
}

/** What is printed of cases, and said beside it. */
function shown(
  made: readonly PrintedCase[],
  wanted: { json?: boolean; csv?: boolean },
  leftOut: string[] = [],
) {
  const lines = { out: '', err: '' }
  const terminal = {
    out: (text: string) => {
      lines.out += `${text}\n`
    },
    err: (text: string) => {
      lines.err += `${text}\n`
    },
    watched: false,
    interactive: false,
    readAll: () => Promise.reject(new Error('nothing is read')),
    ask: () => Promise.reject(new Error('nobody is asked')),
    askHidden: () => Promise.reject(new Error('nobody is asked')),
  }
  showCases(made, leftOut, wanted, terminal)
  return lines
}

test('CSV has no cell that a spreadsheet takes for a formula', () => {
  const title = '=HYPERLINK("https://evil.example")'
  const [, line] = parse(shown([{ ...one, title }], { csv: true }).out, {
    bom: true,
    record_delimiter: '\r\n',
  })
  expect(line).toContain(`'${title}`)
})

test('a request is printed where the case is one', () => {
  const request = { origin: 'api', method: 'POST', path: '/v1/sessions', headers: [], body: '{}' }
  const asRequest = { ...one, token: null, request }
  expect(JSON.parse(shown([one, asRequest], { json: true }).out)).toMatchObject([
    { token: one.token },
    { request },
  ])
  expect(JSON.parse(shown([one], { json: true }).out)[0]).not.toHaveProperty('request')
  expect(shown([asRequest], {}).out).toContain('POST /v1/sessions')
})

test('where nothing leads to the room the token is shown', () => {
  expect(shown([one], {}).out).toContain('test.token.one')
})

test('nothing steers the terminal', () => {
  const title = '\u001b[31m\u202e'
  for (const wanted of [{ json: true }, {}]) {
    const { out } = shown([{ ...one, id: title, title }], wanted, [title])
    for (const character of ['\u001b', '\u202e']) expect(out).not.toContain(character)
  }
  const { err } = shown([], {}, ['\u001b'])
  expect(err).toContain('Left out, ')
  expect(err).not.toContain('\u001b')
})
