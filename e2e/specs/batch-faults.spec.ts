import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { SessionRow } from '../../shared/schemas.ts'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/batch-cli.ts'
import {
  expectOutput,
  guestHead,
  guestIds,
  guestLines,
  outputReaches,
  writeGuests,
} from '../fixtures/batch-files.ts'
import type { RunRoompass } from '../fixtures/guests.ts'
import { type Keyring, startKeyring } from '../fixtures/keyring.ts'
import { mountSmallDisk, type SmallDisk } from '../fixtures/small-disk.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

test.skip(process.platform !== 'linux', 'the disk and the keychain of a desktop can’t be taken away')

const ids = guestIds('guest', 8000)
const mebibyte = 1024 * 1024

/** Ids of the sessions of the history by external id. Each guest is there once at most. */
async function recorded(roompass: RunRoompass): Promise<Map<string, string>> {
  const listed = (await roompass(['history', '--json', '--limit', '100000'])).json() as SessionRow[]
  const byGuest = new Map(listed.map(({ id, externalId }) => [externalId ?? '', id]))
  expect(byGuest.size).toBe(listed.length)
  return byGuest
}

/** Holds that each guest is once in the output and once in the history, and that what was recorded before still is. */
async function expectAll(
  roompass: RunRoompass,
  output: string,
  guests: readonly string[],
  before: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const rows = await expectOutput(output, guests)
  const sessions = await recorded(roompass)
  expect(sessions).toEqual(new Map(rows.map(({ id, session_id }) => [id, session_id])))
  for (const [id, session] of before) expect(sessions.get(id)).toBe(session)
}

test.describe('a disk that gets full', () => {
  let disk: SmallDisk
  test.beforeEach(async () => {
    const mounted = await mountSmallDisk()
    test.skip(mounted === null, 'mounting a file system takes root or a sudo without a password')
    if (mounted !== null) disk = mounted
  })
  test.afterEach(() => disk?.close())

  test('under the output stops the batch with a sentence, and with room it goes on to the same guests', async ({
    roompass,
  }, testInfo) => {
    await addTestProfile(roompass)
    const output = join(disk.path, 'tokens.csv')
    const words = ['batch', await writeGuests(testInfo.outputPath('guests.csv'), ids), '--out', output]
    const batch = [...words, '--profile', 'Acme', '--only-good']
    disk.fill(mebibyte)

    const stopped = await roompass(batch)
    expect(stopped).toMatchObject({ code: 1, stdout: '' })
    expect(stopped.stderr).toMatch(
      /\nroompass: The disk of the output is full\. What was issued is kept in the history: free some space, then resume the batch\. It stopped after [\d,]+ rows, [\d,]+ of them issued\. Go on with: roompass batch .* --resume\n$/,
    )
    expect(existsSync(output)).toBe(false)
    const before = await recorded(roompass)
    expect(before.size).toBeGreaterThan(0)
    expect(before.size).toBeLessThan(ids.length)

    await test.step('resumed without room it says the same, and issues nothing', async () => {
      const again = await roompass([...batch, '--resume'])
      expect(again).toMatchObject({ code: 1, stdout: '' })
      expect(again.stderr).toContain('The disk of the output is full.')
      expect(await recorded(roompass)).toEqual(before)
    })

    disk.free()
    const ended = await roompass([...batch, '--resume'])
    expect(ended.code, ended.stderr).toBe(0)
    await expectAll(roompass, output, ids, before)
  })

  test('under the history stops the batch with a sentence, and with room it goes on to the same guests', async ({
    roompass,
  }, testInfo) => {
    const dataDir = join(disk.path, 'data')
    const here: RunRoompass = (args, options) => roompass(args, { ...options, dataDir })
    await addTestProfile(here)
    const output = testInfo.outputPath('tokens.csv')
    const words = ['batch', await writeGuests(testInfo.outputPath('guests.csv'), ids), '--out', output]
    const batch = [...words, '--profile', 'Acme', '--only-good']
    disk.fill(6 * mebibyte)

    const stopped = await here(batch)
    expect(stopped).toMatchObject({ code: 1, stdout: '' })
    expect(stopped.stderr).toMatch(
      /\nroompass: The disk of the history is full\. Nothing of the batch is lost: what was issued is in the history and in the output\. Free some space, then resume the batch\. It stopped after [\d,]+ rows, [\d,]+ of them issued\. Go on with: roompass batch .* --resume\n$/,
    )
    expect(existsSync(output)).toBe(false)

    await test.step('resumed on a disk without a byte of room it says what is wrong', async () => {
      disk.fill()
      const again = await here([...batch, '--resume'])
      expect(again.code).toBeGreaterThan(0)
      expect(again.stderr).toMatch(/disk( of the history)? is full/)
    })

    disk.free()
    const before = await recorded(here)
    expect(before.size).toBeGreaterThan(0)
    expect(before.size).toBeLessThan(ids.length)
    const ended = await here([...batch, '--resume'])
    expect(ended.code, ended.stderr).toBe(0)
    await expectAll(here, output, ids, before)
  })

  test('while the application issues is said in its list, and Resume goes on once there is room', async ({
    launch,
    roompass,
  }, testInfo) => {
    await addTestProfile(roompass)
    const folder = join(disk.path, 'out')
    await mkdir(folder)
    const app = await launch()
    const ui = shell(app.page)
    await ui.goTo('Batch')
    await app.answerDialog(await writeGuests(testInfo.outputPath('guests.csv'), ids))
    await ui.batch.chooseFile.click()
    await ui.batch.check.click()
    await expect(ui.batch.checkPart).toContainText('8,000 rows checked.')
    disk.fill(mebibyte)
    await app.answerDialog('Issue')
    await app.answerDialog(join(folder, 'tokens.csv'))
    await ui.batch.issue.button.click()

    const { line, resume } = ui.batch.batch('guests.csv')
    await expect(line).toContainText('The disk of the output is full.')
    const before = await recorded(roompass)
    disk.free()
    await resume.click()

    await expect(line).toContainText('8,000 tokens in “tokens.csv”')
    await expectAll(roompass, join(folder, 'tokens.csv'), ids, before)
  })
})

test.describe('a keyring that goes away', () => {
  let keyring: Keyring
  test.beforeEach(async ({ roompass }) => {
    keyring = await startKeyring()
    await addTestProfile(roompass, {}, keyring.env)
  })
  test.afterEach(() => keyring.close())

  test('in the middle of a batch is not missed by it', async ({ roompass, start }, testInfo) => {
    const { env } = keyring
    const output = testInfo.outputPath('tokens.csv')
    const words = ['--stdin', '--out', output, '--profile', 'Acme', '--only-good']
    const { stdin, stderr, ended } = start(['batch', ...words], env)
    stdin.write(guestHead + guestLines(ids.slice(0, 5000)))
    await outputReaches(output, 100_000)

    await keyring.stop()
    stdin.end(guestLines(ids.slice(5000)))

    const { code } = await ended()
    expect(code, stderr()).toBe(0)
    await keyring.startAgain()
    await expectAll((args) => roompass(args, { env }), output, ids)
  })

  test('before a batch is resumed is said, and with the keyring back it goes on to the same guests', async ({
    roompass,
    start,
  }, testInfo) => {
    const { env } = keyring
    const here: RunRoompass = (args) => roompass(args, { env })
    const output = testInfo.outputPath('tokens.csv')
    const words = [await writeGuests(testInfo.outputPath('guests.csv'), ids), '--out', output]
    const batch = [...words, '--profile', 'Acme', '--only-good']
    const { kill, ended } = start(['batch', ...batch], env)
    await outputReaches(output, 100_000)
    kill('SIGKILL')
    expect(await ended()).toMatchObject({ signal: 'SIGKILL' })
    const before = await recorded(here)
    expect(before.size).toBeLessThan(ids.length)

    await keyring.stop()
    const { code, stdout, stderr } = await here(['batch', ...batch, '--resume'])
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toMatch(/^roompass: [^\n]*(keychain|keyring)[^\n]*\n$/)

    await keyring.startAgain()
    expect(await recorded(here)).toEqual(before)
    const resumed = await here(['batch', ...batch, '--resume'])
    expect(resumed.code, resumed.stderr).toBe(0)
    await expectAll(here, output, ids, before)
  })

  test('while the application has a batch paused is not missed when that goes on', async ({
    launch,
    roompass,
  }, testInfo) => {
    const { env } = keyring
    const many = guestIds('guest', 40_000)
    const output = testInfo.outputPath('tokens.csv')
    const app = await launch({ env })
    const ui = shell(app.page)
    await ui.goTo('Batch')
    await app.answerDialog(await writeGuests(testInfo.outputPath('guests.csv'), many))
    await ui.batch.chooseFile.click()
    await ui.batch.check.click()
    await expect(ui.batch.checkPart).toContainText('40,000 rows checked.')
    await app.answerDialog('Issue')
    await app.answerDialog(output)
    await ui.batch.issue.button.click()
    const { line, pause, resume } = ui.batch.batch('guests.csv')
    await pause.click()
    await expect(resume).toBeVisible()

    await keyring.stop()
    await resume.click()

    await expect(line).toContainText('40,000 tokens in “tokens.csv”')
    await keyring.startAgain()
    await expectAll((args) => roompass(args, { env }), output, many)
  })
})
