import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright/test'
import { expect, test } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import {
  codesIn,
  countSessions,
  expectSameSessions,
  lastBatch,
  manyGuests,
  partsIn,
  recordedSessions,
} from '../fixtures/batches.ts'
import type { RunRoompass } from '../fixtures/guests.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { type Shell, shell } from '../pages/shell.ts'

/** So many codes take some seconds, as each is on the disk before the next one. */
const guests = 600

interface Begun {
  readonly format: Parameters<Shell['batch']['issue']['output']>[0]
  readonly input: string
  readonly output: string
}

/** Checks the rows of a file and has them issued; gives the batch once some of it is issued. */
async function begin(app: AppHandle, ui: Shell, { format, input, output }: Begun) {
  const { batch } = ui
  await ui.goTo('Batch')
  await app.answerDialog(input)
  await batch.chooseFile.or(batch.otherFile).click()
  await batch.check.click()
  await expect(batch.checkPart).toContainText('All are fine.', { timeout: 30_000 })
  await batch.issue.output(format)
  await app.answerDialog('Issue')
  await app.answerDialog(output)
  await batch.issue.button.click()
  await expect(batch.batches).toHaveCount(1)
  await expectSomeIssued(app)
}

const expectSomeIssued = (app: AppHandle) =>
  expect.poll(async () => (await lastBatch(app.page)).issued, { intervals: [50] }).toBeGreaterThan(0)

/** What a line of the list says of a batch, once it is over. */
const expectDone = (line: Locator, words: string) => expect(line).toContainText(words, { timeout: 30_000 })

/** The folder that codes are written into until all of them are there. */
async function partOf(folder: string): Promise<string> {
  const [part = ''] = await partsIn(folder)
  return join(folder, part)
}

/** Expects one code and one session for each guest, and nothing else in the folder. */
async function expectWhole(roompass: RunRoompass, folder: string, name: string): Promise<void> {
  const every = Array.from({ length: guests }, (_, index) => index + 1)
  expect(await codesIn(join(folder, name))).toEqual({ rows: every, others: [] })
  expect(await partsIn(folder)).toEqual([])
  const ids = (await recordedSessions(roompass)).map(({ externalId }) => externalId)
  expect(ids.sort()).toEqual(every.map((number) => `crm-${number}`).sort())
}

test('a batch is paused, goes on, and is whole', async ({ launch, roompass }, testInfo) => {
  await addTestProfile(roompass)
  const folder = testInfo.outputPath('out')
  await mkdir(folder)
  const input = testInfo.outputPath('guests.csv')
  await writeFile(input, manyGuests(guests))
  const app = await launch()
  const ui = shell(app.page)
  const one = ui.batch.batch('guests.csv')
  await begin(app, ui, { format: 'QR codes, SVG', input, output: join(folder, 'codes') })
  await one.pause.click()
  await expect(one.resume).toBeVisible()
  await expect(ui.batch.told).toHaveText('guests.csv: paused.')

  await test.step('paused: what is under way ends, and nothing follows', async () => {
    const part = await partOf(folder)
    const recorded = () => countSessions(app.page)
    const written = async () => (await codesIn(part)).rows.length
    await expect.poll(async () => (await written()) - (await recorded())).toBe(0)
    const count = await recorded()
    expect(count).toBeLessThan(guests)
    // Going elsewhere and back takes a moment in which it would issue dozens.
    await ui.goTo('History')
    await expect(ui.history.stateButton('All')).toHaveAccessibleName(`All ${count}`)
    await ui.goTo('Batch')
    expect([await recorded(), await written()]).toEqual([count, count])
    await expect(one.line).toContainText(`Paused at ${count} of ${guests}`)
  })
  await test.step('a second Roompass leaves it alone', async () => {
    const { code, stderr } = await roompass([
      ...['batch', input, '--profile', 'Acme', '--format', 'qr-svg'],
      ...['--out', join(folder, 'codes'), '--resume'],
    ])
    expect(code, stderr).not.toBe(0)
    expect(stderr).toContain('Another process is at work on this batch')
  })
  await test.step('it goes on where it was', async () => {
    await one.resume.click()
    await expectDone(one.line, `${guests} tokens in “codes”`)
    await expectWhole(roompass, folder, 'codes')
  })
})

test('a batch that is cancelled ends at once; what it issued is kept, and marked', async ({
  launch,
  roompass,
}, testInfo) => {
  await addTestProfile(roompass)
  const folder = testInfo.outputPath('out')
  await mkdir(folder)
  const input = testInfo.outputPath('guests.csv')
  const rows = 120_000
  await writeFile(input, manyGuests(rows))
  const app = await launch()
  const ui = shell(app.page)
  const one = ui.batch.batch('guests.csv')
  await begin(app, ui, { format: 'JSON lines', input, output: join(folder, 'tokens.jsonl') })
  await one.cancel.click()
  await expect(one.line).toContainText('Cancelled after')
  const { issued, state, output } = await lastBatch(app.page)
  expect(state).toBe('cancelled')
  expect(issued).toBeLessThan(rows)
  const name = `tokens (cancelled after ${issued.toLocaleString('en')} rows).jsonl`
  expect(output.fileName).toBe(name)
  await expect(one.line).toContainText(`in “${name}”`)
  expect(await readdir(folder)).toEqual([name])

  const lines = (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n')
  const read = lines.map((line) => JSON.parse(line) as { row: number; session_id: string; token: string })
  expect(read.map(({ row }) => row)).toEqual(Array.from({ length: issued }, (_, index) => index + 1))
  await expectSameSessions(
    roompass,
    read.map(({ session_id }) => session_id),
  )
  await one.showInHistory.click()
  await expect(ui.history.stateButton('All')).toHaveAccessibleName(/^All /)
  await ui.history.search('crm-1')
  await expect(ui.history.row('Guest 1').first()).toBeVisible()
})

test('a batch that is killed in the middle goes on after the next start, and no guest gets two', async ({
  launch,
  roompass,
}, testInfo) => {
  await addTestProfile(roompass)
  const folder = testInfo.outputPath('out')
  await mkdir(folder)
  const input = testInfo.outputPath('guests.csv')
  await writeFile(input, manyGuests(guests))
  const app = await launch()
  await begin(app, shell(app.page), { format: 'QR codes, SVG', input, output: join(folder, 'codes') })
  await app.kill()
  const before = await recordedSessions(roompass)
  expect(before.length).toBeGreaterThan(0)
  expect(before.length).toBeLessThan(guests)
  expect(await readdir(folder), 'under no name that says that it is whole').toEqual(await partsIn(folder))

  await app.restart()
  const ui = shell(app.page)
  await ui.goTo('Batch')
  await test.step('the screen says so, and nothing goes on by itself', async () => {
    await expect(ui.batch.brokeOff).toContainText(`guests.csv broke off after ${before.length} tokens.`)
    await expect(ui.batch.brokeOff).toContainText('no guest gets two')
    const { line, endHere } = ui.batch.batch('guests.csv')
    await expect(line).toContainText(`Broke off at ${before.length} of ${guests}`)
    await expect(endHere).toBeVisible()
    expect(await countSessions(app.page)).toBe(before.length)
  })
  const resume = ui.batch.brokeOff.getByRole('button', { name: 'Resume' })
  await test.step('other rows in its file are not taken for those', async () => {
    await writeFile(input, manyGuests(guests, 2))
    await resume.click()
    await expect(ui.toast).toContainText('The input is not the one that this batch was begun with')
    expect(await countSessions(app.page)).toBe(before.length)
  })
  await test.step('a file that is elsewhere is asked for, and resumed it ends with the same set', async () => {
    await rm(input)
    const moved = testInfo.outputPath('moved.csv')
    await writeFile(moved, manyGuests(guests))
    await app.answerDialog(null)
    await resume.click()
    expect(await app.waitForDialog()).toMatchObject({ kind: 'open' })
    await expect(resume).toBeEnabled()
    await app.answerDialog(moved)
    await resume.click()
    await expect(ui.batch.brokeOff).toBeHidden()
    await expectDone(ui.batch.batch('moved.csv').line, `${guests} tokens in “codes”`)
    await expectWhole(roompass, folder, 'codes')
    const after = new Set((await recordedSessions(roompass)).map(({ id }) => id))
    expect(before.every(({ id }) => after.has(id))).toBe(true)
  })
})

test('a lock and quitting in the middle break a batch off, and it goes on after both', async ({
  launch,
  roompass,
}, testInfo) => {
  await addTestProfile(roompass)
  const folder = testInfo.outputPath('out')
  await mkdir(folder)
  const input = testInfo.outputPath('guests.csv')
  await writeFile(input, manyGuests(guests))
  const app = await launch()
  let ui = shell(app.page)
  await begin(app, ui, { format: 'QR codes, SVG', input, output: join(folder, 'codes') })
  let count = 0

  await test.step('locked: nothing more is issued', async () => {
    await ui.lock.lockBy(() => app.page.keyboard.press('Control+l'))
    await expect(app.page.locator('body')).not.toContainText('guests.csv')
    count = (await recordedSessions(roompass)).length
    expect(count).toBeLessThan(guests)
    await ui.lock.leave()
    expect(await countSessions(app.page)).toBe(count)
    await ui.goTo('Batch')
    await expect(ui.batch.brokeOff).toContainText(`broke off after ${count} tokens.`)
  })
  await test.step('resumed, and the application ends', async () => {
    await ui.batch.batch('guests.csv').resume.click()
    await expect.poll(() => countSessions(app.page), { intervals: [50] }).toBeGreaterThan(count)
    expect(await app.close()).toEqual({ code: 0, signal: null })
    count = (await recordedSessions(roompass)).length
    expect(count).toBeLessThan(guests)
    expect(await readdir(folder)).toEqual(await partsIn(folder))
  })
  await test.step('started again, resumed, and whole', async () => {
    await app.restart()
    ui = shell(app.page)
    await ui.goTo('Batch')
    await expect(ui.batch.brokeOff).toContainText(`broke off after ${count} tokens.`)
    await ui.batch.batch('guests.csv').resume.click()
    await expectDone(ui.batch.batch('guests.csv').line, `${guests} tokens in “codes”`)
    await expectWhole(roompass, folder, 'codes')
  })
})
