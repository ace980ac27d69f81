import { expect } from 'playwright/test'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { type Shell, shell } from '../pages/shell.ts'
import type { DigitalSamba } from '../servers/digital-samba/start.ts'

/** Looks at what the window shows now; `name` says what that is, in the words of a file's name. */
export type Look = (name: string) => Promise<void>

/** Who goes through the screens, and stops at every state that looks like no other. */
export interface Tour {
  readonly app: AppHandle
  readonly ui: Shell
  readonly look: Look
}

export function tourOf(app: AppHandle, look: Look): Tour {
  return { app, ui: shell(app.page), look }
}

/** From nothing to the first profile and its key. */
export async function tourFirstStart({ app, ui, look }: Tour): Promise<void> {
  await app.page.getByRole('button', { name: 'Add a profile' }).waitFor()
  await look('issue-first-run')
  await ui.goTo('History')
  await app.page.getByRole('heading', { name: 'No sessions yet' }).waitFor()
  await look('history-empty')
  await ui.history.search('nobody')
  await app.page.getByRole('heading', { name: 'Nothing found' }).waitFor()
  await look('history-empty-nothing-found')
  await ui.goTo('Profiles')
  await look('profiles-first-run')
  await ui.profiles.choosePlatform('Video.io VideoKit')
  await look('profiles-new-video-io')
  await ui.profiles.choosePlatform('Dolby.io Communications')
  await ui.profiles.openMore()
  await look('profiles-new-dolby')
  await ui.profiles.choosePlatform('Digital Samba')
  await ui.profiles.add({ name: 'Acme staging', role: 'attendee' })
  await look('key-dialog')
  await ui.profiles.keyDialog.getByRole('button', { name: 'Type it' }).click()
  await look('key-dialog-typing')
  await ui.profiles.typeKey('test-key-not-a-real-one')
  await expect(ui.profiles.storedKey).toContainText('23 bytes')
  await look('key-stored-short')
}

/** The form, with everything that opens in it and all that it may say. Needs a profile on the platform. */
export async function tourIssue({ app, ui, look }: Tour, platform: DigitalSamba): Promise<void> {
  const { issue } = ui
  const { page } = app
  await look('issue-empty')
  await page
    .getByRole('banner')
    .getByRole('button', { name: /Profile/ })
    .click()
  await page.getByRole('menu').waitFor()
  await look('profile-switcher')
  await page.keyboard.press('Escape')

  await issue.rooms.open()
  await look('rooms-not-asked')
  await issue.rooms.action.click()
  await expect(issue.rooms.popup).toContainText('1,006 rooms')
  await look('rooms')
  await issue.rooms.field.pressSequentially('call')
  await issue.rooms.field.press('ArrowDown')
  await look('rooms-found')
  await issue.rooms.field.fill('')
  await issue.rooms.open()
  const slow = platform.fault({ kind: 'slow' }, { path: '/api/v1/rooms' })
  await issue.rooms.action.click()
  await slow.reached()
  await look('rooms-asking')
  slow.release()
  platform.fault({ kind: 'status', status: 500 }, { path: '/api/v1/rooms', times: 5 })
  await issue.rooms.action.click()
  await issue.rooms.action.click()
  await expect(issue.rooms.popup).toContainText('(500)', { timeout: 20_000 })
  await look('rooms-failed')
  platform.clearFaults()
  await issue.rooms.close()

  await issue.fill({ rd: 'board-room', u: 'Zoë Müller', ud: 'zoe@example.com' })
  await issue.lookUp.click()
  await expect(issue.field('rd')).toHaveAccessibleDescription(/end-to-end encrypted/)
  await page.getByRole('button', { name: 'Code that sets the name without the token' }).click()
  await page.getByRole('figure', { name: 'Code that sets the name without the token' }).waitFor()
  await look('issue-room-known-and-snippet')
  await issue.fill({ role: 'attendee' })
  await issue.encrypted.uncheck()
  await look('issue-role-not-in-room')
  await issue.fill({ role: '' })
  await issue.roles.open()
  await look('roles-of-room')
  await issue.roles.close()

  await issue.fill({ rd: 'workshop', u: 'Jane Smith', ud: 'crm-4711' })
  await issue.lookUp.click()
  await expect(issue.field('rd')).toHaveAccessibleDescription(/2 breakout rooms/)
  await issue.openAllClaims()
  await issue.breakouts.open()
  await look('breakouts')
  await issue.breakouts.close()
  await page.getByRole('button', { name: /^Pick .*(end|expires|until)/i }).click()
  await page.getByRole('dialog').getByRole('grid').waitFor()
  await look('calendar')
  await page.keyboard.press('Escape')

  await issue.fill({ breakoutId: '', rd: 'no-such-room' })
  await issue.lookUp.click()
  await expect(issue.field('rd')).toHaveAccessibleDescription(/no such room/)
  await look('issue-room-not-there')
  await issue.fill({ rd: '', exp: '1700003600000', avatar: 'http://example.com/a.png', nbf: 'tomorrow' })
  await issue.fill({ u: 'Раypal \u202Eecilа' })
  await look('issue-findings')

  await issue.fill({ nbf: 'now', exp: '2h', avatar: '' })
  await issueSome(ui)
  await look('issue-issued')
}

/** The list, its filters, the detail, and what can be done there. Needs a profile on the platform. */
export async function tourHistory({ app, ui, look }: Tour, platform: DigitalSamba): Promise<void> {
  const { history } = ui
  const { page } = app
  await issueSome(ui)
  platform.join('product-demo', { name: 'Doctor Jane Smith', externalId: 'crm-4711' })
  platform.join('product-demo', {
    name: 'A guest whose name goes on and on, wider than any column',
    externalId: 'x',
  })
  await ui.goTo('History')
  await expect(history.rows).toHaveCount(5)
  await look('history')

  await history.rows.first().click()
  await history.detail
    .getByRole('textbox', { name: 'Note' })
    .fill('Asked for the link again.\nCalled on Monday.')
  await history.detail.getByRole('textbox', { name: 'Note' }).press('Control+Enter')
  await expect(history.detail.getByText('Saved')).toBeVisible()
  await look('history-note')
  await page.getByRole('button', { name: 'Who is in the room now' }).click()
  await page.getByText('2 people are in the room.').waitFor()
  await page.getByRole('button', { name: 'Did this guest join?' }).click()
  await page.getByText('Yes, and the guest is still in the room.').waitFor()
  await page.getByRole('region', { name: 'Did this guest join?' }).scrollIntoViewIfNeeded()
  await look('history-who-is-in-the-room')
  platform.fault({ kind: 'status', status: 403 }, { times: 1 })
  await page.getByRole('button', { name: 'Ask again: Who is in the room now' }).click()
  await page.getByText('(403)').waitFor()
  await look('history-live-failed')
  await history.detail.getByText('QR code', { exact: true }).click()
  await history.detail.getByText('QR code', { exact: true }).scrollIntoViewIfNeeded()
  await look('history-qr')

  for (const label of ['All profiles', 'All environments', 'All but crafted', 'Any day']) {
    await page.getByRole('button', { name: new RegExp(`^${label}`) }).click()
    await page.getByRole('listbox').waitFor()
    await look(`filter-${label.toLowerCase().replaceAll(' ', '-')}`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('listbox')).toHaveCount(0)
  }
  await page.getByRole('button', { name: /^Any day/ }).click()
  await page.getByRole('option', { name: 'Days…' }).click()
  await history.filter('Expired')
  await look('history-filtered')
  await page.getByRole('search').getByRole('button', { name: 'Clear filters' }).click()

  await page.keyboard.press('Control+e')
  await page.getByRole('menu').waitFor()
  await look('export-menu')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)

  await history.list.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Delete')
  await page.getByText('Removed the session of').waitFor()
  // While the focus is there the bar stays.
  await page.getByRole('button', { name: /^Undo/ }).focus()
  await look('history-undo')
  await page.keyboard.press('Enter')
  await history.search('nobody')
  await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
  await look('history-nothing-found')
}

/** The profile, what the platform says of it, and another key. Needs a profile on the platform. */
export async function tourProfiles({ app, ui, look }: Tour, platform: DigitalSamba): Promise<void> {
  const { profiles } = ui
  await ui.goTo('Profiles')
  await expect(profiles.keys).toHaveCount(1)
  await look('profiles')
  await profiles.openMore()
  await profiles.api.scrollIntoViewIfNeeded()
  await look('profiles-more')
  await profiles.checkButton.click()
  await expect(profiles.check).toContainText('The platform accepts team id and key.')
  await profiles.check.scrollIntoViewIfNeeded()
  await look('check-accepted')
  platform.shiftClock(-45)
  await profiles.checkButton.click()
  await expect(profiles.startTokensEarly).toBeVisible()
  await profiles.check.scrollIntoViewIfNeeded()
  await look('check-clock-off')
  platform.shiftClock(0)
  platform.changeDeveloperKey('another-test-key-not-a-real-one')
  await profiles.checkButton.click()
  await expect(profiles.check).toContainText('The platform does not accept the key')
  await profiles.check.scrollIntoViewIfNeeded()
  await look('check-refused')
  await profiles.name.fill('')
  await profiles.api.fill('http://example.com')
  await look('profile-unsaved')
  await profiles.undo.click()

  await profiles.openKeyDialog('Rotate key…')
  await look('key-dialog-rotate')
  await profiles.typeKey('short-test-key')
  await expect(profiles.storedKey).toContainText('14 bytes')
  await profiles.done()
  await expect(profiles.keys).toHaveCount(2)
  await app.page.mouse.move(0, 0)
  await look('profiles-two-keys')
}

/** All settings, with what they would take away, and the lock. Needs a profile. */
export async function tourSettings({ app, ui, look }: Tour): Promise<void> {
  const { page } = app
  const region = (name: string) => page.getByRole('region', { name, exact: true })
  await ui.issue.fill({ rd: 'lobby', u: 'Jane Smith' })
  await ui.issue.issue()
  await ui.goTo('Settings')
  for (const name of ['Clipboard', 'History', 'Lock', 'Keyboard']) {
    await region(name).scrollIntoViewIfNeeded()
    await look(`settings-${name.toLowerCase()}`)
  }
  await region('History').getByText('Other', { exact: true }).click()
  const days = page.getByRole('textbox', { name: 'Days after which a session is removed' })
  await days.fill('0')
  await page.getByText('Type whole days').waitFor()
  await region('History').scrollIntoViewIfNeeded()
  await look('settings-history-wrong')
  await days.fill('30')
  await page
    .getByRole('group', { name: 'Keep the text of tokens' })
    .getByText('Never', { exact: true })
    .click()
  await page.getByRole('button', { name: 'Apply' }).waitFor()
  await page.getByRole('button', { name: 'Apply' }).scrollIntoViewIfNeeded()
  await look('settings-history-preview')

  await ui.lock.lockBy(() => page.keyboard.press('Control+l'))
  await expect(ui.lock.heading).toBeVisible()
  await look('locked')
}

/** The lock while the keychain does not answer. */
export async function tourLockTrouble(
  { app, ui, look }: Tour,
  stopKeychain: () => Promise<void>,
): Promise<void> {
  await ui.lock.lockBy(() => app.page.keyboard.press('Control+l'))
  await stopKeychain()
  await ui.lock.unlock.click()
  await expect(ui.lock.failure).toBeVisible()
  await look('locked-keychain-gone')
}

/** Without a keychain: what the window says of it, and of what is in memory only. */
export async function tourMemory({ ui, look }: Tour): Promise<void> {
  await ui.goTo('Profiles')
  await ui.profiles.add({ name: 'In memory' })
  await ui.profiles.typeKey('test-key-not-a-real-one')
  await expect(ui.profiles.storedKey).toContainText('memory only')
  await look('key-stored-in-memory')
  await ui.profiles.keyDialog.getByRole('button', { name: 'Issue a token' }).click()
  await ui.issue.fill({ rd: 'lobby', u: 'Jane Smith' })
  await ui.issue.issue()
  await expect(ui.banners).toContainText('1 session of this run is in memory only.')
  await look('banners-memory')
}

async function issueSome({ issue }: Shell): Promise<void> {
  const guests = [
    { rd: 'lobby', u: '李 小龙', ud: '', nbf: 'now', exp: '25m' },
    { rd: 'board-q4', u: 'Marc Aurel', role: 'moderator', nbf: '3h', exp: '90m' },
    { rd: 'webinar-nov', u: 'Élodie Ångström', role: 'speaker', nbf: 'now', exp: '' },
    { rd: 'lobby', u: 'QA with a name that goes on and on, far longer than any column is wide', exp: '2s' },
    { rd: 'product-demo', u: 'Doctor Jane Smith', ud: 'crm-4711', role: 'attendee', exp: '2h' },
  ]
  for (const guest of guests) {
    await issue.fill(guest)
    await expect(issue.button).toHaveText(/Issue token/)
    await issue.issue()
    await expect(issue.button).toHaveText(/Issue another/)
    await expect(issue.issued.first()).toContainText('Issued')
  }
}
