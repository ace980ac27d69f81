import { expect } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import type { RunRoompass } from '../fixtures/guests.ts'
import { type Issued, test } from '../fixtures/three-platforms.ts'
import { shell } from '../pages/shell.ts'

/** Seconds of a session, so that a minute before its end is soon. */
const lasting = 65

test('a profile that asks for it is reminded of once, without guest and room, on every platform', async ({
  launch,
  roompass,
  startThree,
}) => {
  const { accounts } = await startThree()
  for (const { profile } of accounts) await remind(roompass, profile, 1)
  const app = await launch()
  const ui = shell(app.page)
  const ends = new Map<string, number>()
  for (const account of accounts) {
    const { validUntil } = await account.issue(`${account.platform} guest`, lasting)
    ends.set(account.profile, (validUntil ?? 0) * 1000)
  }
  await reminded(app, 3)
  const seen = await app.notifications()
  for (const { platform, profile } of accounts) {
    const own = seen.filter(({ body }) => body.includes(profile))
    const end = new Date(ends.get(profile) ?? 0).toLocaleTimeString('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
    })
    expect(own, platform).toHaveLength(1)
    expect(own[0]?.title).toBe('Roompass')
    expect(own[0]?.body).toMatch(new RegExp(`^The current session of ${profile} ends (on .+ )?at ${end}\\.$`))
  }
  expect(JSON.stringify(seen)).not.toMatch(/guest|product-demo|eyJ/)

  await test.step('pressing one shows its session', async () => {
    const raised = await app.raised()
    const index = seen.findIndex(({ body }) => body.includes('Dolby staging'))
    await app.pressNotification(index)
    await expect(ui.history.detail.getByRole('heading', { level: 2 })).toHaveText('Dolby.io guest')
    await expect.poll(() => app.raised()).toBeGreaterThan(raised)
  })
  await test.step('not a second time, in a next run either', async () => {
    await app.restart()
    await shell(app.page).current.region.waitFor()
    await accounts[2].issue('Later guest', lasting)
    await reminded(app, 1)
    expect((await app.notifications())[0]?.body).toContain(accounts[2].profile)
  })
})

test('nothing is reminded of where the session is stopped or replaced, too short, or nobody asked', async ({
  launch,
  roompass,
  startThree,
}) => {
  const { accounts } = await startThree()
  const [first, second, third] = accounts
  await remind(roompass, first.profile, 1)
  await remind(roompass, second.profile, 1)
  const app = await launch()
  // Nobody asked to be reminded of this one.
  await third.issue('Video guest', lasting)
  // This one is shorter than the minute.
  await first.issue('Short guest', 50)
  const { id } = await second.issue('Stopped guest', lasting)
  await roompass(['stop', id, '--yes'])
  // The one that is due last shows that the moments of the others have passed.
  await second.issue('Witness guest', lasting + 1)
  await reminded(app, 1)
  expect((await app.notifications()).map(({ body }) => body)).toEqual([
    expect.stringContaining('The current session of Dolby staging ends'),
  ])
})

test('nothing is reminded of while the application is locked, nor afterwards of what passed then', async ({
  launch,
  roompass,
  startOne,
}) => {
  const account = await startOne()
  await remind(roompass, account.profile, 1)
  const app = await launch()
  const ui = shell(app.page)
  const locked = await account.issue('Locked guest', lasting)
  await ui.current.expectGuest('Locked guest')
  await ui.lock.lockBy(() => app.page.keyboard.press('ControlOrMeta+l'))
  await passed(locked)
  expect(await app.notifications()).toEqual([])
  await ui.lock.leave()
  await shell(app.page).current.expectGuest('Locked guest')
  const witness = await account.issue('Witness guest', lasting)
  await passed(witness)
  await reminded(app, 1)
  await test.step('pressing one while it is locked shows nothing', async () => {
    await shell(app.page).lock.lockBy(() => app.page.keyboard.press('ControlOrMeta+l'))
    await app.pressNotification(0)
    await shell(app.page).lock.leave()
    await expect(app.page.getByRole('heading', { level: 1, name: 'Issue' })).toBeVisible()
    expect(await app.notifications()).toHaveLength(1)
  })
})

test('the minutes are typed in the profile', async ({ launch, roompass, startOne }) => {
  const account = await startOne()
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('Profiles')
  await ui.profiles.show(account.profile)
  const minutes = app.page.getByRole('textbox', { name: 'Remind me' })
  await expect(minutes).toHaveValue('')
  await minutes.fill('5000')
  // A day is the most.
  await expect(minutes).toHaveValue('1440')
  await minutes.fill('1')
  await ui.profiles.save.click()
  await expect(ui.profiles.save).toBeDisabled()
  await account.issue('Jane Smith', lasting)
  await reminded(app, 1)
  await remind(roompass, account.profile, 0)
  await expect(minutes).toHaveValue('')
})

/** Waits until the moment of the reminder has passed on the computer's clock, by a second. */
const passed = ({ validUntil }: Issued) =>
  expect
    .poll(() => Date.now() / 1000, { message: 'the time', intervals: [100], timeout: 15_000 })
    .toBeGreaterThan((validUntil ?? 0) - 59)

async function remind(roompass: RunRoompass, profile: string, minutes: number): Promise<void> {
  const { code, stderr } = await roompass(['profiles', 'set', profile, '--remind', String(minutes)])
  expect(code, stderr).toBe(0)
}

/** Waits until there were so many notifications. */
const reminded = (app: AppHandle, count: number) =>
  expect
    .poll(async () => (await app.notifications()).length, { message: 'notifications', timeout: 20_000 })
    .toBe(count)
