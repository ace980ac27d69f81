import { expect, test } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { writeXClipboard } from '../fixtures/x-clipboard.ts'
import { type Shell, shell } from '../pages/shell.ts'

const link = /^https:\/\/acme\.digitalsamba\.com\/lobby\?token=ey/

test.beforeEach(({ roompass }) => addTestProfile(roompass))

test('what is copied is cleared after the time in the settings, unless something else was copied since', async ({
  launch,
}) => {
  const app = await launch()
  const ui = await issued(app)
  await ui.goTo('Settings')
  await ui.settings.clearClipboardAfter(1)
  await ui.goTo('Issue')

  await test.step('a link is there, and a second later it is not', async () => {
    await copyLink(ui)
    await expect(ui.toast).toContainText('Join link copied. The clipboard is cleared after 1 s.')
    await expectClipboard(app, link)
    await expectClipboard(app, /^$/)
    await expect(ui.toast).toContainText('The clipboard was cleared.')
  })

  await test.step('something else stays', async () => {
    await copyLink(ui)
    await expectClipboard(app, link)
    await app.setClipboard('a shopping list')
    // Two seconds and more go by on the screen: the time in the settings is over.
    await ui.issue.fill({ u: 'Short Visit', exp: '3s' })
    await ui.issue.issue()
    await expect(ui.issue.issued).toContainText('Short Visit')
    await expect(ui.issue.issued).toContainText('expired')
    expect(await app.clipboard()).toBe('a shopping list')
  })
})

test('quitting clears what is still ours, also where the setting is off, and nothing else', async ({
  launch,
}) => {
  const app = await launch()
  let ui = await issued(app)

  await test.step('the usual minute is not over', async () => {
    await copyLink(ui)
    await expectClipboard(app, link)
    await app.restart()
    expect(await app.clipboard()).toBe('')
  })

  await test.step('the setting is off', async () => {
    ui = shell(app.page)
    await ui.goTo('Settings')
    await app.page.getByText('Off', { exact: true }).click()
    await expect(ui.toast).toContainText('What is copied stays on the clipboard.')
    await ui.goTo('History')
    await ui.history.detail.getByRole('button', { name: 'Copy link' }).click()
    await expectClipboard(app, link)
    await app.restart()
    expect(await app.clipboard()).toBe('')
  })

  await test.step('something else was copied since', async () => {
    ui = shell(app.page)
    await ui.goTo('History')
    await ui.history.detail.getByRole('button', { name: 'Copy link' }).click()
    await expectClipboard(app, link)
    await copyElsewhere(app, 'a shopping list')
    await app.restart()
    expect(await app.clipboard()).toBe('a shopping list')
  })
})

test('an invitation says the room, the link, and from when until when with the zone', async ({ launch }) => {
  const app = await launch({ env: { TZ: 'Europe/Berlin' } })
  const ui = shell(app.page)
  await ui.issue.fill({ rd: 'lobby', u: 'Jane Smith', nbf: '2030-07-01 09:00', exp: '2030-07-01 10:30' })
  const card = await ui.issue.issue()

  await card.getByRole('button', { name: 'Copy invitation' }).click()

  await expectClipboard(app, /^Hello Jane Smith,/)
  const invitation = await app.clipboard()
  await copyLink(ui)
  await expectClipboard(app, link)
  // Windows has its zone from the system alone.
  const zone = process.platform === 'win32' ? '\\S+' : 'CEST'
  expect(invitation.split('\n')).toEqual([
    'Hello Jane Smith,',
    '',
    'you are invited to the room lobby.',
    '',
    `Link: ${await app.clipboard()}`,
    expect.stringMatching(`^From: 1 Jul 2030, 09:00:00 ${zone}$`),
    expect.stringMatching(`^Until: 1 Jul 2030, 10:30:00 ${zone}$`),
    '',
    "Whoever has this link can enter in your place, so please don't pass it on.",
    '',
  ])
})

/** Issues one token for the lobby. */
async function issued(app: AppHandle): Promise<Shell> {
  const ui = shell(app.page)
  await ui.issue.fill({ rd: 'lobby', u: 'Jane Smith' })
  await ui.issue.issue()
  return ui
}

const copyLink = (ui: Shell) =>
  ui.issue.issued.first().getByRole('button', { name: 'Copy join link' }).click()

/** Looks often: what is awaited may be there for a second only. */
async function expectClipboard(app: AppHandle, text: RegExp): Promise<void> {
  await expect.poll(() => app.clipboard(), { intervals: [20] }).toMatch(text)
}

/** In another program, so that it outlives this one on systems whose clipboard goes with its owner. */
async function copyElsewhere(app: AppHandle, text: string): Promise<void> {
  if (process.platform === 'linux') await writeXClipboard(text, process.env)
  else await app.setClipboard(text)
}
