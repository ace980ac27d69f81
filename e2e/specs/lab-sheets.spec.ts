import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { expect } from '../fixtures/app.ts'
import { epochNow } from '../fixtures/made-token.ts'
import { test } from '../fixtures/platform.ts'
import { makeSheet, rowsOf, setEndpoint, sheetOf } from '../fixtures/run-sheets.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

const byHand = ['--group', 'signature', '--group', 'role']

test('what is seen is recorded by key, one case after the other, and is there after a restart', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const made = await makeSheet(roompass, 'By hand', byHand)
  const app = await launch()
  const { sheets, ...window } = shell(app.page)
  await window.goToLab('Run sheets')
  await expect(sheets.sheets).toHaveCount(1)
  await expect(sheets.sheets.first()).toContainText(`${made.length} open`)
  await sheets.openSheet('By hand')
  await expect(sheets.list).toHaveAttribute('aria-rowcount', String(made.length + 1))

  await test.step('a, r, n and e record and go on to the next', async () => {
    await sheets.list.focus()
    await app.page.keyboard.press('Home')
    for (const key of ['a', 'r', 'n', 'e']) await app.page.keyboard.press(key)
    await expect(sheets.selected).toHaveAttribute('id', 'case-5')
    await expect(sheets.resultButton('Open')).toHaveAccessibleName(`Open ${made.length - 4}`)
    const rows = await rowsOf(app.page, 'By hand')
    expect(rows.slice(0, 4).map(({ observed }) => observed)).toEqual([
      'accepted',
      'refused',
      'name-screen',
      'error',
    ])
    for (const { observedAt } of rows.slice(0, 4))
      expect(Math.abs((observedAt ?? 0) - epochNow())).toBeLessThan(60)
    expect(rows.slice(4).every(({ observed, observedAt }) => observed === null && observedAt === null)).toBe(
      true,
    )
  })
  await test.step('arrow keys go back; what was recorded is changed, or taken back', async () => {
    await app.page.keyboard.press('ArrowUp')
    await expect(sheets.selected).toHaveAttribute('id', 'case-4')
    await expect(sheets.seen('Error')).toHaveAttribute('aria-pressed', 'true')
    await app.page.keyboard.press('Delete')
    await expect(sheets.seen('Error')).toHaveAttribute('aria-pressed', 'false')
    await app.page.keyboard.press('r')
    await app.page.keyboard.press('ArrowUp')
    await expect(sheets.seen('Refused')).toHaveAttribute('aria-pressed', 'true')
  })
  await test.step('by mouse, with what was shown and a note', async () => {
    await sheets.open('Role of null')
    await sheets.shown.fill('The role of the token is not one of this room.')
    await expect(sheets.detail).toContainText('Stored once you say what was seen.')
    await sheets.record('Refused')
    await sheets.note.fill('Ask support: =why? “null” | 🧑‍🚀')
    await sheets.note.blur()
    await expect(sheets.detail).toContainText('Saved')
    await expect(sheets.row('Role of null')).toContainText('Ask support')
  })
  await test.step('the results filter the rows, with their numbers', async () => {
    const rows = await rowsOf(app.page, 'By hand')
    for (const [result, label] of [
      ['pass', 'Pass'],
      ['fail', 'Fail'],
      ['unknown', 'Unknown'],
      ['open', 'Open'],
    ] as const) {
      const titles = rows.filter((row) => row.result === result).map(({ title }) => title)
      await sheets.filter(label)
      await expect(sheets.resultButton(label)).toHaveAccessibleName(`${label} ${titles.length}`)
      await expect(sheets.list).toHaveAttribute('aria-rowcount', String(titles.length + 1))
      for (const title of titles.slice(0, 5)) await expect(sheets.row(title)).toBeVisible()
    }
    await sheets.filter('All')
  })
  await test.step('days later it is as it was left, and goes on with the open ones', async () => {
    const before = await rowsOf(app.page, 'By hand')
    await sheets.rename('By hand, build 7')
    await app.restart()
    const later = shell(app.page)
    await later.goToLab('Run sheets')
    await later.sheets.openSheet('By hand, build 7')
    expect(await rowsOf(app.page, 'By hand, build 7')).toEqual(before)
    await later.sheets.filter('Open')
    await later.sheets.list.focus()
    await app.page.keyboard.press('Home')
    await app.page.keyboard.press('r')
    const open = before.filter(({ result }) => result === 'open').length
    await expect(later.sheets.resultButton('Open')).toHaveAccessibleName(`Open ${open - 1}`)
  })
})

test('token and link of a case are copied and opened as they are, by main', async ({
  launch,
  roompass,
  startAccount,
  visit,
}) => {
  test.setTimeout(90_000)
  const server = await startAccount()
  const made = await makeSheet(roompass, 'To send', [...byHand, '--case', 'link-token-bearer'])
  const app = await launch()
  const { sheets, toast, inspect, ...window } = shell(app.page)
  await window.goToLab('Run sheets')
  await sheets.openSheet('To send')
  const printed = (id: string) => made.find((one) => one.id === id)

  await test.step('copied', async () => {
    await sheets.open('One bit of the signature')
    await sheets.copyToken.click()
    await expect(toast).toContainText(/^Token of case \d+ copied\./)
    expect(await app.clipboard()).toBe(printed('signature-bit')?.token)
    await sheets.copyLink.click()
    await expect(toast).toContainText(/^Link of case \d+ copied\./)
    expect(await app.clipboard()).toBe(printed('signature-bit')?.link)
  })
  await test.step('opened, by button and by key', async () => {
    await sheets.openInBrowser.click()
    await expect.poll(() => app.opened()).toEqual([printed('signature-bit')?.link])
    await sheets.row('Role of a number').click()
    await sheets.list.focus()
    await app.page.keyboard.press('o')
    await expect.poll(() => app.opened()).toHaveLength(2)
    await app.page.keyboard.press('c')
    await expect.poll(() => app.clipboard()).toBe(printed('role-number')?.link)
    await sheets.open('Bearer before the token')
    await sheets.openInBrowser.click()
    await expect.poll(() => app.opened()).toHaveLength(3)
    expect((await app.opened()).slice(1)).toEqual([
      printed('role-number')?.link,
      printed('link-token-bearer')?.link,
    ])
  })
  await test.step('a browser that opens it sees what the case is about', async () => {
    const [broken = ''] = await app.opened()
    const guest = await visit(server, broken)
    await expect(guest.locator('[data-reason="invalid-token"]')).toBeVisible()
    const right = await visit(server, printed('role-absent')?.link ?? '')
    await expect(right.locator('[data-admitted="true"]')).toBeVisible()
  })
  await test.step('and looked at in Inspect', async () => {
    await sheets.open('One bit of the signature')
    await sheets.inspect.click()
    await expect(inspect.field).toHaveValue(printed('signature-bit')?.token ?? '')
  })
})

test('a sheet is removed with its tokens, after a question, and others stay', async ({
  launch,
  roompass,
}, testInfo) => {
  await addTestProfile(roompass)
  const kept = await makeSheet(roompass, 'To keep', ['--group', 'key'])
  const removed = await makeSheet(roompass, 'To remove', byHand)
  const app = await launch()
  const { sheets, toast, ...window } = shell(app.page)
  const crafted = async () =>
    ((await roompass(['history', '--origin', 'crafted', '--json'])).json() as { id: string }[]).length
  const before = await crafted()
  await window.goToLab('Run sheets')
  await sheets.openSheet('To remove')

  await app.answerDialog('Cancel')
  await sheets.remove.click()
  expect(await app.waitForDialog()).toMatchObject({
    message: 'Remove the sheet “To remove”?',
    detail: expect.stringMatching(/the tokens that were made for it, are removed for good/),
    buttons: ['Cancel', 'Remove'],
  })
  await expect(sheets.title).toHaveText('To remove')
  expect((await sheetOf(app.page, 'To remove')).counts.open).toBe(removed.length)

  await app.answerDialog('Remove')
  await sheets.remove.click()
  await app.waitForDialog()
  await expect(toast).toContainText('“To remove” was removed, and its tokens from the history.')
  await expect(sheets.sheets).toHaveCount(1)
  await expect(sheets.sheets.first()).toContainText('To keep')
  expect(await crafted()).toBe(before - removed.length)

  await test.step('the file of the other one holds none of them', async () => {
    await sheets.openSheet('To keep')
    await app.answerDialog('Export')
    await app.answerDialog(testInfo.outputPath('kept.csv'))
    await sheets.export('CSV')
    await expect(toast).toContainText('kept.csv')
    const lines = parse(await readFile(testInfo.outputPath('kept.csv'), 'utf8'), { bom: true, columns: true })
    const tokens = new Set((lines as { token: string }[]).map(({ token }) => token))
    expect(tokens.size).toBe(kept.length)
    for (const { token } of removed) expect(tokens.has(token ?? '')).toBe(false)
  })
})

test('a sheet whose profile is gone can be looked at and not run', async ({
  launch,
  roompass,
  startAccount,
}) => {
  const server = await startAccount()
  await setEndpoint(roompass, server)
  await makeSheet(roompass, 'Orphan', ['--group', 'signature'])
  const app = await launch()
  const { sheets, ...window } = shell(app.page)
  const { code, stderr } = await roompass(['profiles', 'remove', 'Acme', '--yes'])
  expect(code, stderr).toBe(0)
  await window.goToLab('Run sheets')
  await sheets.openSheet('Orphan')
  await expect(sheets.rows).toHaveCount(7)
  await sheets.run.open()
  await expect(sheets.run.panel).toContainText('The profile of this sheet was removed')
  await expect(sheets.run.start).toBeDisabled()
  expect(server.asked).toHaveLength(0)
})
