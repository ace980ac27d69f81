import { expect, test } from '../fixtures/app.ts'
import { issueFor, type RunRoompass } from '../fixtures/guests.ts'
import { type DaysAgo, pastClock } from '../fixtures/past.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

/** A profile in production, beside the one of every spec, which is in staging. */
async function addProduction(roompass: RunRoompass, name: string): Promise<void> {
  const team = ['--team', '22222222-3333-4444-8555-666666666666', '--domain', 'beta']
  const args = ['profiles', 'add', '--platform', 'digital-samba', '--name', name, ...team, '--key-stdin']
  const { code, stderr } = await roompass(args, { stdin: 'another-key-that-opens-nothing-at-all' })
  expect(code, stderr).toBe(0)
}

/** The day so many days ago in this computer's time zone, as `2026-11-21`. */
const dayBefore = (days: number) =>
  new Intl.DateTimeFormat('sv-SE').format(Date.now() - days * 24 * 60 * 60 * 1000)

async function issueOld(roompass: RunRoompass, daysAgo: DaysAgo): Promise<void> {
  await issueFor(roompass, { name: 'Ida', room: 'archive' }, daysAgo(40))
  await issueFor(roompass, { name: 'Hal', profile: 'Beta', more: ['--expires', 'never'] }, daysAgo(10))
  await issueFor(roompass, { name: 'Gus' }, daysAgo(3))
}

async function issueToday(roompass: RunRoompass): Promise<void> {
  await issueFor(roompass, { name: 'Ada' })
  await issueFor(roompass, { name: 'Ben', more: ['--not-before=-3h', '--expires', '1h'] })
  await issueFor(roompass, { name: 'Cleo', more: ['--not-before', '3h'] })
  await issueFor(roompass, { name: 'Dan', more: ['--expires', 'never'] })
  await issueFor(roompass, { name: 'Eve', profile: 'Beta' })
  await issueFor(roompass, { name: 'Fay', profile: 'Beta', room: 'atrium', more: ['--expires', 'never'] })
}

/** From the newest on. */
const everybody = ['Fay', 'Eve', 'Dan', 'Cleo', 'Ben', 'Ada', 'Gus', 'Hal', 'Ida']
const allCounts = { All: 9, Valid: 2, 'Not yet': 1, Expired: 3, 'Never valid': 0, 'No end': 3 }

test('state, profile, environment, origin and day filter the history, alone and together', async ({
  launch,
  roompass,
}, testInfo) => {
  test.setTimeout(120_000)
  const daysAgo = pastClock(testInfo.outputPath('clock'))
  test.skip(daysAgo === null, 'setting the clock of one program takes Linux and libfaketime')
  if (daysAgo === null) return
  await addTestProfile(roompass)
  await addProduction(roompass, 'Beta')
  await issueOld(roompass, daysAgo)
  await issueToday(roompass)
  const app = await launch()
  const { history, goTo } = shell(app.page)
  await goTo('History')
  await history.expectGuests(everybody)
  await history.expectCounts(allCounts)

  await test.step('each state, with as many sessions as its number says', async () => {
    for (const [state, guests] of [
      ['Valid', ['Eve', 'Ada']],
      ['Not yet', ['Cleo']],
      ['Expired', ['Ben', 'Gus', 'Ida']],
      ['Never valid', []],
      ['No end', ['Fay', 'Dan', 'Hal']],
      ['All', everybody],
    ] as const) {
      await history.filter(state)
      await history.expectGuests(guests)
      await history.expectCounts({ ...allCounts, [state]: guests.length })
    }
  })

  await test.step('profile', async () => {
    await history.choose('Profile', 'Beta')
    await history.expectGuests(['Fay', 'Eve', 'Hal'])
    await history.expectCounts({ All: 3, Valid: 1, 'Not yet': 0, Expired: 0, 'Never valid': 0, 'No end': 2 })
    await history.choose('Profile', 'All profiles')
    await history.expectCounts(allCounts)
  })

  await test.step('environment, and one that goes with no session of the profile', async () => {
    await history.choose('Environment', 'Production')
    await history.expectGuests(['Fay', 'Eve', 'Hal'])
    await history.choose('Profile', 'Acme')
    await expect(history.list).toContainText('No session fits the filters above.')
    await history.expectCounts({ All: 0, Valid: 0, 'No end': 0 })
    await history.list.getByRole('button', { name: 'Clear filters' }).click()
    await history.expectGuests(everybody)
    await expect(history.clearFilters).toHaveCount(0)
  })

  await test.step('origin', async () => {
    await history.choose('Origin', 'Signed here')
    await history.expectGuests(everybody)
    await history.choose('Origin', 'Crafted in the lab')
    await history.expectGuests([])
    await history.expectCounts({ All: 0 })
    await history.clearFilters.click()
    await history.expectCounts(allCounts)
  })

  await test.step('day', async () => {
    await history.choose('Issued on', 'Today')
    await history.expectGuests(everybody.slice(0, 6))
    await history.expectCounts({ All: 6, Valid: 2, 'Not yet': 1, Expired: 1, 'No end': 2 })
    await history.choose('Issued on', 'Last 7 days')
    await history.expectGuests(everybody.slice(0, 7))
    await history.choose('Issued on', 'Last 30 days')
    await history.expectGuests(everybody.slice(0, 8))
    await history.choose('Issued on', 'Days…')
    await history.chooseDays(dayBefore(10), dayBefore(3))
    await history.expectGuests(['Gus', 'Hal'])
    await history.chooseDays('', dayBefore(10))
    await history.expectGuests(['Hal', 'Ida'])
    await history.choose('Issued on', 'Any day')
    await history.expectGuests(everybody)
  })

  await test.step('all together, and the terminal finds the same', async () => {
    await history.filter('No end')
    await history.choose('Profile', 'Beta')
    await history.choose('Environment', 'Production')
    await history.choose('Origin', 'Signed here')
    await history.choose('Issued on', 'Last 30 days')
    await history.expectGuests(['Fay', 'Hal'])
    await history.search('atri')
    await history.expectGuests(['Fay'])
    await history.expectCounts({ All: 1, Valid: 0, 'No end': 1 })
    await expect(app.page.getByText('1 session found')).toBeVisible()
    const where = ['--profile', 'Beta', '--environment', 'production', '--origin', 'signed']
    const words = ['history', ...where, '--state', 'no-end', '--since', '30d', '--search', 'atri', '--json']
    expect((await roompass(words)).json()).toMatchObject([{ name: 'Fay' }])
  })

  await test.step('they are the same after another screen, and gone after "Clear filters"', async () => {
    await goTo('Settings')
    await goTo('History')
    await history.expectGuests(['Fay'])
    await expect(history.quietFilter('Profile')).toContainText('Beta')
    await history.clearFilters.click()
    await expect(history.searchBox).toHaveValue('')
    await history.expectGuests(everybody)
  })
})

test('list and numbers follow what is issued, what begins, what expires and what is removed', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch()
  const { history, goTo } = shell(app.page)
  await goTo('History')
  await expect(history.list).toContainText('No sessions yet')
  await history.expectCounts({ All: 0, Valid: 0 })

  await test.step('issued in another process', async () => {
    await issueFor(roompass, { name: 'Ada', more: ['--expires', '8s'] })
    await history.expectGuests(['Ada'])
    await history.expectCounts({ All: 1, Valid: 1, Expired: 0 })
    await issueFor(roompass, { name: 'Ben', more: ['--not-before', '6s'] })
    await history.expectGuests(['Ben', 'Ada'])
    await history.expectCounts({ All: 2, 'Not yet': 1 })
  })

  await test.step('begun and expired, before one’s eyes and into the filter', async () => {
    await history.filter('Expired')
    await history.expectGuests(['Ada'])
    await history.expectCounts({ All: 2, Valid: 1, 'Not yet': 0, Expired: 1 })
    await history.filter('Valid')
    await history.expectGuests(['Ben'])
  })

  await test.step('removed, and brought back', async () => {
    await history.remove.click()
    await history.expectCounts({ All: 1, Valid: 0, Expired: 1 })
    await history.undo.click()
    await history.expectCounts({ All: 2, Valid: 1, Expired: 1 })
  })
})
