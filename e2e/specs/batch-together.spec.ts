import type { SessionRow } from '../../shared/schemas.ts'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/batch-cli.ts'
import { expectOutput, guestHead, guestIds, guestLines, outputReaches } from '../fixtures/batch-files.ts'
import { type Follower, followHistory } from '../fixtures/follower.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

const rows = 3000

let followers: Follower[] = []
test.afterEach(() => {
  for (const follower of followers) follower.kill()
  followers = []
})

test('two batches, a person at the window and a follower share one history: none fails, and nothing is lost', async ({
  launch,
  roompass,
  dataDir,
  start,
}, testInfo) => {
  test.setTimeout(150_000)
  await addTestProfile(roompass)
  const app = await launch()
  const ui = shell(app.page)
  const follower = followHistory(dataDir, ['--json'])
  followers.push(follower)
  const batches = ['left', 'right'].map((kind) => {
    const output = testInfo.outputPath(`${kind}.csv`)
    const words = ['--stdin', '--out', output, '--profile', 'Acme', '--only-good', '--json']
    return { output, ids: guestIds(kind, rows), run: start(['batch', ...words]) }
  })
  const byHand: string[] = []
  const issueByHand = async () => {
    const id = `hand-${byHand.length + 1}`
    await ui.issue.fill({ rd: 'lobby', u: `Guest of ${id}`, ud: id })
    await ui.issue.button.click()
    await expect(ui.issue.issued.first()).toContainText(`Guest of ${id}`)
    await expect(app.page.getByRole('alert')).toHaveCount(0)
    byHand.push(id)
  }

  await test.step('both batches run at full speed, and the person issues meanwhile', async () => {
    for (const { run, ids } of batches) run.stdin.write(guestHead + guestLines(ids.slice(0, 2500)))
    await issueByHand()
    for (const { output } of batches) await outputReaches(output, 100_000)
  })
  await test.step('more guests come by and by, to each of them', async () => {
    for (let from = 2500; from < rows; from += 100) {
      for (const { run, ids } of batches) run.stdin.write(guestLines(ids.slice(from, from + 100)))
      await issueByHand()
    }
    for (const { run } of batches) run.stdin.end()
  })

  /** External ids by session. */
  const issued = new Map<string, string | null>()
  await test.step('both outputs have each of their guests once', async () => {
    for (const { run, output, ids } of batches) {
      const { code } = await run.ended()
      expect(code, run.stderr()).toBe(0)
      expect(JSON.parse(run.stdout())).toMatchObject({ rows, issued: rows, leftOut: 0 })
      for (const { id, session_id } of await expectOutput(output, ids)) issued.set(session_id, id)
    }
    expect(issued.size).toBe(2 * rows)
  })

  await test.step('the history has all of them once, and no others', async () => {
    const newest = (await roompass(['history', '--json', '--limit', '10000'])).json() as SessionRow[]
    const listed = newest.toReversed()
    expect(listed).toHaveLength(issued.size + byHand.length)
    const isByHand = ({ externalId }: SessionRow) => byHand.includes(externalId ?? '')
    const others = listed.filter((row) => !isByHand(row))
    expect(new Map(others.map(({ id, externalId }) => [id, externalId]))).toEqual(issued)
    expect(listed.filter(isByHand).map(({ externalId }) => externalId)).toEqual(byHand)
    for (const { ids } of batches) {
      const inOrder = listed.filter(({ externalId }) => ids.includes(externalId ?? ''))
      expect(inOrder.map(({ externalId }) => externalId)).toEqual(ids)
    }
    const first = listed.findIndex(({ externalId }) => externalId === byHand[1])
    const before = listed.slice(0, first).map(({ externalId }) => externalId?.split('-')[0])
    expect(new Set(before), 'all of them were at work at once').toEqual(new Set(['left', 'right', 'hand']))
    for (const { id, externalId } of listed) issued.set(id, externalId)
  })

  await test.step('the follower has told of each of them once', async () => {
    await expect.poll(() => follower.lines().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(issued.size)
    expect(await follower.interrupt()).toEqual({ code: 0, signal: null })
    expect(follower.stderr()).toBe('')
    const told = follower.lines().map(({ text }) => JSON.parse(text))
    expect(told).toHaveLength(issued.size)
    expect(told.filter(({ event }) => event !== 'issued')).toEqual([])
    expect(new Map(told.map(({ session }) => [session.id, session.externalId]))).toEqual(issued)
  })

  await test.step('the window counts them all', async () => {
    await expect(ui.banners).toBeHidden()
    await ui.goTo('History')
    const all = `All ${issued.size.toLocaleString('en')}`
    await expect(ui.history.stateButton('All')).toHaveAccessibleName(all)
  })
})
