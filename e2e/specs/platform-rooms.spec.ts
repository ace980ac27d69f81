import type { Locator } from 'playwright/test'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/platform.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

test('rooms are fetched on demand, found by their words, and picked by keyboard alone', async ({
  launch,
  roompass,
  startPlatform,
}) => {
  const platform = await startPlatform()
  platform.putRoom('customer-care', { description: 'Zürich: Gespräche mit Gästen' })
  await addTestProfile(roompass, { api: platform.origin })
  const app = await launch()
  const { keyboard } = app.page
  const { issue } = shell(app.page)
  const { rooms, roles } = issue

  await test.step('nobody is asked before somebody wants it', async () => {
    await rooms.field.focus()
    await keyboard.press('ArrowDown')
    await expect(rooms.popup).toContainText('Not asked yet')
    await expectUnder(rooms)
    expect(platform.asked).toEqual([])
    await keyboard.press('F5')
    await expect(rooms.popup).toContainText('7 rooms · asked just now')
    await expect(rooms.options).toHaveCount(7)
  })
  await test.step('words of the description find it, without accents', async () => {
    await keyboard.type('zurich gaste')
    await expect(rooms.options).toHaveCount(1)
    await expect(rooms.options).toContainText('customer-care')
  })
  await test.step('an arrow and Enter pick it', async () => {
    await keyboard.press('ArrowDown')
    await expect(rooms.active).toContainText('customer-care')
    await keyboard.press('Enter')
    await expect(rooms.field).toHaveValue('customer-care')
    await expect(rooms.popup).toBeHidden()
    await expect(rooms.field).toBeFocused()
    await expect(rooms.field).toHaveAccessibleDescription(/private · default role attendee.*asked just now/)
  })
  await test.step('the role is one of this room’s', async () => {
    await roles.field.focus()
    await keyboard.type('spe')
    await expect(roles.popup).toContainText('3 roles of this room')
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await expect(roles.field).toHaveValue('speaker')
  })
  await test.step('free text stays as it is typed', async () => {
    await rooms.field.fill('')
    await rooms.field.focus()
    await keyboard.type('customer')
    await expect(rooms.options).toHaveText([/^customer-care/, /^product-demo/])
    await keyboard.press('Enter')
    await expect(rooms.field).toHaveValue('customer')
    await keyboard.press('Tab')
    await expect(rooms.popup).toBeHidden()
    await expect(rooms.field).toHaveValue('customer')
    const card = await issue.issue()
    await expect(card).toContainText('acme.digitalsamba.com/customer?token=')
  })
})

test('5,006 rooms are counted as they come, and searched', async ({ launch, startAccount }) => {
  const platform = await startAccount({ rooms: 5_000 })
  const app = await launch()
  const { rooms } = shell(app.page).issue
  await rooms.open()
  await rooms.action.click()
  await expect(rooms.popup).toContainText(/[\d,]+ of 5,006/)
  await expect(rooms.popup).toContainText('5,006 rooms · asked just now')
  expect(platform.asked, '100 at a time').toHaveLength(51)

  await rooms.field.press('ArrowUp')
  await expect(rooms.active).toContainText('room-0001')
  await rooms.field.press('Home')
  await expect(rooms.active).toContainText('ends-soon')
  expect(await rooms.options.count(), 'only those in sight are drawn').toBeLessThan(40)
  await rooms.field.pressSequentially('room-49 call')
  await expect(rooms.options.first()).toContainText(/room-49\d\d Sales call 49/)
  await rooms.field.fill('4999')
  await expect(rooms.options).toHaveCount(1)
  await rooms.field.press('ArrowDown')
  await rooms.field.press('Enter')
  await expect(rooms.field).toHaveValue('room-4999')
})

test('what was fetched is there after a restart, without the platform, and says how old it is', async ({
  launch,
  startAccount,
}) => {
  const platform = await startAccount()
  const app = await launch()
  const before = shell(app.page).issue
  await before.rooms.open()
  await before.rooms.action.click()
  await expect(before.rooms.popup).toContainText('6 rooms')
  await before.rooms.options.filter({ hasText: 'board-room' }).click()
  await expect(before.field('rd')).toHaveAccessibleDescription(/end-to-end encrypted/)
  await before.fill({ rd: '' })

  await app.restart()
  const asked = platform.asked.length
  const issue = shell(app.page).issue
  await app.page.clock.setSystemTime(Date.now() + 12 * 60_000)
  await issue.rooms.open()
  await expect(issue.rooms.popup).toContainText(/6 rooms · asked 12 min ago/)
  expect(platform.asked, 'opening the list asks nobody').toHaveLength(asked)

  await platform.close()
  await test.step('a refresh says what is wrong and keeps the rooms', async () => {
    await issue.rooms.action.click()
    await expect(issue.rooms.popup).toContainText(
      /127\.0\.0\.1:\d+ does not take connections: check the API address, or try again later\. \(6 rooms · asked 12 min ago\)/,
    )
    await expect(issue.rooms.options).toHaveCount(6)
  })
  await test.step('a room whose details are known is picked with them', async () => {
    await issue.rooms.field.pressSequentially('board')
    await issue.rooms.field.press('ArrowDown')
    await issue.rooms.field.press('Enter')
    await expect(issue.field('rd')).toHaveValue('board-room')
    await expect(issue.encrypted).toBeChecked()
    await issue.roles.open()
    await expect(issue.roles.options).toHaveCount(2)
    await issue.roles.close()
  })
  await test.step('one whose details are not known is picked without them', async () => {
    await issue.rooms.field.fill('all')
    await issue.rooms.field.press('ArrowDown')
    await issue.rooms.field.press('Enter')
    await expect(issue.field('rd')).toHaveValue('all-hands')
    await expect(issue.field('rd')).toHaveAccessibleDescription(/does not take connections.*Try again/)
    await issue.fill({ u: 'Jane' })
    await issue.issue()
  })
})

const facts = [
  { room: 'product-demo', says: 'private · default role attendee · roles: moderator, speaker, attendee' },
  {
    room: 'all-hands',
    says: 'public · default role attendee · roles: moderator, speaker, attendee, interpreter',
  },
  {
    room: 'board-room',
    says: 'private · end-to-end encrypted · default role speaker · roles: moderator, speaker',
  },
  { room: 'workshop', says: 'roles: moderator, speaker, attendee, interpreter · 2 breakout rooms' },
  { room: 'locked-room', says: 'private · locked · default role attendee' },
  { room: 'ends-soon', says: 'roles: moderator, speaker, attendee · ends ' },
] as const

test('what a token has to fit of a room stands under it', async ({ launch, startAccount }) => {
  await startAccount()
  const app = await launch()
  const { issue } = shell(app.page)

  for (const { room, says } of facts) {
    await issue.fill({ rd: room })
    await issue.lookUp.click()
    await expect(issue.field('rd')).toHaveAccessibleDescription(new RegExp(says))
  }

  await test.step('by its id as well', async () => {
    await issue.fill({ rd: 'aaaaaaaa-bbbb-4ccc-8ddd-000000000003' })
    await expect(issue.encrypted).toBeChecked()
  })
  await test.step('the roles are those of the room, the default one marked', async () => {
    await issue.fill({ rd: 'all-hands' })
    await expect(issue.field('rd')).toHaveAccessibleDescription(/interpreter/)
    await issue.roles.open()
    await expect(issue.roles.options).toHaveText([
      /^moderator Moderators$/,
      /^speaker Speakers$/,
      /^attendee Attendeesdefault$/,
      /^interpreter Interpreters$/,
    ])
    await issue.roles.close()
  })
  await test.step('a breakout room is picked by its name and named by its id', async () => {
    await issue.fill({ rd: 'workshop' })
    await expect(issue.field('rd')).toHaveAccessibleDescription(/2 breakout rooms/)
    await issue.openAllClaims()
    await issue.breakouts.open()
    await expect(issue.breakouts.options).toHaveText([/^Breakout Room 1/, /^Breakout Room 2/])
    await issue.breakouts.options.last().click()
    await expect(issue.field('breakoutId')).toHaveValue('bbbbbbbb-cccc-4ddd-8eee-000000000002')
  })
  await test.step('a room that is not there is told, and may be issued for all the same', async () => {
    await issue.fill({ rd: 'no-such-room', breakoutId: '' })
    await issue.lookUp.click()
    await expect(issue.field('rd')).toHaveAccessibleDescription(
      /The platform has no such room: check the address/,
    )
    await issue.issue()
  })
  await test.step('roles of the account stand beside a room that is not known', async () => {
    await issue.roles.open()
    await issue.roles.action.click()
    await expect(issue.roles.popup).toContainText('4 roles · asked just now')
    await expect(issue.roles.options).toHaveCount(4)
  })
})

/** The list hangs under its field, or stands on it, and begins where the field does. */
async function expectUnder({
  field,
  popup,
}: {
  readonly field: Locator
  readonly popup: Locator
}): Promise<void> {
  const [input, list] = await Promise.all([field.boundingBox(), popup.boundingBox()])
  if (input === null || list === null) throw new Error('The field or its list is not there.')
  expect(Math.abs(list.x - input.x), 'beginning at the same side').toBeLessThan(10)
  const gaps = [list.y - (input.y + input.height), input.y - (list.y + list.height)]
  expect(Math.max(...gaps), 'neither far away nor over it').toBeGreaterThanOrEqual(0)
  expect(Math.max(...gaps)).toBeLessThan(12)
}
