import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { makeSheet, rowsOf, setEndpoint, sheetOf } from '../fixtures/run-sheets.ts'
import { testKey, testTeam } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

test('a production sheet is sent only while the profile allows it, and after a question each time', async ({
  launch,
  roompass,
  startPlatform,
}) => {
  const server = await startPlatform()
  const add = ['profiles', 'add', '--platform', 'digital-samba', '--name', 'Acme', '--team', testTeam]
  const settings = ['--domain', 'acme', '--environment', 'production', '--key-stdin', '--lab']
  const added = await roompass([...add, ...settings], { stdin: testKey })
  expect(added.code, added.stderr).toBe(0)
  await setEndpoint(roompass, server)
  await makeSheet(roompass, 'Live', ['--group', 'signature', '--yes'])
  const allow = async (lab: 'on' | 'off') =>
    expect((await roompass(['profiles', 'set', 'Acme', '--lab', lab])).code).toBe(0)
  const app = await launch()
  const { sheets, ...window } = shell(app.page)
  await window.goToLab('Run sheets')
  await sheets.openSheet('Live')
  await sheets.run.open()

  await test.step('declined: nothing is sent', async () => {
    await app.answerDialog('Cancel')
    await sheets.run.start.click()
    expect(await app.waitForDialog()).toMatchObject({
      message: `Send 7 requests for “Acme” to ${server.origin}?`,
      detail: expect.stringContaining('This profile is one of production'),
      buttons: ['Cancel', 'Run'],
    })
    await expect(sheets.run.start).toBeEnabled()
    await expect(sheets.progress.strip).toBeHidden()
    expect(server.asked).toEqual([])
  })
  await test.step('closed again: neither here nor in the terminal', async () => {
    await allow('off')
    await expect(sheets.run.panel).toContainText('Acme is for production and closed to the Lab')
    await expect(sheets.run.start).toBeDisabled()
    const { id } = await sheetOf(app.page, 'Live')
    const run = await roompass(['cases', 'run', '--sheet', id, '--yes'])
    expect(run).toMatchObject({ code: 1, stdout: '' })
    expect(run.stderr).toContain('production')
    expect(server.asked).toEqual([])
  })
  await test.step('allowed and confirmed', async () => {
    await allow('on')
    await app.answerDialog('Run')
    await sheets.run.start.click()
    await app.waitForDialog()
    await expect(sheets.progress.strip).toContainText('Done: 7 cases.')
    expect(server.asked).toHaveLength(7)
  })
})

test('what is sent may not lead elsewhere: a redirect is said and not followed', async ({
  launch,
  roompass,
  startAccount,
  startPlatform,
}) => {
  const server = await startAccount()
  const other = await startPlatform()
  await setEndpoint(roompass, server)
  await makeSheet(roompass, 'Led away', ['--group', 'signature'])
  server.fault({ kind: 'redirect', to: `${other.origin}/product-demo` }, { times: 1 })
  // A connection that was kept open may have been cut since: then it is asked once more, and cut again.
  server.fault({ kind: 'cut', at: 'start' }, { times: 2 })
  const app = await launch()
  const { sheets, ...window } = shell(app.page)
  await window.goToLab('Run sheets')
  await sheets.openSheet('Led away')
  await sheets.run.open()
  await sheets.run.atOnce.fill('1')
  await sheets.run.start.click()
  await expect(sheets.progress.strip).toContainText('Done: 7 cases.')
  const [first, second, third] = await rowsOf(app.page, 'Led away')
  expect(first).toMatchObject({ observed: 'refused', detail: expect.stringContaining('is not followed') })
  expect(second).toMatchObject({ observed: 'error', detail: expect.stringMatching(/cut the connection/) })
  expect(third).toMatchObject({ observed: 'refused', result: 'pass' })
  expect(other.asked).toEqual([])
})

for (const { platform, profile, start } of [
  { platform: 'Dolby.io', profile: 'Dolby staging', start: 'startDolbyAccount' },
  { platform: 'Video.io', profile: 'Videos staging', start: 'startVideoIoAccount' },
] as const)
  test(`a sheet of ${platform} runs against the platform itself, and nothing documented fails`, async ({
    launch,
    startDolbyAccount,
    startVideoIoAccount,
  }) => {
    const server = await { startDolbyAccount, startVideoIoAccount }[start]()
    const app = await launch()
    const { cases, sheets, ...window } = shell(app.page)
    await expect(app.page.getByRole('banner')).toContainText(profile)
    await window.goToLab('Edge cases')
    await cases.chooseAll.click()
    await cases.openSet()
    await cases.set.title.fill('Requests')
    await expect(cases.set.make).toHaveText(/^Make \d+ requests$/)
    await cases.set.make.click()
    await expect(sheets.title).toHaveText('Requests')
    expect(server.asked, 'making asks nobody').toEqual([])
    await sheets.run.open()
    await expect(sheets.run.panel).toContainText('Each request is sent to the platform itself')
    await sheets.run.start.click()
    await expect(sheets.progress.strip).toContainText('Done: ', { timeout: 30_000 })
    await expect(sheets.resultButton('Fail')).toHaveAccessibleName('Fail 0')
    const rows = await rowsOf(app.page, 'Requests')
    const documented = rows.filter(({ expected }) => expected !== 'unknown')
    expect(documented.length).toBeGreaterThan(10)
    expect(documented.every(({ result }) => result === 'pass')).toBe(true)
    expect(rows.every(({ observed }) => observed !== null)).toBe(true)
    expect(server.asked.length).toBeGreaterThanOrEqual(rows.length)
  })
