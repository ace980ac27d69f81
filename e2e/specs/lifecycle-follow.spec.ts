import { expect } from '../fixtures/app.ts'
import { type Follower, followHistory } from '../fixtures/follower.ts'
import { promptness, whenThere } from '../fixtures/promptness.ts'
import { test } from '../fixtures/three-platforms.ts'
import { everythingOf, toldOf } from '../fixtures/told-of.ts'
import { shell } from '../pages/shell.ts'

let followers: Follower[] = []
test.afterEach(() => {
  for (const follower of followers) follower.kill()
  followers = []
})

function followed(dataDir: string, args: readonly string[] = []): Follower {
  const follower = followHistory(dataDir, args)
  followers.push(follower)
  return follower
}

test('the terminal and the window each see within a second what the other starts, stops, and what ends', async ({
  launch,
  roompass,
  dataDir,
  startThree,
}) => {
  const { accounts } = await startThree()
  const app = await launch()
  const ui = shell(app.page)
  const json = followed(dataDir, ['--json'])
  const text = followed(dataDir)
  const { expectSoon, expectMostWithinASecond } = promptness()

  for (const account of accounts) {
    const { platform } = account
    const guest = `${platform} window`
    await ui.chooseProfile(account.profile)

    await test.step(`${platform}: in the window, seen by the terminal`, async () => {
      await ui.goTo('Issue')
      await account.fill(app.page, guest, 3600)
      await ui.issue.button.click()
      await ui.current.expectGuest(guest)
      const started = Date.now()
      const id = await sessionIdOf(json, guest)
      const heard = await toldOf(json, 'issued', id)
      expectSoon('a start', heard.heardAt, started)
      await app.answerDialog('Stop')
      await ui.current.choose('Stop…')
      await ui.current.expectNone()
      const stopped = Date.now()
      const told = await toldOf(json, 'stopped', id)
      expectSoon('a stop', told.heardAt, stopped)
      expect(told.session).toMatchObject({ state: 'stopped', externalId: guest })
      // What was stopped does not expire: that is told once, in this way.
      expect(everythingOf(json, id).map(({ event }) => event)).toEqual(['issued', 'stopped'])
    })

    await test.step(`${platform}: in the terminal, seen by the window`, async () => {
      await ui.goTo('History')
      const from = `${platform} terminal`
      const row = ui.history.row(from)
      const seen = whenThere(row)
      const current = whenThere(ui.current.region)
      const { id } = await account.issue(from)
      const done = Date.now()
      expectSoon('a start, in the list', await seen, done)
      expectSoon('a start, in the title bar', await current, done)
      const badge = whenThere(row.getByText(/^stopped/))
      await roompass(['stop', id, '--yes'])
      expectSoon('a stop, in the list', await badge, Date.now())
      await ui.current.expectNone()
    })

    await test.step(`${platform}: the end, seen by both`, async () => {
      const brief = `${platform} brief`
      const { id, validUntil } = await account.issue(brief, 2)
      const end = (validUntil ?? 0) * 1000
      expectSoon('an end, in the list', await whenThere(ui.history.row(brief).getByText(/^expired/)), end)
      const told = await toldOf(json, 'expired', id)
      expectSoon('an end, in the terminal', told.heardAt, end)
      expect(told).toMatchObject({ at: validUntil, session: { state: 'expired' } })
    })
  }
  expectMostWithinASecond()

  await test.step('both followers have told the same', async () => {
    await expect.poll(() => text.lines().length).toBe(json.lines().length)
  })

  await test.step('Ctrl+C ends it well, with nothing after it', async () => {
    for (const follower of [json, text]) {
      expect(await follower.interrupt()).toEqual({ code: 0, signal: null })
      expect(follower.stderr()).toBe('')
    }
    expect(text.lines().map((line) => line.text)).toHaveLength(json.lines().length)
    for (const { platform } of accounts) {
      expect(text.lines().filter((line) => line.text.includes(` stopped  ${platform} `))).toHaveLength(2)
    }
  })
})

/** The session of a guest, as soon as the follower tells of one. */
async function sessionIdOf(follower: Follower, guest: string): Promise<string> {
  const find = () =>
    follower
      .lines()
      .map(({ text }) => JSON.parse(text).session)
      .find((session) => session?.externalId === guest)?.id
  await expect.poll(find, { intervals: [20], timeout: 15_000 }).toBeTruthy()
  return find()
}
