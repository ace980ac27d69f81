import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { issueFor, type RunRoompass } from '../fixtures/guests.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'
import { ask } from '../security/ask.ts'

/** Texts that spreadsheets and parsers are known to take for something else. */
const texts = [
  '=1+1',
  "'quoted",
  '+44 20 7946 0000',
  '-2+3',
  '@SUM(A1)',
  '=HYPERLINK("https://example.com","click")',
  'She said "hello", twice; and left',
  '🧑‍🚀 Zoë 李',
  'שלום עולם',
  '＝1+1',
  "''two",
]

/** As notes only: no guest's name has more than one line. */
const manyLines = ['one\ntwo\n\n=3', '\ttab first', ' space first and last ', '"', 'semi;colon,comma']

interface Exported {
  readonly name: string
  readonly note: string
}

test.beforeEach(({ roompass }) => addTestProfile(roompass))

/** A session for each text: its guest's name, its external id and its note. */
async function issueTexts(
  roompass: RunRoompass,
  app: AppHandle,
): Promise<{ tokens: string[]; written: Exported[] }> {
  const tokens: string[] = []
  const written: Exported[] = []
  for (const [index, text] of [...texts, ...manyLines].entries()) {
    const name = index < texts.length ? text : `Guest ${index}`
    const { id, token } = await issueFor(roompass, { name, more: [`--external-id=${text.trim()}`] })
    expect(await ask(app.page, 'sessions.note', { id, note: text })).toMatchObject({ ok: true })
    tokens.push(token)
    written.unshift({ name, note: text })
  }
  return { tokens, written }
}

/** The lines of a CSV file by the heads of its columns, as every program reads them. */
const readCsv = (content: string) =>
  parse(content, { bom: true, columns: true }) as Record<string, string | undefined>[]

/** The text of a cell: one apostrophe in front of each part only keeps spreadsheets from taking it for a formula. */
const textOf = (cell = '') => cell.replace(/(?<=^|[;\t\r\n])'/g, '')

/** What no cell may begin with. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u

test('an export is read back to the same texts, holds no token, and is for its owner alone', async ({
  launch,
  roompass,
}, testInfo) => {
  test.setTimeout(150_000)
  const app = await launch()
  const { history, goTo, toast } = shell(app.page)
  const { tokens, written } = await issueTexts(roompass, app)
  await goTo('History')
  await expect(history.stateButton('All')).toHaveAccessibleName(`All ${written.length}`)
  const expectNoToken = (content: string) => {
    for (const token of tokens) {
      expect(content).not.toContain(token)
      expect(content, 'nor its signature').not.toContain(token.split('.')[2])
    }
  }

  await test.step('CSV', async () => {
    const path = testInfo.outputPath('Guests of today.csv')
    await app.answerDialog('Export')
    await app.answerDialog(path)
    await history.exportAs('CSV')
    const asked = await app.waitForDialog()
    expect(asked).toMatchObject({
      message: `Export ${written.length} sessions to a plain text file?`,
      buttons: ['Cancel', 'Export'],
    })
    expect(asked.detail).toContain('The file is not encrypted: anyone who gets it can read')
    expect(asked.detail).toContain('It holds no tokens.')
    expect(await app.waitForDialog()).toMatchObject({
      kind: 'save',
      defaultPath: expect.stringMatching(/^Roompass history \d{4}-\d\d-\d\d\.csv$/),
    })
    await expect(toast).toContainText(
      `Exported ${written.length} sessions to Guests of today.csv. It is plain text.`,
    )

    const content = await readFile(path, 'utf8')
    const lines = readCsv(content)
    expect(lines.map(({ name, note }) => ({ name: textOf(name), note: textOf(note) }))).toEqual(written)
    for (const line of lines) for (const cell of Object.values(line)) expect(cell).not.toMatch(formula)
    expect(lines.map((line) => textOf(line['external id']))).toEqual(written.map(({ note }) => note.trim()))
    expect(lines.map((line) => JSON.parse(textOf(line.claims)).u)).toEqual(written.map(({ name }) => name))
    expect(lines[0]).toMatchObject({
      state: 'valid',
      profile: 'Acme',
      environment: 'staging',
      origin: 'signed',
    })
    expectNoToken(content)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  await test.step('JSON', async () => {
    const path = testInfo.outputPath('guests.json')
    await app.answerDialog('Export')
    await app.answerDialog(path)
    await history.exportAs('JSON')
    await expect(toast).toContainText(`to guests.json. It is plain text.`)
    const content = await readFile(path, 'utf8')
    const sessions = JSON.parse(content) as (Exported & { readonly claims: { readonly u: string } })[]
    expect(sessions.map(({ name, note }) => ({ name, note }))).toEqual(written)
    expect(sessions.map(({ claims }) => claims.u)).toEqual(written.map(({ name }) => name))
    expectNoToken(content)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  await test.step('only what is filtered, by key', async () => {
    const path = testInfo.outputPath('some.json')
    await history.search('quoted')
    await history.expectGuests(["'quoted"])
    await app.answerDialog('Export')
    await app.answerDialog(path)
    await app.page.mouse.move(0, 0)
    await app.page.keyboard.press('ControlOrMeta+e')
    await expect(app.page.getByRole('menu')).toBeVisible()
    await app.page.keyboard.press('End')
    await expect(app.page.getByRole('menuitem', { name: /^JSON/ })).toBeFocused()
    await app.page.keyboard.press('Enter')
    await expect(toast).toContainText('Exported 1 session to some.json. It is plain text.')
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject([{ name: "'quoted" }])
  })
})

test('an export that is cancelled or can’t be written leaves nothing behind', async ({
  launch,
  roompass,
}, testInfo) => {
  await issueFor(roompass, { name: 'Ada' })
  const app = await launch()
  const { history, goTo, toast } = shell(app.page)
  const folder = testInfo.outputPath('exports')
  await mkdir(folder)
  await goTo('History')

  await test.step('Cancel at the question', async () => {
    await history.exportAs('CSV')
    await app.waitForDialog()
    await app.answerDialog('Cancel')
    await expect(history.exportButton).toBeEnabled()
    expect(await app.dialogs()).toHaveLength(1)
  })

  await test.step('Cancel at the file', async () => {
    await app.answerDialog('Export')
    await history.exportAs('CSV')
    await app.waitForDialog()
    await app.waitForDialog()
    await app.answerDialog(null)
    await expect(history.exportButton).toBeEnabled()
    expect(await readdir(folder)).toEqual([])
  })

  await test.step('a folder that is not there', async () => {
    await app.answerDialog('Export')
    await app.answerDialog(join(folder, 'no such folder', 'guests.csv'))
    await history.exportAs('CSV')
    await expect(toast).toContainText(
      'The file could not be written: nothing was exported. Choose another folder.',
    )
    expect(await readdir(folder)).toEqual([])
  })

  await test.step('a file that is there is replaced as a whole', async () => {
    const path = join(folder, 'guests.csv')
    await writeFile(path, 'something longer from before '.repeat(1000))
    await app.answerDialog('Export')
    await app.answerDialog(path)
    await history.exportAs('CSV')
    await expect(toast).toContainText('Exported 1 session to guests.csv.')
    expect(readCsv(await readFile(path, 'utf8'))).toMatchObject([{ name: 'Ada' }])
    expect(await readdir(folder)).toEqual(['guests.csv'])
  })

  await test.step('nothing to export', async () => {
    await history.search('nobody')
    await expect(history.exportButton).toBeDisabled()
    await app.page.keyboard.press('ControlOrMeta+e')
    await expect(toast).toContainText('There is no session to export.')
  })
})
