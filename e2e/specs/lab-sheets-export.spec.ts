import { readFile, stat } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/platform.ts'
import { makeSheet, rowsOf, setEndpoint, sheetOf, told } from '../fixtures/run-sheets.ts'
import { everyElement, readXml } from '../fixtures/xml.ts'
import { shell } from '../pages/shell.ts'

/** Notes that spreadsheets, XML, Markdown and terminals are known to take for something else. */
const notes = [
  '=HYPERLINK("https://example.com","click")',
  '<b>&amp;]]></b> "quoted"',
  'a|b\\|c `code` # no head',
  'one\ntwo\r\n=three',
  '🧑‍🚀 Zoë 李 שלום',
  'bell\u0007and\u001bmore',
]

/** The text of a CSV cell: an apostrophe in front of a part only keeps spreadsheets from taking it for a formula. */
const textOf = (cell = '') => cell.replace(/(?<=^|[;\t\r\n])'/g, '')

/** The cells of a line of a Markdown table. */
const cellsOf = (line: string) =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim())

test('a sheet is exported in five formats, which other programs read back', async ({
  launch,
  roompass,
  startAccount,
}, testInfo) => {
  test.setTimeout(120_000)
  const server = await startAccount()
  await setEndpoint(roompass, server)
  const title = 'Release “7” <&>'
  const made = await makeSheet(roompass, title, [
    '--group',
    'signature',
    '--group',
    'transport',
    '--group',
    'api',
  ])
  const tokens = made.map(({ token }) => token).filter((token) => token !== null)
  const app = await launch()
  const { sheets, toast, ...window } = shell(app.page)
  const { id } = await sheetOf(app.page, title)
  for (const [index, note] of notes.entries())
    await told(app.page, 'sheets.note', { id, number: index + 1, note })
  await window.goToLab('Run sheets')
  await sheets.openSheet(title)
  server.fault({ kind: 'status', status: 500 }, { times: 1 })
  await sheets.run.open()
  await sheets.run.atOnce.fill('1')
  await sheets.run.start.click()
  await expect(sheets.progress.strip).toContainText('Done:')
  // One that nobody looked at, and one that fails.
  const last = made.length
  await told(app.page, 'sheets.observe', { id, number: last, observed: null, detail: '' })
  await told(app.page, 'sheets.observe', {
    id,
    number: 2,
    observed: 'accepted',
    detail: 'let <in> | it says',
  })
  const rows = await rowsOf(app.page, title)
  const count = (result: string) => rows.filter((row) => row.result === result).length
  expect([count('fail'), count('open')], 'the sheet has every result').toEqual([2, 1])

  const exported = async (
    format: 'CSV' | 'JSON' | 'JUnit XML' | 'Markdown' | 'Postman',
    hasTokens: boolean,
  ) => {
    const path = testInfo.outputPath(`${format}.out`)
    await app.answerDialog('Export')
    await app.answerDialog(path)
    await sheets.export(format)
    const asked = await app.waitForDialog()
    expect(asked.message).toBe(
      `Export ${rows.length} rows${hasTokens ? ' with their tokens' : ''} to a plain text file?`,
    )
    expect(asked.detail).toContain(hasTokens ? 'holds tokens that work' : 'It holds no tokens.')
    expect(await app.waitForDialog()).toMatchObject({ kind: 'save' })
    await expect(toast).toContainText(`Exported ${rows.length} rows to ${format}.out.`)
    await expect(toast).toContainText(hasTokens ? 'It holds the tokens' : 'It holds no tokens')
    const text = await readFile(path, 'utf8')
    for (const token of tokens) expect(text.includes(token)).toBe(hasTokens)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    return text
  }

  await test.step('CSV', async () => {
    const text = await exported('CSV', true)
    const lines = parse(text, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<
      string,
      string
    >[]
    expect(lines.map(({ id: caseId }) => caseId)).toEqual(rows.map(({ caseId }) => caseId))
    expect(lines.slice(0, notes.length).map(({ note }) => textOf(note))).toEqual(notes)
    expect(lines.map(({ result }) => result)).toEqual(rows.map(({ result }) => result))
    expect(lines.map(({ token }) => textOf(token))).toEqual(made.map(({ token }) => token ?? ''))
    for (const line of lines) for (const cell of Object.values(line)) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  })

  await test.step('JSON', async () => {
    const { sheet, cases } = JSON.parse(await exported('JSON', true)) as {
      sheet: { title: string }
      cases: Record<string, unknown>[]
    }
    expect(sheet.title).toBe(title)
    for (const [index, one] of cases.entries()) {
      const { caseId, observed, result, detail, note } = rows[index] ?? {}
      const { reason, source, link, token, expected } = made[index] ?? {}
      expect(one).toMatchObject({
        id: caseId,
        observed,
        result,
        detail,
        note,
        reason,
        source,
        link,
        token,
        expected,
      })
    }
    expect(cases.slice(0, notes.length).map(({ note }) => note)).toEqual(notes)
  })

  await test.step('JUnit XML', async () => {
    const root = readXml(await exported('JUnit XML', false))
    expect(root).toMatchObject({
      name: 'testsuites',
      attributes: { name: title, tests: String(rows.length) },
    })
    expect(everyElement(root, 'testcase')).toHaveLength(rows.length)
    expect(everyElement(root, 'testsuite').map(({ attributes }) => attributes.name)).toEqual([
      'signature',
      'transport',
      'api',
    ])
    expect(everyElement(root, 'error'), 'the answer of 500').toHaveLength(1)
    expect(everyElement(root, 'error')[0]?.attributes.message).toMatch(/^500/)
    expect(everyElement(root, 'failure')[0]).toMatchObject({
      attributes: { message: 'Expected refused, observed accepted.' },
      text: expect.stringContaining('let <in> | it says'),
    })
    expect(everyElement(root, 'failure')[0]?.text).toContain(notes[1])
    expect(everyElement(root, 'skipped')).toHaveLength(count('unknown') + count('open'))
    const passed = everyElement(root, 'testcase').filter(
      ({ children }) => !children.some(({ name }) => name !== 'system-out'),
    )
    expect(passed).toHaveLength(count('pass'))
  })

  await test.step('Markdown', async () => {
    const text = await exported('Markdown', false)
    const [head = '', rule = '', ...lines] = text.split('\n').filter((line) => line.startsWith('|'))
    expect(cellsOf(head)).toEqual([
      '#',
      'Case',
      'Group',
      'Expected',
      'Observed',
      'Result',
      'Detail',
      'Note',
      'Why',
    ])
    expect(cellsOf(rule).every((cell) => /^-+$/.test(cell))).toBe(true)
    expect(lines).toHaveLength(rows.length)
    for (const line of lines) expect(cellsOf(line)).toHaveLength(9)
    expect(lines.map((line) => cellsOf(line)[5])).toEqual(rows.map(({ result }) => result))
    expect(text).toContain(
      `${count('pass')} pass, ${count('fail')} fail, ${count('unknown')} unknown, 1 open`,
    )
    expect(text, 'no note is markup').not.toContain('<b>')
  })

  await test.step('Postman', async () => {
    interface Item {
      readonly name: string
      readonly request: {
        readonly method: string
        readonly url: string
        readonly header: { value: string }[]
      }
    }
    const collection = JSON.parse(await exported('Postman', true)) as {
      info: { name: string; schema: string }
      item: { name: string; item: Item[] }[]
      variable: { key: string; value: string }[]
    }
    expect(collection.info).toMatchObject({
      name: title,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    })
    expect(collection.item.map(({ name }) => name)).toEqual(['signature', 'transport', 'api'])
    const items = collection.item.flatMap(({ item }) => item)
    expect(items).toHaveLength(rows.length)
    for (const [index, { request }] of items.entries()) {
      const { link } = made[index] ?? {}
      if (link !== null) expect(request).toMatchObject({ method: 'GET', url: link })
      else expect(request.url).toMatch(/^\{\{api-origin\}\}\/api\/v1\/rooms\/[\w-]+\/token$/)
    }
    const headers = items.flatMap(({ request }) => request.header.map(({ value }) => value))
    expect(headers, 'secrets are variables').toContainEqual(expect.stringMatching(/\{\{(basic|secret)\}\}/))
    expect(collection.variable.every(({ value }) => value === '')).toBe(true)
    expect(JSON.stringify(collection)).not.toContain(server.team.developerKey)
  })
})

test('an export that is declined writes nothing', async ({ launch, roompass, startAccount }, testInfo) => {
  await startAccount()
  await makeSheet(roompass, 'Kept here', ['--group', 'signature'])
  const app = await launch()
  const { sheets, toast, ...window } = shell(app.page)
  await window.goToLab('Run sheets')
  await sheets.openSheet('Kept here')
  await app.answerDialog('Cancel')
  await sheets.export('CSV')
  await app.waitForDialog()
  await app.answerDialog('Export')
  await app.answerDialog(testInfo.outputPath('no such folder', 'sheet.csv'))
  await sheets.export('CSV')
  await expect(toast).toContainText('The file could not be written')
  expect(await app.dialogs()).toHaveLength(3)
})
