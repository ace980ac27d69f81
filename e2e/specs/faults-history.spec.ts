import { randomBytes } from 'node:crypto'
import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import type { CliResult } from '../fixtures/cli.ts'
import { historyDigests } from '../fixtures/data-folder.ts'
import { changeHistory, holdHistory } from '../fixtures/other-process.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

const isHeld = /another program is writing to it: wait for that program or end it, and try again\./

type Roompass = (args: readonly string[]) => Promise<CliResult>

async function issueFor(roompass: Roompass, name: string): Promise<void> {
  const { code, stderr } = await roompass(['issue', '--profile', 'Acme', '--room', 'lobby', '--name', name])
  expect(code, stderr).toBe(0)
}

test('a history that another process holds stops issuing with one sentence, and goes on once it is let go', async ({
  launch,
  roompass,
  dataDir,
}) => {
  await addTestProfile(roompass)
  await issueFor(roompass, 'Earlier Guest')
  const app = await launch()
  const ui = shell(app.page)
  await ui.issue.fill({ rd: 'lobby', u: 'Kept Waiting' })
  const { release } = await holdHistory(dataDir)

  await ui.issue.button.click()
  await expect(app.page.getByRole('alert')).toContainText(isHeld, { timeout: 15_000 })
  await expect(app.page.getByRole('alert')).toHaveCount(1)
  await expect(ui.issue.issued).toHaveCount(0)
  await expect(ui.issue.field('u')).toHaveValue('Kept Waiting')
  await expect(ui.banners).toBeHidden()
  // Reading goes on.
  await ui.goTo('History')
  await expect(ui.history.rows).toHaveCount(1)

  await release()
  await ui.goTo('Issue')
  await expect(await ui.issue.issue()).toContainText('recorded in the history')
  await expect(app.page.getByRole('alert')).toHaveCount(0)
  await ui.goTo('History')
  await expect(ui.history.rows).toContainText(['Kept Waiting', 'Earlier Guest'])
  await expect(ui.history.rows).toHaveCount(2)
})

test('a history that another process holds at the start is said to be held, and opens once it is let go', async ({
  launch,
  roompass,
  dataDir,
}) => {
  await addTestProfile(roompass)
  await issueFor(roompass, 'Earlier Guest')
  const { release } = await holdHistory(dataDir)
  const app = await launch()
  const ui = shell(app.page)
  await expect(ui.banners).toContainText(isHeld)
  await expect(ui.banners.getByRole('button', { name: /Set aside/ })).toHaveCount(0)

  await release()
  await ui.banners.getByRole('button', { name: 'Retry' }).click()

  await expect(ui.banners).toBeHidden()
  await ui.goTo('History')
  await expect(ui.history.rows).toContainText(['Earlier Guest'])
  await ui.goTo('Issue')
  await ui.issue.fill({ rd: 'lobby', u: 'Later Guest' })
  await expect(await ui.issue.issue()).toContainText('recorded in the history')
})

test('a history of a newer version is said to be so, and stays as it is, byte for byte', async ({
  launch,
  roompass,
  dataDir,
}) => {
  const newer = 'was written by a newer Roompass: install that version or a later one to open it.'
  await addTestProfile(roompass)
  await issueFor(roompass, 'Earlier Guest')
  await changeHistory(dataDir, 'PRAGMA user_version = 1000')
  const before = await historyDigests(dataDir)
  const app = await launch()
  const ui = shell(app.page)

  await expect(ui.banners).toContainText(newer)
  await expect(ui.banners.getByRole('button', { name: /Set aside/ })).toHaveCount(0)
  await ui.banners.getByRole('button', { name: 'Retry' }).click()
  await expect(ui.banners.getByRole('button', { name: 'Retry' })).toBeEnabled()
  await expect(ui.banners).toContainText(newer)
  await ui.goTo('History')
  await expect(ui.history.list).toContainText('The history is locked')
  await app.close()
  expect(await roompass(['history'])).toMatchObject({ code: 3, stderr: expect.stringContaining(newer) })
  // To read the version, SQLite puts an empty log beside the file.
  expect(await historyDigests(dataDir)).toMatchObject(before)
  expect((await readFile(join(dataDir, 'history.db-wal'))).length).toBe(0)
})

test('a broken page that is read only later shuts the history with a sentence; it is kept, and can be set aside', async ({
  launch,
  roompass,
  dataDir,
}) => {
  const damaged = 'The history is locked, because its file is damaged:'
  await addTestProfile(roompass)
  await issueFor(roompass, 'Broken Guest')
  await issueFor(roompass, 'Whole Guest')
  // Its claims fill the middle of a file that is too long to be read as a whole at every start.
  await changeHistory(
    dataDir,
    `UPDATE sessions SET claims = json_set(claims, '$.avatar', 'https://example.com/' || hex(zeroblob(6000000)))
      WHERE name = 'Broken Guest'`,
  )
  await breakTheMiddle(join(dataDir, 'history.db'))
  const app = await launch()
  let ui = shell(app.page)

  await test.step('until then all is well', async () => {
    await ui.issue.fill({ rd: 'lobby', u: 'Later Guest' })
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
    await ui.goTo('History')
    await expect(ui.history.rows).toContainText(['Later Guest', 'Whole Guest', 'Broken Guest'])
    await expect(ui.banners).toBeHidden()
  })

  await test.step('read: the sentence', async () => {
    await ui.history.rows.last().click()
    await expect(ui.banners).toContainText(damaged)
    await expect(ui.banners.getByRole('button')).toHaveCount(2)
    await expect(ui.history.list).toContainText('The history is locked')
  })

  await test.step('set aside: the file is kept as it was, and a new one works', async () => {
    const { 'history.db': before } = await historyDigests(dataDir)
    await ui.banners.getByRole('button', { name: 'Set aside and begin new…' }).click()
    await app.waitForDialog()
    await app.answerDialog('Set Aside')
    await expect(ui.banners).toBeHidden()
    const after = Object.entries(await historyDigests(dataDir))
    const kept = after.filter(([file]) => file.startsWith('history (set aside ') && file.endsWith('.db'))
    expect(kept).toEqual([[expect.any(String), before]])
    await addTestProfile(roompass, { name: 'New beginning' })
    await app.restart()
    ui = shell(app.page)
    await ui.issue.fill({ rd: 'lobby', u: 'New Guest' })
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
    await ui.goTo('History')
    await expect(ui.history.rows).toHaveCount(1)
  })
})

async function breakTheMiddle(path: string): Promise<void> {
  const file = await open(path, 'r+')
  const { size } = await stat(path)
  await file.write(randomBytes(512), 0, 512, Math.floor(size / 2))
  await file.close()
}
