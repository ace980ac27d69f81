import { expect, test } from '../fixtures/app.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

test.beforeEach(({ roompass }) => addTestProfile(roompass))

/** The words that issue a token for a guest on the terminal. */
const issueFor = (guest: string) => ['issue', '--profile', 'Acme', '--room', 'lobby', '--name', guest]

test('what the terminal writes shows in the open window, and what the window writes on the terminal', async ({
  launch,
  roompass,
}) => {
  const app = await launch()
  const ui = shell(app.page)

  await test.step('a session appears in the list that is being looked at', async () => {
    await ui.goTo('History')
    await expect(ui.history.list).toContainText('No sessions yet')
    const { code, stderr } = await roompass(issueFor('From The Terminal'))
    expect(code, stderr).toBe(0)
    await expect(ui.history.rows).toContainText(['From The Terminal'])
  })

  await test.step('a profile appears too, and can be issued for', async () => {
    await ui.goTo('Profiles')
    await addTestProfile(roompass, { name: 'Second team' })
    await ui.profiles.show('Second team')
    await expect(ui.profiles.keys).toHaveCount(1)
    await ui.goTo('Issue')
    await app.page.getByRole('button', { name: /^Profile / }).click()
    await app.page.getByRole('menuitemradio', { name: 'Second team' }).click()
    await ui.issue.fill({ rd: 'atrium', u: 'From The Window' })
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
  })

  await test.step('the terminal lists it', async () => {
    const listed = await roompass(['history', '--json'])
    expect(listed.json()).toMatchObject([
      { name: 'From The Window', room: 'atrium', profileName: 'Second team' },
      { name: 'From The Terminal', room: 'lobby', profileName: 'Acme' },
    ])
  })
})

test('a token that was seen is in the history, also when the process is killed at that moment', async ({
  launch,
  roompass,
}) => {
  const app = await launch()
  await shell(app.page).issue.fill({ rd: 'lobby', u: 'Last Words' })
  const card = await shell(app.page).issue.issue()
  await expect(card).toBeVisible()
  await app.kill()

  expect((await roompass(['history', '--json'])).json()).toMatchObject([{ name: 'Last Words' }])

  await app.restart()
  const ui = shell(app.page)
  await expect(ui.banners).toBeHidden()
  await ui.goTo('History')
  await expect(ui.history.rows).toContainText(['Last Words'])
})

test('window and terminals issue at the same time and lose nothing', async ({ launch, roompass }) => {
  const app = await launch()
  const ui = shell(app.page)
  const inTerminals = ['Ada', 'Ben', 'Cleo', 'Dan']
  const inWindow = ['Eve', 'Fay', 'Gus']

  const terminals = Promise.all(inTerminals.map((guest) => roompass(issueFor(guest))))
  for (const guest of inWindow) {
    await ui.issue.fill({ rd: 'lobby', u: guest })
    await ui.issue.button.click()
    await expect(ui.issue.issued).toContainText('recorded in the history')
    await expect(ui.issue.button).toHaveText(/Issue another/)
  }
  for (const { code, stderr } of await terminals) expect(code, stderr).toBe(0)

  await ui.goTo('History')
  await expect(ui.history.rows).toHaveCount(7)
  for (const guest of [...inTerminals, ...inWindow]) await expect(ui.history.list).toContainText(guest)
})

test('a token that is asked for without history leaves no trace in it', async ({ launch, roompass }) => {
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('History')

  const unrecorded = await roompass([...issueFor('Unrecorded'), '--no-history', '--link'])
  expect(unrecorded.code, unrecorded.stderr).toBe(0)
  expect(unrecorded.stdout).toMatch(/^https:\/\/acme\.digitalsamba\.com\/lobby\?token=ey/)
  expect((await roompass(issueFor('Recorded'))).code).toBe(0)

  await expect(ui.history.rows).toHaveCount(1)
  await expect(ui.history.rows).toContainText('Recorded')
  expect((await roompass(['history', '--search', 'unrecorded', '--json'])).json()).toEqual([])
})
