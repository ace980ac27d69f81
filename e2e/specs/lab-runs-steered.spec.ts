import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/platform.ts'
import { makeSheet, rowsOf, seenBehind, setEndpoint, sheetOf } from '../fixtures/run-sheets.ts'
import { shell } from '../pages/shell.ts'
import type { DigitalSamba } from '../servers/digital-samba/start.ts'

const answered = ({ asked }: DigitalSamba) => asked.filter(({ status }) => status !== null)

/** What the server was asked for one room. */
const visits = ({ asked }: DigitalSamba, room: string) => asked.filter(({ path }) => path === `/${room}`)

test('a run is paused, goes on, and is cancelled, and the server hears no more of it', async ({
  launch,
  roompass,
  startAccount,
}) => {
  test.setTimeout(120_000)
  const server = await startAccount()
  await setEndpoint(roompass, server)
  const made = await makeSheet(roompass, 'Slow', ['--group', 'structure', '--group', 'header'])
  await makeSheet(roompass, 'Other', ['--group', 'initials'], 'workshop')
  const app = await launch()
  const { sheets, history, ...window } = shell(app.page)
  await window.goToLab('Run sheets')
  await sheets.openSheet('Slow')

  await test.step('paused: what is under way ends, and nothing follows', async () => {
    const slow = server.fault({ kind: 'slow' })
    await sheets.run.open()
    await sheets.run.atOnce.fill('3')
    await sheets.run.start.click()
    await expect.poll(() => server.asked.length).toBe(3)
    await sheets.progress.pause.click()
    await expect(sheets.progress.resume).toBeVisible()
    slow.release()
    await expect(sheets.progress.strip).toContainText(`Paused at 3 of ${made.length}`)
    await expect(sheets.resultButton('Open')).toHaveAccessibleName(`Open ${made.length - 3}`)
    // Going elsewhere and back takes a moment in which a run would send dozens.
    await window.goTo('History')
    await expect(history.stateButton('All')).toBeVisible()
    await window.goToLab('Run sheets')
    await expect(sheets.progress.strip).toContainText(`Paused at 3 of ${made.length}`)
    expect(server.asked).toHaveLength(3)
  })
  await test.step('it goes on where it was, whichever screen is shown', async () => {
    await sheets.progress.resume.click()
    await window.goTo('History')
    await expect.poll(() => answered(server).length).toBe(made.length)
    await window.goToLab('Run sheets')
    await expect(sheets.progress.strip).toContainText(`Done: ${made.length} cases.`)
    await expect(sheets.resultButton('Fail')).toHaveAccessibleName('Fail 0')
    await sheets.progress.dismiss.click()
    await expect(sheets.progress.strip).toBeHidden()
  })
  await test.step('cancelled: at once, with requests that nobody answers', async () => {
    const before = server.asked.length
    server.fault({ kind: 'slow' }, { path: '/product-demo' })
    await sheets.run.open()
    await sheets.run.rows('All')
    await sheets.run.start.click()
    await expect.poll(() => server.asked.length).toBe(before + 3)
    await sheets.progress.cancel.click()
    await expect(sheets.progress.strip).toContainText(`Cancelled after 0 of ${made.length}.`)
    const rows = await rowsOf(app.page, 'Slow')
    expect(
      rows.every(({ observed }) => observed !== null),
      'what was seen before stays',
    ).toBe(true)
    server.clearFaults()

    await sheets.allSheets.click()
    await sheets.openSheet('Other')
    await sheets.run.open()
    await sheets.run.perSecond.fill('20')
    await sheets.run.start.click()
    await expect(sheets.progress.strip).toContainText('Done: ')
    expect(visits(server, 'product-demo'), 'while the other sheet ran').toHaveLength(before + 3)
  })
})

test('a run keeps to its rate', async ({ launch, roompass, startAccount }) => {
  const at: number[] = []
  const server = await startAccount({ onAnswered: () => at.push(performance.now()) })
  await setEndpoint(roompass, server)
  const made = await makeSheet(roompass, 'Slowly', ['--group', 'key'])
  const app = await launch()
  const { sheets, ...window } = shell(app.page)
  await window.goToLab('Run sheets')
  await sheets.openSheet('Slowly')
  await sheets.run.open()
  await sheets.run.atOnce.fill('0')
  await sheets.run.perSecond.fill('a few')
  await expect(sheets.run.panel).toContainText('Type a number from 1 to 64.')
  await expect(sheets.run.panel).toContainText('Type a number up to 10,000, or nothing for no limit.')
  await expect(sheets.run.start).toBeDisabled()
  await sheets.run.atOnce.fill('8')
  await sheets.run.perSecond.fill('10')
  await sheets.run.start.click()
  await expect(sheets.progress.strip).toContainText(`Done: ${made.length} cases.`)
  expect(at).toHaveLength(made.length)
  // A hundred milliseconds apart. A slow computer makes it longer; a tenth is left for its timers.
  expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan((made.length - 1) * 90)
})

test('two sheets run at once, each with its own rows', async ({ launch, roompass, startAccount }) => {
  const server = await startAccount()
  await setEndpoint(roompass, server)
  const chosen = ['--group', 'signature', '--group', 'encoding', '--group', 'structure']
  const made = await makeSheet(roompass, 'First', chosen)
  await makeSheet(roompass, 'Second', chosen, 'workshop')
  const app = await launch()
  const { sheets, toast, ...window } = shell(app.page)
  await window.goToLab('Run sheets')
  const slow = server.fault({ kind: 'slow' })
  for (const title of ['First', 'Second']) {
    await sheets.openSheet(title)
    await sheets.run.open()
    await sheets.run.start.click()
    await expect(sheets.progress.strip).toContainText(`Running, 0 of ${made.length}`)
    await sheets.allSheets.click()
  }
  await expect.poll(() => server.asked.length).toBe(8)
  expect(visits(server, 'product-demo')).toHaveLength(4)
  expect(visits(server, 'workshop')).toHaveLength(4)
  slow.release()
  await expect(toast).toContainText(`A run is over: ${made.length} rows done.`)
  for (const title of ['First', 'Second']) {
    await expect.poll(async () => (await sheetOf(app.page, title)).counts).toMatchObject({ open: 0, fail: 0 })
    for (const { link, observed, caseId } of await rowsOf(app.page, title))
      expect(observed, `${title}: ${caseId}`).toBe(await seenBehind(server.origin, link ?? ''))
  }
})

for (const how of ['kill', 'close'] as const)
  test(`a run that is ended by ${how === 'kill' ? 'kill -9' : 'quitting'} keeps what was seen, and goes on later`, async ({
    launch,
    roompass,
    startAccount,
  }) => {
    test.setTimeout(120_000)
    const server = await startAccount()
    await setEndpoint(roompass, server)
    const made = await makeSheet(roompass, 'Cut short', ['--group', 'structure', '--group', 'header'])
    const app = await launch()
    const first = shell(app.page)
    await first.goToLab('Run sheets')
    await first.sheets.openSheet('Cut short')
    // Two rows by hand, which a run of the open ones leaves alone.
    await first.sheets.list.focus()
    await app.page.keyboard.press('Home')
    await app.page.keyboard.press('a')
    await app.page.keyboard.press('n')
    await expect(first.sheets.resultButton('Open')).toHaveAccessibleName(`Open ${made.length - 2}`)

    await first.sheets.run.open()
    await first.sheets.run.atOnce.fill('4')
    await first.sheets.run.perSecond.fill('20')
    await first.sheets.run.start.click()
    await expect.poll(() => answered(server).length).toBeGreaterThan(8)
    server.fault({ kind: 'slow' })
    // Four are under way, and of every other one the answer was seen.
    await expect.poll(() => server.asked.length - answered(server).length).toBe(4)
    const seen = answered(server).length
    await expect(first.sheets.resultButton('Open')).toHaveAccessibleName(`Open ${made.length - 2 - seen}`)
    await app[how]()
    server.clearFaults()
    const asked = server.asked.length

    await app.restart()
    const { sheets, ...window } = shell(app.page)
    await window.goToLab('Run sheets')
    await sheets.openSheet('Cut short')
    await expect(sheets.progress.strip, 'nothing runs by itself').toBeHidden()
    await expect(sheets.resultButton('Open')).toHaveAccessibleName(`Open ${made.length - 2 - seen}`)
    expect(server.asked).toHaveLength(asked)
    await sheets.run.open()
    await sheets.run.start.click()
    await expect(sheets.resultButton('Open')).toHaveAccessibleName('Open 0')
    expect(server.asked, 'each open row once').toHaveLength(asked + made.length - 2 - seen)
    const rows = await rowsOf(app.page, 'Cut short')
    expect(rows.slice(0, 2)).toMatchObject([{ observed: 'accepted' }, { observed: 'name-screen' }])
    for (const { link, observed, caseId } of rows.slice(2))
      expect(observed, caseId).toBe(await seenBehind(server.origin, link ?? ''))
  })
