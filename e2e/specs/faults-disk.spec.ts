import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { historyDigests } from '../fixtures/data-folder.ts'
import { hostOfSpecs } from '../fixtures/host.ts'
import { mountSmallDisk, type SmallDisk } from '../fixtures/small-disk.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

let disk: SmallDisk
let dataDir: string
test.beforeEach(async () => {
  const mounted = process.platform === 'linux' ? await mountSmallDisk() : null
  test.skip(mounted === null, 'mounting a file system takes Linux, and root or a sudo without a password')
  if (mounted === null) return
  disk = mounted
  dataDir = join(disk.path, 'data')
})
test.afterEach(() => disk?.close())

const issueEarlier = ['issue', '--profile', 'Acme', '--room', 'lobby', '--name', 'Earlier Guest']

test('a disk that is full stops issuing with one sentence, and nothing is half written; with space it goes on', async ({
  launch,
  roompass,
}) => {
  const here = (args: readonly string[]) => roompass(args, { dataDir })
  await addTestProfile((args, options) => roompass(args, { ...options, dataDir }))
  expect(await here(issueEarlier)).toMatchObject({ code: 0 })
  const app = await launch({ dataDir })
  let ui = shell(app.page)
  await ui.issue.fill({ rd: 'board-q4', u: 'No Space' })
  disk.fill()

  await test.step('full: one sentence beside the button, the form as typed, nothing issued', async () => {
    await ui.issue.button.click()
    await expect(app.page.getByRole('alert')).toHaveCount(1)
    await expect(app.page.getByRole('alert')).toContainText(/disk is full: free some space, and try again\.$/)
    await expect(ui.issue.issued).toHaveCount(0)
    await expect(ui.issue.field('u')).toHaveValue('No Space')
    await ui.goTo('History')
    await expect(ui.history.rows).toHaveCount(1)
    await expect(ui.history.rows).toContainText('Earlier Guest')
  })

  await test.step('full: the terminal says the same', async () => {
    const { code, stderr, stdout } = await here([...issueEarlier, '--token'])
    expect(code).toBe(3)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^[^\n]+ disk is full: [^\n]+\n$/)
  })

  await test.step('space again: the next press issues, without a restart', async () => {
    disk.free()
    await ui.goTo('Issue')
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
    await expect(app.page.getByRole('alert')).toHaveCount(0)
    await ui.issue.fill({ u: 'After It' })
    await expect(await ui.issue.issue()).toContainText('After It')
  })

  await test.step('after a kill all of it is there, once', async () => {
    await app.kill()
    await app.restart()
    ui = shell(app.page)
    await expect(ui.banners).toBeHidden()
    await expect(ui.issue.field('u')).toHaveValue('After It')
    await ui.goTo('History')
    await expect(ui.history.rows).toContainText(['After It', 'No Space', 'Earlier Guest'])
    await expect(ui.history.rows).toHaveCount(3)
    await ui.history.search('no space')
    await expect(ui.history.rows).toHaveCount(1)
  })
})

test('a disk that is full at the first start leaves the work in memory, and takes it over once there is space', async ({
  launch,
}) => {
  disk.fill()
  const app = await launch({ dataDir })
  let ui = shell(app.page)
  await expect(ui.banners).toContainText(/disk is full: free some space, and try again\./)
  await ui.goTo('Profiles')
  await ui.profiles.add({ name: 'Acme' })
  await ui.profiles.typeKey('test-developer-key-not-a-real-one')
  await expect(ui.profiles.storedKey).toContainText('memory only, for this run')
  await ui.profiles.keyDialog.getByRole('button', { name: 'Issue a token' }).click()
  await ui.issue.fill({ rd: 'lobby', u: 'First Guest' })
  await expect(await ui.issue.issue()).toContainText('in memory only')

  disk.free()
  await ui.banners.getByRole('button', { name: 'Retry' }).click()

  await ui.banners.getByRole('button', { name: 'Save keys to the keychain' }).click()
  await expect(ui.banners).toBeHidden()
  await app.restart()
  ui = shell(app.page)
  await expect(ui.banners).toBeHidden()
  await ui.goTo('History')
  await expect(ui.history.rows).toHaveCount(1)
  await expect(ui.history.rows).toContainText('First Guest')
})

test('a data folder that has become read-only is left alone, and takes over what came meanwhile', async ({
  launch,
  roompass,
}) => {
  test.skip(hostOfSpecs().name === 'electron', 'Electron itself needs to write in the data folder')
  await addTestProfile((args, options) => roompass(args, { ...options, dataDir }))
  expect(await roompass(issueEarlier, { dataDir })).toMatchObject({ code: 0 })
  const before = await historyDigests(dataDir)
  await disk.makeReadOnly()

  await test.step('the terminal says it in one line', async () => {
    const { code, stderr } = await roompass(issueEarlier, { dataDir })
    expect(code).toBe(3)
    expect(stderr).toMatch(/^[^\n]+ the folder can not be written: [^\n]+\n$/)
  })

  const app = await launch({ dataDir })
  let ui = shell(app.page)
  await test.step('the window says it, and works from memory', async () => {
    await expect(ui.banners).toContainText(
      /the folder can not be written: allow Roompass to write there, and try again\./,
    )
    await expect(ui.banners.getByRole('button', { name: /Set aside/ })).toHaveCount(0)
    await ui.goTo('History')
    await expect(ui.history.list).toContainText('The history is locked')
    expect(await historyDigests(dataDir)).toEqual(before)
  })

  await test.step('writable again: Retry opens it', async () => {
    await disk.makeWritable()
    await ui.banners.getByRole('button', { name: 'Retry' }).click()
    await expect(ui.banners).toBeHidden()
    await expect(ui.history.rows).toContainText(['Earlier Guest'])
    await ui.goTo('Issue')
    await ui.issue.fill({ rd: 'lobby', u: 'Later Guest' })
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
  })

  await app.restart()
  ui = shell(app.page)
  await ui.goTo('History')
  await expect(ui.history.rows).toContainText(['Later Guest', 'Earlier Guest'])
})
