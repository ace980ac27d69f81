import { expect, test } from '../fixtures/app.ts'
import { type Follower, followHistory, lineOf, type TimedLine } from '../fixtures/follower.ts'
import { issueFor } from '../fixtures/guests.ts'
import { expectSoon } from '../fixtures/promptness.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

test.beforeEach(({ roompass }) => addTestProfile(roompass))

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

/** Writes down how long a line took after what it tells of (epoch milliseconds). */
const measure = (what: string, line: TimedLine, since: number) => expectSoon(what, line.at, since)

test('the terminal tells within a second what is issued, noted, removed, brought back and expires in the window', async ({
  launch,
  roompass,
  dataDir,
}) => {
  await issueFor(roompass, { name: 'From Before', more: ['--expires', 'never'] })
  const app = await launch()
  const { issue, history, goTo } = shell(app.page)
  const text = followed(dataDir)
  const json = followed(dataDir, ['--json'])
  expect((await lineOf(text, 0)).text).toMatch(
    /^\S+ \S+.* {2}issued {3}From Before {2}lobby {2}no end {2}Acme$/,
  )
  expect(JSON.parse((await lineOf(json, 0)).text)).toMatchObject({
    event: 'issued',
    session: { name: 'From Before', state: 'no-end' },
  })

  /** Does something in the window, and gives what both followers say of it. */
  const told = async (what: string, index: number, act: () => Promise<void>) => {
    const since = Date.now()
    await act()
    const line = await lineOf(text, index)
    measure(what, line, since)
    const event = await lineOf(json, index)
    measure(`${what}, JSON`, event, since)
    return { line: line.text, event: JSON.parse(event.text) }
  }

  let id = ''
  await test.step('issued', async () => {
    await issue.fill({ rd: 'atrium', u: 'From The Window' })
    const { line, event } = await told('issued', 1, () => issue.button.click())
    expect(line).toMatch(/ {2}issued {3}From The Window {2}atrium {2}until .+ {2}Acme$/)
    expect(event).toMatchObject({ event: 'issued', session: { name: 'From The Window', state: 'valid' } })
    expect(JSON.stringify(event)).not.toMatch(/eyJ|"token"|"link"/)
    id = event.session.id
  })

  await test.step('noted', async () => {
    await goTo('History')
    await history.open('From The Window')
    await history.note.fill('Comes\nby train')
    const { line, event } = await told('noted', 2, () => history.note.press('ControlOrMeta+Enter'))
    expect(line).toMatch(/ {2}noted {4}From The Window {2}atrium .+ {2}Acme {2}Comes.*by train$/)
    expect(event).toMatchObject({ event: 'noted', session: { id, note: 'Comes\nby train' } })
  })

  await test.step('removed', async () => {
    const { line, event } = await told('removed', 3, () => history.remove.click())
    expect(line).toMatch(new RegExp(`  removed  ${id}$`))
    expect(event).toMatchObject({ event: 'removed', id })
  })

  await test.step('brought back', async () => {
    const { event } = await told('brought back', 4, () => history.undo.click())
    expect(event).toMatchObject({ event: 'issued', session: { id, note: 'Comes\nby train' } })
  })

  await test.step('expired', async () => {
    await goTo('Issue')
    await issue.fill({ u: 'Short Visit', exp: '2s' })
    await issue.issue()
    expect((await lineOf(text, 5)).text).toContain('issued   Short Visit')
    const issued = JSON.parse((await lineOf(json, 5)).text)
    const end = issued.session.validUntil * 1000
    const [line, event] = [await lineOf(text, 6), await lineOf(json, 6)]
    measure('expired', line, end)
    measure('expired, JSON', event, end)
    expect(line.text).toMatch(/ {2}expired {2}Short Visit {2}atrium {2}/)
    expect(JSON.parse(event.text)).toMatchObject({
      event: 'expired',
      at: issued.session.validUntil,
      session: { name: 'Short Visit', state: 'expired' },
    })
  })

  await test.step('Ctrl+C ends both well', async () => {
    for (const follower of [text, json]) {
      expect(await follower.interrupt()).toEqual({ code: 0, signal: null })
      expect(follower.stderr()).toBe('')
      expect(follower.lines()).toHaveLength(7)
    }
  })
})

test('a filter tells only of its own, and the newest sessions come first', async ({
  launch,
  roompass,
  dataDir,
}) => {
  for (const name of ['Ada', 'Ben', 'Cleo']) await issueFor(roompass, { name })
  const all = followed(dataDir, ['--limit', '2'])
  const vip = followed(dataDir, ['--search', 'vip', '--json'])
  expect((await lineOf(all, 0)).text).toContain('Ben')
  expect((await lineOf(all, 1)).text).toContain('Cleo')
  const app = await launch()
  const { history, goTo } = shell(app.page)
  await goTo('History')

  await history.open('Ben')
  await history.note.fill('vip')
  await history.note.press('ControlOrMeta+Enter')
  expect(JSON.parse((await lineOf(vip, 0)).text)).toMatchObject({ event: 'noted', session: { name: 'Ben' } })
  await history.open('Ada')
  await history.remove.click()
  await history.open('Ben')
  await history.remove.click()
  const { text: gone } = await lineOf(vip, 1)
  expect(JSON.parse(gone)).toMatchObject({ event: 'removed' })
  await lineOf(all, 4)
  expect(all.lines().map(({ text }) => text)).toEqual([
    expect.stringContaining('issued   Ben'),
    expect.stringContaining('issued   Cleo'),
    expect.stringContaining('noted    Ben'),
    expect.stringContaining('removed  '),
    expect.stringContaining(`removed  ${JSON.parse(gone).id}`),
  ])
  expect(vip.lines()).toHaveLength(2)
})

test('every screen of the window shows within a second what the terminal issues, and what expires', async ({
  launch,
  roompass,
}) => {
  const app = await launch()
  const { history, goTo } = shell(app.page)
  await goTo('History')
  await history.expectCounts({ All: 0 })

  const seen = history
    .row('From The Terminal')
    .waitFor()
    .then(() => Date.now())
  await issueFor(roompass, { name: 'From The Terminal', more: ['--expires', '5s'] })
  const done = Date.now()
  measure('in the list', { text: '', at: await seen }, done)
  await history.expectCounts({ All: 1, Valid: 1, Expired: 0 })
  await expect(history.detail.getByRole('heading', { level: 2 })).toHaveText('From The Terminal')
  await history.expectCounts({ All: 1, Valid: 0, Expired: 1 })
  await expect(history.rows).toContainText([/expired/])
  await expect(history.detail).toContainText(/expired/)
})
