import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import {
  expectSameSessions,
  partsIn,
  readOutput,
  recordedSessions,
  signedClaims,
} from '../fixtures/batches.ts'
import type { RunRoompass } from '../fixtures/guests.ts'
import { test } from '../fixtures/paper.ts'
import { readQr } from '../fixtures/qr-picture.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { type Shell, shell } from '../pages/shell.ts'

/** Names that file systems, spreadsheets and pages are known to stumble over. */
const names = [
  'Zoë 李',
  'CON',
  '../../etc/passwd',
  '=HYPERLINK("https://example.com")',
  '<img src=x onerror=alert(1)> & "Sons"',
  'محمد بن عبد الله',
  'A guest with a name that goes on and on, further than any badge is wide, and then some',
]
const table = `Name,Room,External id,Valid until\n${names
  .map((name, at) => `"${name.replaceAll('"', '""')}",board-q4,crm-${at + 1},${at === 1 ? '' : '2h'}\n`)
  .join('')}`

const linkOf = (token: string) => `https://acme.digitalsamba.com/board-q4?token=${token}`

/** Expects that a link lets in the guest of this row, counted from 0, and nobody else. */
function expectLinkOf(at: number, link: string): void {
  const token = link.slice(linkOf('').length)
  expect(link).toBe(linkOf(token))
  expect(signedClaims(token)).toMatchObject({ u: names[at], ud: `crm-${at + 1}`, rd: 'board-q4' })
}

type Format = Parameters<Shell['batch']['issue']['output']>[0]

/** Has the rows of the table issued in a format, and waits until they are. */
async function issueAs(app: AppHandle, { batch }: Shell, format: Format, path: string, done: string) {
  await batch.issue.output(format)
  await expect(batch.issue.button).toHaveText(`Issue ${names.length} tokens…`)
  const before = await batch.batches.count()
  await app.answerDialog('Issue')
  await app.answerDialog(path)
  // A press right after the one before does not count.
  await expect(async () => {
    await batch.issue.button.click()
    await expect(batch.batches).toHaveCount(before + 1, { timeout: 1500 })
  }).toPass()
  await expect(batch.batches.filter({ hasText: done })).toContainText(`${names.length} tokens in “${done}”`)
}

/** The window with the table checked, and a folder for what comes of it. */
async function open(
  launch: () => Promise<AppHandle>,
  roompass: RunRoompass,
  folder: string,
): Promise<{ app: AppHandle; ui: Shell }> {
  await mkdir(folder)
  await addTestProfile(roompass, { validity: '8h' })
  const input = `${folder} of guests.csv`
  await writeFile(input, table)
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('Batch')
  await app.answerDialog(input)
  await ui.batch.chooseFile.click()
  await ui.batch.check.click()
  await expect(ui.batch.checkPart).toContainText(`${names.length} rows checked.`)
  return { app, ui }
}

test('a folder of QR codes has one picture for each guest, which opens the room', async ({
  launch,
  roompass,
  openPage,
}, testInfo) => {
  const folder = testInfo.outputPath('party')
  const { app, ui } = await open(launch, roompass, folder)
  const page = await openPage()
  for (const [format, name, type] of [
    ['QR codes, PNG', 'pictures', 'image/png'],
    ['QR codes, SVG', 'drawings', 'image/svg+xml'],
  ] as const) {
    await test.step(format, async () => {
      await issueAs(app, ui, format, join(folder, name), name)
      const files = (await readdir(join(folder, name))).sort()
      expect(files).toHaveLength(names.length)
      const ending = type === 'image/png' ? 'png' : 'svg'
      expect(files.slice(0, 3)).toEqual([
        `000001 Zoë 李.${ending}`,
        `000002 CON.${ending}`,
        `000003 ..-..-etc-passwd.${ending}`,
      ])
      for (const [at, file] of files.entries()) {
        const link = await readQr(page, await readFile(join(folder, name, file)), type)
        expectLinkOf(at, link)
        if (process.platform !== 'win32')
          expect((await stat(join(folder, name, file))).mode & 0o777).toBe(0o600)
      }
    })
  }
  expect(await partsIn(folder)).toEqual([])
  const recorded = (await recordedSessions(roompass)).map(({ externalId }) => externalId)
  expect(recorded.sort()).toEqual(names.flatMap((_, at) => [`crm-${at + 1}`, `crm-${at + 1}`]).sort())

  await test.step('a folder that is there already is left alone: the new one gets a number', async () => {
    await issueAs(app, ui, 'QR codes, SVG', join(folder, 'drawings'), 'drawings 2')
    expect((await readdir(folder)).sort()).toEqual(['drawings', 'drawings 2', 'pictures'])
  })
})

test('guest passes show who, where and until when, run nothing, and are printed eight to a sheet', async ({
  launch,
  roompass,
  openPage,
}, testInfo) => {
  const folder = testInfo.outputPath('party')
  const { app, ui } = await open(launch, roompass, folder)
  const path = join(folder, 'passes.html')
  await issueAs(app, ui, 'Guest passes', path, 'passes.html')
  const [first] = (await app.dialogs()).slice(-2)
  expect(first?.detail).toContain('The passes are not encrypted')

  const page = await openPage({ deviceScaleFactor: 4 })
  const asked: string[] = []
  const problems: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('dialog', (dialog) => problems.push(dialog.message()))
  page.on('console', (message) => problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(pathToFileURL(path).href)
  const passes = page.getByRole('article')

  await test.step('each says what is true of its guest', async () => {
    await expect(passes).toHaveCount(names.length)
    for (const [at, name] of names.entries()) {
      const pass = passes.nth(at)
      await expect(pass.getByRole('heading')).toHaveText(name)
      await expect(pass).toContainText('Acme')
      await expect(pass.getByRole('term')).toContainText(['Room', 'Until'])
      await expect(pass.getByRole('definition').first()).toHaveText('board-q4')
      await expect(pass).toContainText(`No. ${at + 1}`)
    }
    const untilOf = (at: number) => passes.nth(at).locator('dt:text-is("Until") + dd')
    await expect(untilOf(0)).toHaveText(/^\d{1,2} \w+ \d{4}, \d\d:\d\d /)
    expect(await untilOf(0).innerText()).not.toBe(await untilOf(1).innerText())
  })
  await test.step('its code opens the room', async () => {
    const blank = await openPage()
    for (const at of [0, 3, 6]) {
      const picture = await passes.nth(at).getByRole('img', { name: 'QR code' }).screenshot()
      const link = await readQr(blank, picture, 'image/png')
      expectLinkOf(at, link)
    }
  })
  await test.step('on paper: no more than the passes, on one sheet of either size, each whole', async () => {
    await expect(page.getByRole('heading', { name: 'Guest passes' })).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('heading', { name: 'Guest passes' })).toBeHidden()
    for (const format of ['A4', 'Letter'] as const) {
      const pdf = (await page.pdf({ format, preferCSSPageSize: false })).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(1)
    }
    const [box, code] = [
      await passes.nth(6).boundingBox(),
      await passes.nth(6).getByRole('img').boundingBox(),
    ]
    // Millimetres at 96 pixels an inch.
    expect((box?.width ?? 0) / 3.7795).toBeCloseTo(94, 0)
    expect((code?.width ?? 0) / 3.7795).toBeCloseTo(48, 0)
    const inside = await passes.nth(6).evaluate((pass) => pass.scrollHeight <= pass.clientHeight + 1)
    expect(inside, 'a long name is not cut at the edge').toBe(true)
  })
  expect(problems).toEqual([])
  expect(asked).toEqual([pathToFileURL(path).href])
})

test('cells for formulas are named before, and guarded only where a person asks for it', async ({
  launch,
  roompass,
}, testInfo) => {
  const folder = testInfo.outputPath('party')
  const { app, ui } = await open(launch, roompass, folder)
  const { batch } = ui

  await test.step('the dry run names the row', async () => {
    await batch.show('Formulas')
    await expect(batch.rows).toHaveCount(1)
    await expect(batch.rows.first()).toContainText('=HYPERLINK')
    await batch.rows.first().click()
    await expect(batch.editor.region).toContainText('A spreadsheet would take “Name” for a formula.')
    await batch.editor.close.click()
  })
  await test.step('as it is, for a program', async () => {
    await expect(batch.issue.guard).not.toBeChecked()
    await issueAs(app, ui, 'CSV', join(folder, 'plain.csv'), 'plain.csv')
    const lines = await readOutput(join(folder, 'plain.csv'))
    expect(lines.map(({ Name }) => Name)).toEqual(names)
  })
  await test.step('guarded, for a spreadsheet: cells alone, no token changes', async () => {
    await batch.issue.guard.check()
    await issueAs(app, ui, 'CSV', join(folder, 'guarded.csv'), 'guarded.csv')
    const lines = await readOutput(join(folder, 'guarded.csv'))
    expect(lines.map(({ Name }) => Name)).toEqual(names.map((name) => name.replace(/^=/, "'=")))
    expect(lines.map(({ token }) => signedClaims(token).u)).toEqual(names)
    const plain = await readOutput(join(folder, 'plain.csv'))
    await expectSameSessions(
      roompass,
      [...lines, ...plain].map(({ session_id }) => session_id),
    )
  })
  await test.step('JSON lines say the same, and have nothing to guard', async () => {
    await batch.issue.output('JSON lines')
    await expect(batch.issue.guard).toBeHidden()
    await issueAs(app, ui, 'JSON lines', join(folder, 'tokens.jsonl'), 'tokens.jsonl')
    const lines = (await readFile(join(folder, 'tokens.jsonl'), 'utf8')).trimEnd().split('\n')
    for (const [at, line] of lines.entries()) {
      const { row, input, token, link, valid_until } = JSON.parse(line)
      expect([row, input.Name, signedClaims(token).u]).toEqual([at + 1, names[at], names[at]])
      expect(link).toBe(linkOf(token))
      expect(valid_until).toBe(signedClaims(token).exp)
    }
    expect(lines).toHaveLength(names.length)
  })
  await test.step('the file of the guests can not be written over', async () => {
    await app.answerDialog('Issue')
    await app.answerDialog(`${folder} of guests.csv`)
    await expect(async () => {
      await batch.issue.button.click()
      await expect(batch.issue.region.getByRole('alert')).toContainText(
        'That is the file that the guests are read from',
        { timeout: 1500 },
      )
    }).toPass()
    expect(await readFile(`${folder} of guests.csv`, 'utf8')).toBe(table)
  })
})
