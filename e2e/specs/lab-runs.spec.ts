import type { Endpoint } from '../../shared/lab/schemas.ts'
import { expect } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { test } from '../fixtures/platform.ts'
import {
  makeSheet,
  rowsOf,
  seenBehind,
  serverRule,
  setEndpoint,
  sheetOf,
  told,
} from '../fixtures/run-sheets.ts'
import { shell } from '../pages/shell.ts'
import type { DigitalSamba } from '../servers/digital-samba/start.ts'

/** What a second more or less decides, and nobody documents. */
const onTheEdge = new Set(['exp-in-one-second', 'nbf-in-one-second'])

/** What the server was asked as a guest, by the room of the address. */
const visits = ({ asked }: DigitalSamba, room: string) => asked.filter(({ path }) => path === `/${room}`)

/** As the application keeps it for the profile of a sheet; null for none. */
async function keptEndpoint({ page }: AppHandle, title: string): Promise<Endpoint | null> {
  const { profileId } = await sheetOf(page, title)
  return (await told<{ endpoint: Endpoint | null }>(page, 'lab.getEndpoint', { profileId })).endpoint
}

test('a set of all cases is made in the window, run against the server, and nothing documented fails', async ({
  launch,
  startAccount,
}) => {
  test.setTimeout(150_000)
  const server = await startAccount()
  const app = await launch()
  const { issue, cases, sheets, toast, ...window } = shell(app.page)
  const title = 'Before the release'

  await test.step('the set says how many tokens it makes, before it makes them', async () => {
    await issue.fill({ u: 'Jane Smith' })
    await window.goToLab('Edge cases')
    await cases.chooseAll.click()
    await expect(cases.chosen).toHaveText(/^\d{3} cases chosen$/)
    await cases.openSet()
    await expect(cases.set.make).toBeDisabled()
    await expect(cases.set.panel).toContainText('Type a room: every token is for one.')
    await cases.set.room.fill('product-demo')
    await cases.set.title.fill(title)
    await cases.set.make.click()
    await expect(toast).toContainText(/^\d{3} cases made\. \d+ cases left out/)
    await expect(sheets.title).toHaveText(title)
  })
  const made = await rowsOf(app.page, title)
  expect(made.length).toBeGreaterThanOrEqual(120)
  await expect(sheets.resultButton('Open')).toHaveAccessibleName(`Open ${made.length}`)
  expect(made.every(({ observed }) => observed === null)).toBe(true)
  expect(server.asked, 'making asks nobody').toHaveLength(0)

  await test.step('another computer is reached with https alone, and nothing is asked of the person', async () => {
    await sheets.run.open()
    await sheets.run.address.fill('http://192.0.2.1{link}')
    await sheets.run.rule('Accepted, if').by('Text')
    await sheets.run.rule('Accepted, if').text.fill(serverRule.accepted)
    await sheets.run.tellNameScreen.check()
    await sheets.run.rule('Name screen, if accepted and').text.fill(serverRule.nameScreen)
    await sheets.run.save.click()
    await expect(sheets.run.panel).toContainText(
      'The address has to begin with https://; http:// goes to this computer alone',
    )
    expect(await app.dialogs()).toEqual([])
  })
  await test.step('a host that is declined is not kept', async () => {
    await sheets.run.address.fill(`${server.origin}{link}`)
    await app.answerDialog('Cancel')
    await sheets.run.save.click()
    expect(await app.waitForDialog()).toMatchObject({
      message: `Send the tokens of “Acme” to ${server.origin}?`,
      detail: expect.stringContaining('The tokens work: whoever runs that host can use them.'),
      buttons: ['Cancel', 'Allow'],
    })
    await expect(sheets.run.save).toBeEnabled()
    expect(await keptEndpoint(app, title)).toBeNull()
    await expect(sheets.run.start).toBeDisabled()
  })
  await test.step('one that is allowed is, and it is asked for once', async () => {
    await app.answerDialog('Allow')
    await sheets.run.save.click()
    await app.waitForDialog()
    await expect(sheets.run.panel).toContainText(`${server.origin}{link}`)
    await sheets.run.change.click()
    await sheets.run.rule('Accepted, if').text.fill(`<main ${serverRule.accepted}`)
    await sheets.run.save.click()
    await expect(sheets.run.panel).toContainText('Accepted: the body has “<main data-admitted="true"”')
    expect(await app.dialogs()).toHaveLength(2)
    expect(await keptEndpoint(app, title)).toMatchObject({ url: `${server.origin}{link}`, method: 'GET' })
    expect(server.asked, 'and nothing is sent yet').toHaveLength(0)
  })
  await test.step('each case is sent, and what was seen is filled in', async () => {
    await sheets.run.start.click()
    await expect(sheets.progress.strip).toContainText(`Done: ${made.length} cases.`, { timeout: 45_000 })
    await expect(sheets.resultButton('Open')).toHaveAccessibleName('Open 0')
    await expect(sheets.resultButton('Fail')).toHaveAccessibleName('Fail 0')
    const rows = await rowsOf(app.page, title)
    const documented = rows.filter(({ expected }) => expected !== 'unknown')
    expect(documented.every(({ result }) => result === 'pass')).toBe(true)
    expect(rows.filter(({ result }) => result === 'unknown')).toHaveLength(rows.length - documented.length)
    await expect(sheets.resultButton('Pass')).toHaveAccessibleName(`Pass ${documented.length}`)
    expect(rows.find(({ caseId }) => caseId === 'u-absent')).toMatchObject({ observed: 'name-screen' })
    expect(rows.find(({ caseId }) => caseId === 'signature-bit')).toMatchObject({
      observed: 'refused',
      detail: expect.stringMatching(/^403.*The token is invalid\./),
    })
  })
  await test.step('the server says the same to anybody who opens the links', async () => {
    for (const { caseId, link, observed } of await rowsOf(app.page, title)) {
      if (link === null || onTheEdge.has(caseId)) continue
      expect(observed, caseId).toBe(await seenBehind(server.origin, link))
    }
  })
  await test.step('the results filter the rows', async () => {
    await sheets.run.close.click()
    await sheets.filter('Unknown')
    await expect(sheets.rows.first()).toContainText('Unknown')
    await sheets.filter('Fail')
    await expect(sheets.rows).toHaveCount(0)
    await expect(sheets.list).toContainText('Nothing fails.')
    await sheets.filter('All')
    await expect(sheets.rows.first()).toContainText('Expired one second ago')
  })
})

test('a server that has changed makes cases fail, and only what changed is listed', async ({
  launch,
  roompass,
  startAccount,
}) => {
  test.setTimeout(120_000)
  const server = await startAccount()
  await setEndpoint(roompass, server)
  const chosen = ['--group', 'time', '--group', 'signature', '--group', 'key']
  // Counted from ten seconds ago, what ends in a second has ended, whenever it is sent.
  await makeSheet(roompass, 'Last release', [...chosen, '--now=-10s'])
  const app = await launch()
  const { sheets, ...window } = shell(app.page)
  const run = async (title: string) => {
    await sheets.openSheet(title)
    await sheets.run.open()
    await sheets.run.atOnce.fill('1')
    await sheets.run.start.click()
    await expect(sheets.progress.strip).toContainText('Done:')
  }
  await window.goToLab('Run sheets')
  await run('Last release')
  await expect(sheets.resultButton('Fail')).toHaveAccessibleName('Fail 0')

  await test.step('an older rule: tokens end two minutes early', async () => {
    await makeSheet(roompass, 'This release', [...chosen, '--now=-10s'])
    server.shiftClock(120)
    await sheets.allSheets.click()
    await run('This release')
    await expect(sheets.resultButton('Fail')).toHaveAccessibleName('Fail 2')
    await sheets.filter('Fail')
    await expect(sheets.rows).toHaveCount(2)
    await expect(sheets.row('Expires in a minute')).toContainText('Refused')
    await expect(sheets.row('Valid in a minute')).toContainText('Accepted')
    await sheets.open('Expires in a minute')
    await expect(sheets.shown).toHaveValue(/^403.*The token has expired\.$/)
  })
  await test.step('compared with the run before', async () => {
    const before = new Map((await rowsOf(app.page, 'Last release')).map((row) => [row.caseId, row.observed]))
    const rows = await rowsOf(app.page, 'This release')
    const changed = rows.filter(({ caseId, observed }) => before.get(caseId) !== observed)
    await sheets.comparison.with('Last release')
    await expect(sheets.comparison.changes).toHaveCount(changed.length)
    for (const { title } of changed) await expect(sheets.comparison.region).toContainText(title)
    await expect(sheets.comparison.region).toContainText(
      `${changed.length} changes, ${rows.length - changed.length} cases alike`,
    )
    await expect(sheets.comparison.changes.filter({ hasText: 'Expires in a minute' })).toHaveText(
      /Fails now\s*Pass\s*Accepted.*Fail\s*Refused/,
    )
    await sheets.comparison.back.click()
  })
  await test.step('an error of the server is no refusal, and the next run over it all is right again', async () => {
    server.shiftClock(0)
    await makeSheet(roompass, 'Third', [...chosen, '--now=-10s'])
    server.fault({ kind: 'status', status: 500 }, { times: 3 })
    await sheets.allSheets.click()
    await run('Third')
    const [first, second, third, fourth] = await rowsOf(app.page, 'Third')
    expect(first).toMatchObject({ expected: 'refused', observed: 'error', result: 'fail' })
    expect(second).toMatchObject({ expected: 'refused', observed: 'error', result: 'fail' })
    expect(third, 'where nothing is documented, nothing fails').toMatchObject({
      expected: 'unknown',
      observed: 'error',
      result: 'unknown',
    })
    expect(first?.detail).toMatch(/^500/)
    expect(fourth).toMatchObject({ observed: 'refused', result: 'pass' })
    await expect(sheets.resultButton('Fail')).toHaveAccessibleName('Fail 2')
    const asked = visits(server, 'product-demo').length
    await sheets.run.rows('All')
    await sheets.run.start.click()
    await expect(sheets.resultButton('Fail')).toHaveAccessibleName('Fail 0')
    const { counts } = await sheetOf(app.page, 'Third')
    expect(visits(server, 'product-demo')).toHaveLength(asked + counts.pass + counts.unknown)
  })
})
