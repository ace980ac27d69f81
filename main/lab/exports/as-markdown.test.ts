import { expect, test } from 'vitest'
import { exportSheet } from './export-sheet.ts'
import { hostileTexts, testCase, testSheet } from './test-sheet.ts'

const cases = [
  testCase(),
  testCase({ number: 2, observed: 'accepted', result: 'fail', note: 'Ask Jo.' }),
  testCase({ number: 3, observed: null, result: 'open', detail: '' }),
]

/** The cells of each line of the table; a pipe behind a backslash is text. */
const tableOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

test('a sheet as Markdown is what it is, its counts, and one table', () => {
  const text = exportSheet(testSheet, cases, 'markdown')
  expect(text).toMatch(/^# Release 7\n\n- Profile: Acme staging \(digital-samba, staging\)\n- Room: lobby\n/)
  expect(text).toContain(
    '- Results of 3 cases: 1 pass, 1 fail, 0 unknown, 1 open\n\n| \\# |'.replace('\\#', '#'),
  )
  const [head, rule, ...lines] = tableOf(text)
  expect(head).toEqual(['#', 'Case', 'Group', 'Expected', 'Observed', 'Result', 'Detail', 'Note', 'Why'])
  expect(rule).toEqual(head?.map(() => '---'))
  expect(lines[1]?.slice(0, 8)).toEqual([
    ...['2', 'Expired one second ago (exp-one-second-ago)', 'time', 'refused', 'accepted', 'fail'],
    ...['403: The token has expired.', 'Ask Jo.'],
  ])
})

test('a report holds no token and no link', () => {
  expect(exportSheet(testSheet, cases, 'markdown')).not.toContain('test.token.one')
})

test('hostile texts neither leave their cell nor become more than text', () => {
  const hostile = hostileTexts.map((text) => testCase({ title: text, note: text, detail: text, group: text }))
  const text = exportSheet({ ...testSheet, title: 'a\n# b', room: '<b>' }, hostile, 'markdown')
  const lines = tableOf(text)
  expect(lines).toHaveLength(hostile.length + 2)
  for (const line of lines) expect(line).toHaveLength(9)
  expect(text.isWellFormed()).toBe(true)
  expect(text).toMatch(/^# a<br>\\# b\n/)
  expect(text).not.toMatch(/(?<!\\)<(?!br>)/)
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u202e]/u)
  const notes = lines.slice(2).map((line) => line[7])
  expect(notes[7]).toBe('a\\|b&#92;\\|c&#92;')
  expect(notes[8]).toBe('lines<br>of<br>several<br>kinds\ufffdx')
})
