import type { Settings } from '../../shared/schemas.ts'
import { expect, test } from '../fixtures/app.ts'
import { hostOfSpecs } from '../fixtures/host.ts'
import { type SystemClock, settableClock } from '../fixtures/system-clock.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'
import { ask } from '../security/ask.ts'

/** Seconds. */
const hour = 3600
const day = 24 * hour

let clock: SystemClock
// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
test.beforeEach(({}, testInfo) => {
  const made = process.platform === 'linux' ? settableClock(testInfo.outputPath('clock')) : null
  test.skip(made === null, 'setting the clock of one program takes Linux and libfaketime')
  test.skip(hostOfSpecs().name === 'electron', 'Electron does not start with libfaketime')
  if (made !== null) clock = made
})

test('a clock that goes two days forward and back: states follow, nothing is lost', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch({ env: clock.env })
  const ui = shell(app.page)
  const start = Date.now() / 1000
  await ui.issue.fill({ rd: 'lobby', u: 'Of Today' })
  await ui.issue.issue()
  await expect(ui.issue.issued).toContainText(/1 h 5\d min left/)

  await test.step('forward: the token expires at once, everywhere', async () => {
    await clock.set(2 * day, app.page)
    await expect(ui.issue.issued).toContainText(/expired .* ago/)
    await ui.goTo('History')
    await ui.history.filter('Expired')
    await expect(ui.history.rows).toHaveCount(1)
    await expect(ui.history.rows).toContainText(/expired .* ago/)
    await ui.history.filter('All')
  })

  await test.step('forward: a new token has the new time', async () => {
    await ui.goTo('Issue')
    await ui.issue.fill({ u: 'Of The Day After' })
    await expect(await ui.issue.issue()).toContainText(/(2 h|1 h 5\d min) left/)
    await expect(app.page.getByRole('alert')).toHaveCount(0)
    await ui.goTo('History')
    await expect(ui.history.rows).toContainText(['Of The Day After', 'Of Today'])
    const sessions = (await roompass(['history', '--json'])).json() as { readonly issuedAt: number }[]
    expect(Math.abs((sessions[0]?.issuedAt ?? 0) - (start + 2 * day))).toBeLessThan(30)
  })

  await test.step('back: both are there, each in the state of the hour, and the first can be copied', async () => {
    await clock.set(0, app.page)
    await ui.history.filter('Valid')
    await expect(ui.history.rows).toContainText(['Of Today'])
    await expect(ui.history.rows).toHaveCount(1)
    await ui.history.filter('Not yet')
    await expect(ui.history.rows).toContainText(['Of The Day After'])
    await ui.history.filter('All')
    await expect(ui.history.rows).toHaveCount(2)
    await ui.history.rows.last().click()
    await ui.history.detail.getByRole('button', { name: 'Copy token' }).click()
    await expect.poll(() => app.clipboard()).toMatch(/^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+$/)
  })
})

test('a clock that jumps ten days ahead removes no session and erases no token', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch({ env: clock.env })
  const ui = shell(app.page)
  const settings: Settings = {
    clipboardClearSeconds: 60,
    keepTokens: 'until-expiry',
    retentionDays: 1,
    lockAfterMinutes: 0,
  }
  expect(await ask(app.page, 'settings.set', settings)).toMatchObject({ ok: true })
  await ui.issue.fill({ rd: 'lobby', u: 'Of Today' })
  await ui.issue.issue()

  await clock.set(10 * day, app.page)
  // What is kept too long is looked for whenever settings are written.
  expect(await ask(app.page, 'settings.set', { ...settings, clipboardClearSeconds: 30 })).toMatchObject({
    ok: true,
  })
  expect(await app.dialogs()).toEqual([])
  await ui.goTo('History')
  await expect(ui.history.rows).toContainText(['Of Today'])
  await expect(ui.history.rows).toContainText([/expired .* ago/])

  await clock.set(0, app.page)
  expect(await ask(app.page, 'settings.set', settings)).toMatchObject({ ok: true })
  await expect(ui.history.rows).toContainText([/left/])
  await ui.history.detail.getByRole('button', { name: 'Copy token' }).click()
  await expect.poll(() => app.clipboard()).toMatch(/^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+$/)
})

test('a clock that goes an hour back: issuing follows it, and the history shows every session under the time it was issued', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch({ env: clock.env })
  const ui = shell(app.page)
  const start = Date.now() / 1000
  await ui.issue.fill({ rd: 'lobby', u: 'Before', iat: 'now' })
  await ui.issue.issue()

  await clock.set(-hour, app.page)
  await ui.issue.fill({ u: 'An Hour Back' })
  await ui.issue.issue()
  await expect(ui.issue.issued).toContainText('An Hour Back')
  await expect(ui.issue.issued).toContainText(/(2 h|1 h 5\d min) left/)
  await expect(ui.issue.issuedBefore).toContainText('Before')
  await ui.goTo('History')
  await expect(ui.history.rows).toContainText(['Before', 'An Hour Back'])
  await expect(ui.history.rows).toContainText([/starts in/, /left/])

  await clock.set(0, app.page)
  await expect(ui.history.rows).toContainText([/1 h 5\d min left/, /(1 h|59 min|58 min) left/])
  const sessions = (await roompass(['history', '--json'])).json() as {
    readonly name: string
    readonly issuedAt: number
    readonly validUntil: number
  }[]
  const [before, back] = sessions
  expect([before?.name, back?.name]).toEqual(['Before', 'An Hour Back'])
  expect(Math.abs((back?.issuedAt ?? 0) - (start - hour))).toBeLessThan(30)
  expect((back?.validUntil ?? 0) - (back?.issuedAt ?? 0)).toBe(2 * hour)
})
