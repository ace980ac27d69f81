import type { Page } from 'playwright/test'
import type { SessionRow } from '../../shared/schemas.ts'
import { expect } from '../fixtures/app.ts'
import { followHistory } from '../fixtures/follower.ts'
import type { RunRoompass } from '../fixtures/guests.ts'
import { promptness, whenGone, whenThere } from '../fixtures/promptness.ts'
import { test } from '../fixtures/three-platforms.ts'
import { toldOf } from '../fixtures/told-of.ts'
import { shell } from '../pages/shell.ts'

test('what is issued is the current session of its profile, on every platform', async ({
  launch,
  roompass,
  startThree,
}) => {
  const { accounts } = await startThree()
  const app = await launch()
  const ui = shell(app.page)
  await ui.current.expectNone()
  expect(await currentOf(roompass)).toEqual({ code: 1, sessions: [] })

  for (const account of accounts) {
    const first = `${account.platform} guest`
    await test.step(account.platform, async () => {
      await ui.chooseProfile(account.profile)
      await ui.current.expectNone()
      expect(await currentOf(roompass, account.profile)).toEqual({ code: 1, sessions: null })
      await account.fill(app.page, first, 120)
      await ui.issue.issue()
      await ui.current.expectGuest(first)

      await test.step('the terminal says the same, and the countdown is right', async () => {
        const { code, sessions } = await currentOf(roompass, account.profile)
        expect(code).toBe(0)
        expect(sessions).toMatchObject({ externalId: first, state: 'valid', profileName: account.profile })
        const { validUntil } = sessions as SessionRow
        const shown = await ui.current.secondsLeft()
        expect(Math.abs((validUntil ?? 0) - Date.now() / 1000 - shown)).toBeLessThan(2)
        await expect.poll(() => ui.current.secondsLeft(), 'it ticks').toBeLessThan(shown)
      })
      await test.step('the next one takes its place', async () => {
        await account.fill(app.page, `${first} 2`, 3600)
        await ui.issue.button.click()
        await ui.current.expectGuest(`${first} 2`)
        await expect(ui.current.remaining).toHaveText(/^ends in (59 min \d+ s|1 h)$/)
      })
    })
  }

  await test.step('each profile has its own', async () => {
    for (const account of accounts) {
      await ui.chooseProfile(account.profile)
      await ui.current.expectGuest(`${account.platform} guest 2`)
    }
    const { sessions } = await currentOf(roompass)
    expect((sessions as SessionRow[]).map(({ profileName }) => profileName).toSorted()).toEqual(
      accounts.map(({ profile }) => profile).toSorted(),
    )
  })
  await test.step('it is still so in the next run', async () => {
    await app.restart()
    await shell(app.page).current.expectGuest('Video.io guest 2')
  })
  await test.step('pressing it shows it in the history', async () => {
    const again = shell(app.page)
    await again.current.show.click()
    await expect(again.history.detail.getByRole('heading', { level: 2 })).toHaveText('Video.io guest 2')
  })
})

test('its end is seen within a second in the title bar, the history and the terminal, on every platform', async ({
  launch,
  roompass,
  dataDir,
  startThree,
}) => {
  const { accounts } = await startThree()
  const app = await launch()
  const ui = shell(app.page)
  const follower = followHistory(dataDir, ['--json'])
  const { expectSoon, expectMostWithinASecond } = promptness()
  for (const account of accounts) {
    await test.step(account.platform, async () => {
      const guest = `${account.platform} guest`
      await ui.chooseProfile(account.profile)
      await ui.goTo('History')
      const { id, validUntil } = await account.issue(guest, 3)
      const end = (validUntil ?? 0) * 1000
      await ui.current.expectGuest(guest)
      await ui.history.open(guest)
      const expired = ui.history.row(guest).getByText(/^expired/)
      const emptied = whenGone(ui.current.region)
      const listed = whenThere(expired)
      const shown = whenThere(ui.history.detail.getByText('This token has expired').first())
      expectSoon('the title bar is empty', await emptied, end)
      expectSoon('the list says so', await listed, end)
      expectSoon('the detail says so', await shown, end)
      expectSoon('the terminal says so', (await toldOf(follower, 'expired', id)).heardAt, end)
      expect(await currentOf(roompass, account.profile)).toEqual({ code: 1, sessions: null })
      await ui.goTo('Issue')
    })
  }
  expectMostWithinASecond()
  follower.kill()
})

test('removing the current session empties the title bar, and bringing it back fills it', async ({
  launch,
  roompass,
  startOne,
}) => {
  const account = await startOne()
  await account.issue('Earlier guest')
  const { id } = await account.issue('Current guest')
  const app = await launch()
  const ui = shell(app.page)
  await ui.current.expectGuest('Current guest')
  await ui.goTo('History')
  await ui.history.open('Current guest')
  await ui.history.remove.click()
  await ui.current.expectNone()
  // The one before does not take its place.
  expect(await currentOf(roompass, account.profile)).toEqual({ code: 1, sessions: null })
  await ui.history.undo.click()
  await ui.current.expectGuest('Current guest')
  expect(await currentOf(roompass, account.profile)).toMatchObject({ code: 0, sessions: { id } })
})

test('a listener in the page is told of each, of null, and of nothing once it is removed', async ({
  launch,
  roompass,
  startOne,
}) => {
  const account = await startOne()
  const app = await launch()
  const heard = await listenTwice(app.page)

  const { id } = await account.issue('First guest')
  await expect.poll(heard.byBoth).toEqual([[id], [id]])
  expect((await roompass(['stop', id, '--yes'])).code).toBe(0)
  await expect.poll(heard.byBoth).toEqual([
    [id, null],
    [id, null],
  ])

  await heard.leave()
  const { id: next } = await account.issue('Second guest', 3)
  // The other one hears of the start and of the end.
  await expect.poll(heard.byBoth).toEqual([
    [id, null],
    [id, null, next, null],
  ])
})

test('get shows a session whole, and what has to be said of it apart from the answer', async ({
  roompass,
  startThree,
}) => {
  const { accounts } = await startThree()
  for (const account of accounts) {
    await test.step(account.platform, async () => {
      const guest = `${account.platform} guest`
      const issued = await account.issue(guest)
      const got = await roompass(['get', issued.id, '--json'])
      expect(got).toMatchObject({ code: 0, stderr: '' })
      const { id, token, link, claims, asked, validFrom, validUntil } = issued
      expect(got.json()).toMatchObject({ id, token, link, claims, asked, validFrom, validUntil })
      expect(got.json()).toMatchObject({ externalId: guest, state: 'valid', stoppedAt: null })
      expect((await roompass(['get', issued.id, '--token'])).stdout.trim()).toBe(issued.token)
      const text = (await roompass(['get', issued.id])).stdout
      for (const said of [guest, issued.token, account.profile, 'valid (']) expect(text).toContain(said)

      await roompass(['stop', issued.id, '--yes'])
      const stopped = await roompass(['get', issued.id, '--token'])
      expect(stopped).toMatchObject({ code: 0, stdout: `${issued.token}\n` })
      expect(stopped.stderr).toMatch(
        /^warning: This session was stopped here \(.*\)\. The token itself works/,
      )
    })
  }
  for (const command of ['get', 'stop', 'renew']) {
    const { code, stderr } = await roompass([command, 'no-such-session', '--json'])
    expect({ command, code, stderr: stderr.length > 0 }).toEqual({ command, code: 2, stderr: true })
  }
})

/** What `roompass current --json` says. */
async function currentOf(roompass: RunRoompass, ...profile: string[]) {
  const { code, json } = await roompass(['current', ...profile, '--json'])
  return { code, sessions: json() as SessionRow | SessionRow[] | null }
}

/** Two listeners in the page, and what each was told: the id of the session, or null. */
async function listenTwice(page: Page) {
  await page.evaluate(() => {
    const heard: (string | null)[][] = [[], []]
    const leaving = heard.map((list) =>
      Reflect.get(window, 'roompass').on(
        'current.changed',
        ({ session }: { session: { id: string } | null }) => list.push(session?.id ?? null),
      ),
    )
    Object.assign(window, { heard, leave: leaving[0] })
  })
  return {
    byBoth: () => page.evaluate((): unknown => Reflect.get(window, 'heard')),
    /** Removes the first of them. */
    leave: () => page.evaluate(() => void Reflect.get(window, 'leave')()),
  }
}
