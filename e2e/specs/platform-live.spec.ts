import type { Page } from 'playwright/test'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/platform.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

const live = 'Who is in the room now'
const joined = 'Did this guest join?'

/** A question beside a session, and what came of it. */
function answerTo(page: Page, question: typeof live | typeof joined) {
  const region = page.getByRole('region', { name: question })
  return {
    region,
    /** Asks, or asks again. */
    button: region.getByRole('button', { name: question }),
    people: region.getByRole('listitem'),
  }
}

test('a session says who is in its room and whether its guest came, with the time asked', async ({
  launch,
  visit,
  startAccount,
}) => {
  const platform = await startAccount()
  const app = await launch()
  const ui = shell(app.page)
  await ui.issue.fill({ rd: 'product-demo', u: 'Jane Mary Smith', ud: 'crm-4711', role: 'speaker' })
  const card = await ui.issue.issue()
  await card.getByRole('button', { name: 'Open in browser' }).click()
  await expect.poll(() => app.opened()).toHaveLength(1)
  const [link = ''] = await app.opened()
  await ui.goTo('History')
  await ui.history.rows.first().click()
  const inRoom = answerTo(app.page, live)
  const guest = answerTo(app.page, joined)

  await test.step('nobody is asked before a press', async () => {
    await expect(inRoom.button).toBeVisible()
    expect(platform.asked).toEqual([])
  })
  await test.step('before the guest comes', async () => {
    await inRoom.button.click()
    await expect(inRoom.region).toContainText('Nobody is in the room.')
    await guest.button.click()
    await expect(guest.region).toContainText('No: the platform has no sign of this guest in the room.')
  })
  await test.step('while the guest is there, with somebody else', async () => {
    await expect((await visit(platform, link)).locator('main')).toHaveAttribute('data-admitted', 'true')
    platform.join('product-demo', { name: 'John Smith', externalId: 'crm-1002' })
    await inRoom.button.click()
    await expect(inRoom.region).toContainText(/2 people are in the room\. Asked at .*\d\d:\d\d/)
    await expect(inRoom.people).toHaveText([/Jane Mary Smith.*since \d\d:\d\d/, /John Smith.*since/])
    await guest.button.click()
    await expect(guest.region).toContainText(/Yes, and the guest is still in the room\. Asked at .*\d\d:\d\d/)
    await expect(guest.people).toHaveText([/Jane Mary Smith.*speaker/])
  })
  await test.step('after the guest has left', async () => {
    platform.leave('crm-4711')
    await guest.button.click()
    await expect(guest.region).toContainText('Yes, once; the guest has left.')
    await expect(guest.people).toHaveText([/Jane Mary Smith.*\d\d:\d\d → \d\d:\d\d/])
    await inRoom.button.click()
    await expect(inRoom.region).toContainText('One person is in the room.')
    await expect(inRoom.people).toHaveText([/John Smith/])
  })
  await test.step('after a second time', async () => {
    platform.join('product-demo', { name: 'Jane Mary Smith', externalId: 'crm-4711' })
    platform.leave('crm-4711')
    await guest.button.click()
    await expect(guest.region).toContainText('Yes, 2 times; the guest has left.')
  })
  expect(platform.asked.filter(({ path }) => path.startsWith('/api')).map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      '/api/v1/rooms/product-demo/live/participants',
      '/api/v1/rooms/product-demo/participants',
    ]),
  )
})

test('a guest without an external id can’t be found, and the session says so', async ({
  launch,
  roompass,
  startPlatform,
}) => {
  const platform = await startPlatform()
  platform.join('product-demo', { name: 'Jane', externalId: null })
  await addTestProfile(roompass, { api: platform.origin })
  await roompass(['issue', '--profile', 'Acme', '--room', 'product-demo', '--name', 'Jane'])
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('History')
  await ui.history.rows.first().click()
  await expect(ui.history.detail).toContainText(
    'Whether this guest joined can’t be told: the token has no external id to find them by.',
  )
  await expect(answerTo(app.page, joined).button).toBeHidden()
  await answerTo(app.page, live).button.click()
  await expect(answerTo(app.page, live).region).toContainText('One person is in the room.')
})

test('without its profile a session asks nobody', async ({ launch, roompass, startAccount }) => {
  await startAccount()
  await roompass(['issue', '--profile', 'Acme', '--room', 'product-demo', '--external-id', 'crm-4711'])
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('History')
  await ui.history.rows.first().click()
  await expect(answerTo(app.page, live).button).toBeVisible()
  expect((await roompass(['profiles', 'remove', 'Acme', '--yes'])).code).toBe(0)
  await expect(answerTo(app.page, live).button).toBeHidden()
  await expect(answerTo(app.page, joined).button).toBeHidden()
  await expect(ui.history.detail).toContainText('product-demo')
})

test('a meeting that the platform can’t tell of now is told as such, and asked for again', async ({
  launch,
  roompass,
  startAccount,
}) => {
  const platform = await startAccount()
  await roompass(['issue', '--profile', 'Acme', '--room', 'product-demo', '--external-id', 'crm-4711'])
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('History')
  await ui.history.rows.first().click()
  const inRoom = answerTo(app.page, live)

  platform.fault({ kind: 'status', status: 500 }, { times: 1 })
  await inRoom.button.click()
  await expect(inRoom.region).toContainText('The platform has a fault of its own (500): try again later.')
  await inRoom.button.click()
  await expect(inRoom.region).toContainText('Nobody is in the room.')
  await expect(inRoom.region).not.toContainText('500')

  await test.step('what was known stays beside a failure', async () => {
    platform.fault({ kind: 'cut', at: 'start' }, { times: 1 })
    await inRoom.button.click()
    await expect(inRoom.region).toContainText('cut the connection before it answered: try again.')
    await expect(inRoom.region).toContainText('Nobody is in the room.')
  })
  await test.step('a slow answer can be left', async () => {
    const slow = platform.fault({ kind: 'slow' })
    await inRoom.button.click()
    await slow.reached()
    await inRoom.region.getByRole('button', { name: 'Cancel' }).click()
    await expect(inRoom.region).not.toContainText('Asking the platform…')
    await expect(inRoom.region).toContainText('Nobody is in the room.')
  })
})
