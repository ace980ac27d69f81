import { expect, type Locator } from 'playwright/test'
import { serverRule } from '../fixtures/run-sheets.ts'
import type { DigitalSamba } from '../servers/digital-samba/start.ts'
import type { Tour } from './tour.ts'

/** What stays as it is typed, and what the form can't show of it. */
const outgrown = `{
  "td": "11111111-2222-4333-8444-555555555555",
  "rd" :"lobby", "rd": "board-q4",
  "u": "\\ud83d alone, \\u202e turned",
  "exp": 1e400,
  "more": { "deep": [1, 2, [3, null]] },
  "a name that is longer than any column could ever be": true
}`

/** Closes what stands beside a list, where the window is so narrow that it covers it. */
export async function closeIfOver(side: Locator): Promise<void> {
  const close = side.getByRole('button', { name: 'Close' })
  if (await close.isVisible()) await close.click()
}

/** From the Issue form to a token, through what can be typed. Needs the test profile with its key. */
export async function tourCraft({ app, ui, look }: Tour): Promise<void> {
  const { craft, issue } = ui
  const { page } = app
  await issue.fill({
    rd: 'product-demo',
    u: 'Doctor Jane Smith',
    ud: 'crm-4711',
    role: 'attendee',
    exp: '2h',
  })
  await ui.goToLab('Craft')
  await expect(craft.value('Guest name')).toHaveValue('Doctor Jane Smith')
  await look('lab-craft')
  await craft.choose('What becomes of it', 'One bit flipped')
  await craft.chooseLayout('Minified')
  await craft.freeze.click()
  await expect(craft.frozenAt).toBeVisible()
  await look('lab-craft-frozen')
  await craft.frozenAt.fill('the day after tomorrow')
  await craft.frozenAt.press('Enter')
  await look('lab-craft-frozen-wrong')
  await craft.backToNow.click()

  await craft.type('Payload', outgrown)
  await expect(craft.claims).toContainText('outgrown')
  await look('lab-craft-outgrown')
  await craft.type('Payload', '{"td": "1", "rd": lobby, ')
  await look('lab-craft-broken')
  await craft.type('Payload', `{"rd":"lobby","u":"${'A long name. '.repeat(400)}"}`)
  await craft.chooseTransport('Twice, the last one cut off')
  await look('lab-craft-long')

  await craft.newFromForm.click()
  await expect(craft.value('Guest name')).toHaveValue('Doctor Jane Smith')
  await craft.choose('Key', 'A key typed here')
  await craft.sign.click()
  await craft.key.scrollIntoViewIfNeeded()
  await look('lab-craft-key-missing')
  await craft.key.pressSequentially('test-key-not-a-real-one')
  await look('lab-craft-typed-key')
  await craft.key.press('Tab')
  await craft.sign.click()
  await expect(craft.crafted).toHaveCount(1)
  await craft.crafted.first().scrollIntoViewIfNeeded()
  await look('lab-craft-crafted')
  await craft.crafted.first().getByRole('button', { name: 'Save as edge case' }).click()
  await ui.cases.dialog.save.click()
  await expect(page.getByText('Give it a title')).toBeVisible()
  await look('lab-case-dialog')
}

/** What the Lab says before there is anything that it could sign with. */
export async function tourLabClosed({ app, ui, look }: Tour): Promise<void> {
  const { page } = app
  await ui.goToLab('Craft')
  await page.getByRole('heading', { name: 'First, a profile' }).waitFor()
  await look('lab-without-profile')
  await ui.goTo('Profiles')
  await ui.profiles.add({ name: 'Acme live', environment: 'Production' })
  await page.keyboard.press('Escape')
  await expect(ui.profiles.keyDialog).toBeHidden()
  await ui.goToLab('Craft')
  await ui.craft.closed.waitFor()
  await look('lab-closed')
  await ui.goToLab('Edge cases')
  await ui.cases.openSet()
  await look('lab-closed-set')
  await ui.goTo('Profiles')
  await ui.profiles.openMore()
  const allow = page.getByRole('checkbox', { name: 'Allow the Lab' })
  await allow.check({ force: true })
  await allow.scrollIntoViewIfNeeded()
  await look('profile-lab-allowed')
  await ui.profiles.save.click()
  await ui.goToLab('Craft')
  await expect(ui.craft.result).toContainText('has no signing key')
  await look('lab-craft-without-key')
}

/** The library, and the set that is made of it. Needs the test profile. */
export async function tourCases({ app, ui, look }: Tour): Promise<void> {
  const { cases, craft, issue } = ui
  const { page } = app
  await issue.fill({ u: 'Jane Smith' })
  await ui.goToLab('Craft')
  await craft.sign.click()
  await craft.crafted.first().getByRole('button', { name: 'Save as edge case' }).click()
  await cases.dialog.title.fill(
    'My own token, with a title that goes on and on until it is wider than any column',
  )
  await cases.dialog.expect('Refused')
  await cases.dialog.note.fill('Found on Monday.\nSeen again on Tuesday.')
  await cases.dialog.save.click()
  await expect(cases.dialog.dialog).toBeHidden()
  await ui.goToLab('Edge cases')
  await expect(cases.rows.first()).toBeVisible()
  await look('lab-cases')
  await cases.showGroup('My cases')
  await cases.rows.first().click()
  await look('lab-cases-own')
  await closeIfOver(cases.detail)
  await cases.showGroup('Signature')
  await cases.groupBox('Signature').check({ force: true })
  await cases.rows.first().click()
  await cases.list.focus()
  await page.keyboard.press('ArrowDown')
  await look('lab-cases-group')
  await closeIfOver(cases.detail)
  await cases.search.fill('nothing is called this')
  await page
    .getByText(/Nothing|No case/)
    .first()
    .waitFor()
  await look('lab-cases-nothing-found')
  await cases.search.fill('')
  await cases.showGroup('All groups')
  await cases.chooseAll.click()
  await cases.openSet()
  await look('lab-set')
  await cases.set.needs.click()
  await cases.set.needs.scrollIntoViewIfNeeded()
  await look('lab-set-needs')
  await cases.set.needs.click()
  await cases.set.as('Matrix of groups')
  await cases.set.room.fill('product-demo')
  await cases.set.moment.fill('not a time')
  await look('lab-set-matrix')
}

/** From no sheet to two that are compared. Needs the profile on the server, which is its endpoint. */
export async function tourSheets({ app, ui, look }: Tour, server: DigitalSamba): Promise<void> {
  const { cases, sheets } = ui
  const { page } = app
  await ui.goToLab('Run sheets')
  await page.getByRole('heading', { name: /No (run )?sheets/ }).waitFor()
  await look('lab-sheets-empty')
  const makeSet = async (title: string) => {
    await ui.goToLab('Edge cases')
    // Where the window is narrow it may cover the button that opens it.
    if (!(await cases.set.panel.isVisible())) await cases.openSet()
    await cases.set.title.fill(title)
    await cases.set.room.fill('product-demo')
    await cases.set.make.click()
    await expect(sheets.title).toHaveText(title)
  }
  await ui.goToLab('Edge cases')
  await cases.groupBox('Signature').check({ force: true })
  await cases.groupBox('Time').check({ force: true })
  await makeSet('Before the release')
  await look('lab-sheet-fresh')

  await sheets.rows.first().click()
  await sheets.list.focus()
  await page.keyboard.press('a')
  await page.keyboard.press('r')
  await page.keyboard.press('n')
  await sheets.shown.fill('Please tell us your name')
  await sheets.note.fill('As on Monday.')
  await look('lab-sheet-row')

  await sheets.run.open()
  await look('lab-run-without-endpoint')
  await sheets.run.address.fill(`${server.origin}{link}`)
  await sheets.run.rule('Accepted, if').by('Text')
  await sheets.run.rule('Accepted, if').text.fill(serverRule.accepted)
  await sheets.run.tellNameScreen.check({ force: true })
  await sheets.run.rule('Name screen, if accepted and').text.fill(serverRule.nameScreen)
  await sheets.run.tellNameScreen.scrollIntoViewIfNeeded()
  await look('lab-run-endpoint')
  await app.answerDialog('Allow')
  await sheets.run.save.click()
  await sheets.run.change.waitFor()
  await look('lab-run-ready')
  const slow = server.fault({ kind: 'slow' })
  await sheets.run.start.click()
  await slow.reached()
  await sheets.progress.pause.waitFor()
  await look('lab-run-under-way')
  slow.release()
  await expect(sheets.progress.strip).toContainText('Done')
  server.fault({ kind: 'status', status: 500 }, { times: 4 })
  // Where the window is narrow a run that began has shown the rows instead.
  if (!(await sheets.run.panel.isVisible())) await sheets.run.open()
  await sheets.run.rows('All')
  await sheets.run.start.click()
  await expect(sheets.resultButton('Fail')).not.toHaveAccessibleName('Fail 0')
  await expect(sheets.progress.strip).toContainText('Done')
  await look('lab-run-done')
  await closeIfOver(sheets.run.panel)
  await sheets.filter('Fail')
  await sheets.rows.first().click()
  await look('lab-sheet-failed')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('menu').waitFor()
  await look('lab-sheet-export')
  await page.keyboard.press('Escape')

  await makeSet('After the release')
  await sheets.run.open()
  await sheets.run.start.click()
  await expect(sheets.progress.strip).toContainText('Done')
  await sheets.comparison.with('Before the release')
  await look('lab-comparison')
  await sheets.allSheets.click()
  await expect(sheets.sheets).toHaveCount(2)
  await look('lab-sheets')
}
