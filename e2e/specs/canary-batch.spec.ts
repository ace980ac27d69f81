import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Canary, canaryKey, canaryWord } from '../canary/canary.ts'
import { decryptedHistory } from '../canary/decrypted.ts'
import { filesBelow, wordsOf } from '../canary/disk.ts'
import { heapOf } from '../canary/heap.ts'
import { sayings } from '../canary/lab.ts'
import { heapOfMain } from '../canary/main-heap.ts'
import { seenOf } from '../canary/proc.ts'
import { whereFound as found } from '../canary/search.ts'
import { listen } from '../canary/told.ts'
import { expect } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { hostOfSpecs } from '../fixtures/host.ts'
import { inspectable } from '../fixtures/inspector.ts'
import { historyEntry } from '../fixtures/keychain-entry.ts'
import { test } from '../fixtures/read-platforms.ts'
import { startCli } from '../fixtures/running-cli.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { partsIn, tokensIn } from '../fixtures/token-tables.ts'
import { type Shell, shell } from '../pages/shell.ts'

/** On Electron Playwright itself holds the inspector of main. */
const hasInspector = hostOfSpecs().name === 'chromium'
const hasProc = process.platform === 'linux'

/** Issues the rows that stand in the window into a file of a folder, and waits for its end. */
async function issueInto(app: AppHandle, { batch }: Shell, folder: string, name: string): Promise<void> {
  await app.answerDialog('Issue')
  await app.answerDialog(join(folder, name))
  const before = (await app.dialogs()).length
  const press = async () => {
    await batch.issue.button.click()
    return (await app.dialogs()).length
  }
  // One soon after the last batch was begun counts as a second click of the same.
  await expect.poll(press, 'the question').toBeGreaterThan(before)
  await expect(batch.batches.filter({ hasText: `in “${name}”` })).toHaveCount(1, { timeout: 20_000 })
}

/** The keys of the history in the spellings in which they are handed on. */
async function historyKeys(dataDir: string): Promise<Canary[]> {
  const entry = await (await historyEntry(dataDir)).get()
  return [
    { name: 'the key of the history', text: entry },
    { name: 'the key of the history in hex', text: Buffer.from(entry, 'base64').toString('hex') },
  ]
}

test('pasted rows are in the history and in the output alone, and the lock takes them out of the page and of main', async ({
  launch,
  roompass,
  dataDir,
}, testInfo) => {
  test.setTimeout(180_000)
  const key = canaryKey('the developer key')
  const guest = {
    name: canaryWord('the guest name'),
    id: canaryWord('the external id'),
    column: canaryWord('the name of a column'),
    note: canaryWord('a cell that is not used'),
    mended: canaryWord('a cell that was mended'),
    wrong: canaryWord('a row that was left out'),
    looked: canaryWord('a row that was looked at only'),
  }
  const ofGuests = Object.values(guest)
  await addTestProfile(roompass, { key: key.text })
  const desk = testInfo.outputPath('desk')
  mkdirSync(desk)
  const app = await launch({ env: hasInspector ? inspectable : {} })
  const { page } = app
  const ui = shell(page)
  const { batch } = ui
  const { said, say, look } = sayings(roompass)
  const listening = await listen(app)

  await test.step('a paste is checked, mended, and issued', async () => {
    await ui.goTo('Batch')
    await batch.paste(
      [
        ['name', 'id', 'room', 'until', guest.column.text],
        [guest.name.text, guest.id.text, 'lobby', '1h', guest.note.text],
        ['Jane Smith', 'crm-2', 'lobby', 'soon', ''],
        [guest.wrong.text, 'crm-3', 'lobby', 'never at all', ''],
      ]
        .map((cells) => cells.join('\t'))
        .join('\n'),
    )
    await batch.check.click()
    await expect(batch.checkPart).toContainText('3 rows checked.')
    await batch.show('Errors')
    await batch.rows.first().click()
    await batch.editor.cell('name').fill(guest.mended.text)
    await batch.editor.cell('until').fill('2h')
    await batch.editor.save.click()
    await expect(batch.editor.takeBack).toBeVisible()
    await batch.editor.close.click()
    await batch.issue.which('Only good')
    await issueInto(app, ui, desk, 'tokens.csv')
    expect(tokensIn(join(desk, 'tokens.csv')).map(({ name }) => name)).toEqual([
      ...[guest.name.text, guest.mended.text],
    ])
    await look('issued', page)
  })
  await test.step('another one is only looked at', async () => {
    await batch.backToPaste.click()
    await batch.paste(`name\troom\n${guest.looked.text}\tlobby\n`)
    await batch.check.click()
    await expect(batch.checkPart).toContainText('1 row checked.')
  })

  const keys = [key, ...(await historyKeys(dataDir))]
  await test.step('the key is in nothing that was shown, told, written or started', async () => {
    const output = { name: 'the output', bytes: readFileSync(join(desk, 'tokens.csv')) }
    const places = [...said, output, ...filesBelow(dataDir), ...wordsOf(app), ...(await listening.told())]
    expect(found(keys, places)).toEqual([])
    expect(found(keys, [await heapOf(page)])).toEqual([])
    if (hasProc) expect(found([...keys, ...ofGuests], seenOf(app.pid).words)).toEqual([])
  })
  await test.step('guests are in no file but the output', async () => {
    expect(found(ofGuests, [...filesBelow(dataDir), ...wordsOf(app)])).toEqual([])
    expect(readdirSync(desk)).toEqual(['tokens.csv'])
    expect(statSync(join(desk, 'tokens.csv')).mode & 0o777).toBe(0o600)
    expect(found(ofGuests, filesBelow(desk))).toEqual(
      [guest.name, guest.id, guest.column, guest.note, guest.mended]
        .map(({ name }) => `${name} in tokens.csv`)
        .sort(),
    )
  })

  await ui.lock.lockBy(() => page.keyboard.press('Control+l'))
  await test.step('after the lock nothing of them is in the page', async () => {
    expect(found([...keys, ...ofGuests], [await heapOf(page)])).toEqual([])
  })
  if (hasInspector) {
    await test.step('nor in main, as far as anything can still be reached there', async () => {
      const heap = await heapOfMain(app, testInfo.outputPath('main.heapsnapshot'))
      expect(found([...keys, ...ofGuests], [heap])).toEqual([])
    })
  }
  await test.step('and in the history, without its encryption, those that were issued for', async () => {
    await app.close()
    expect(found(ofGuests, [...filesBelow(dataDir), ...wordsOf(app)])).toEqual([])
    say('the history', (await decryptedHistory(dataDir, testInfo.outputPath('without encryption'))).bytes)
    const [history] = said.slice(-1)
    if (history === undefined) throw new Error('The history was not read.')
    expect(found(keys, [history])).toEqual([])
    const kept = found(ofGuests, [history])
    for (const { name } of [guest.name, guest.id, guest.mended])
      expect(kept).toContain(`${name} in the history`)
    expect(kept).not.toContain(`${guest.looked.name} in the history`)
  })
})

test('a batch of the command line leaves nothing while it runs, when it is killed, and when it is done', async ({
  roompass,
  dataDir,
}, testInfo) => {
  test.setTimeout(120_000)
  const key = canaryKey('the developer key')
  const guest = { name: canaryWord('the guest name'), id: canaryWord('the external id') }
  await addTestProfile(roompass, { key: key.text })
  const desk = testInfo.outputPath('desk')
  mkdirSync(desk)
  const keys = [key, ...(await historyKeys(dataDir))]
  const rows = `${guest.name.text},${guest.id.text}\n`.repeat(4000)
  const words = [
    'batch',
    '--stdin',
    '--out',
    join(desk, 'tokens.csv'),
    '--profile',
    'Acme',
    '--room',
    'lobby',
  ]
  const run = startCli(dataDir, [...words, '--only-good'])
  try {
    run.stdin.write(`name,id\n${rows}`)
    await expect.poll(() => partsIn(desk), { timeout: 20_000 }).toHaveLength(1)
    const [part = ''] = partsIn(desk)
    await expect.poll(() => statSync(join(desk, part)).size).toBeGreaterThan(1_000_000)
    expect(statSync(join(desk, part)).mode & 0o777).toBe(0o600)
    await test.step('while it runs', () => {
      if (hasProc) expect(found([...keys, ...Object.values(guest)], seenOf(run.pid).words)).toEqual([])
      expect(found([...keys, ...Object.values(guest)], filesBelow(dataDir))).toEqual([])
    })
  } finally {
    run.kill('SIGKILL')
    await run.ended()
  }
  const spoken = () => [{ name: 'what was said', bytes: Buffer.from(run.stdout() + run.stderr()) }]
  await test.step('killed', () => {
    expect(found([...keys, ...Object.values(guest)], [...filesBelow(dataDir), ...spoken()])).toEqual([])
    expect(found(keys, filesBelow(desk))).toEqual([])
    for (const name of readdirSync(desk)) expect(statSync(join(desk, name)).mode & 0o077, name).toBe(0)
  })
  await test.step('gone on with, to its end', async () => {
    const { code, stdout, stderr } = await roompass([...words, '--resume', '--json'], {
      stdin: `name,id\n${rows}`,
    })
    expect(code, stderr).toBe(0)
    const last = [{ name: 'what was said', bytes: Buffer.from(stdout + stderr) }, ...filesBelow(dataDir)]
    expect(found([...keys, ...Object.values(guest)], last)).toEqual([])
    expect(found(keys, filesBelow(desk))).toEqual([])
    expect(readdirSync(desk)).toEqual(['tokens.csv'])
  })
  const history = await decryptedHistory(dataDir, testInfo.outputPath('without encryption'))
  expect(found(keys, [history])).toEqual([])
  expect(found(Object.values(guest), [history])).toHaveLength(2)
})

test('secrets of the platforms that make tokens are in the requests that need them, of the window and the terminal', async ({
  startReadPlatforms,
  launch,
  roompass,
  dataDir,
}, testInfo) => {
  test.setTimeout(120_000)
  const appSecret = canaryKey('the app secret')
  const apiToken = canaryKey('the API token of Video.io')
  const platforms = await startReadPlatforms({ appSecret: appSecret.text, apiToken: apiToken.text })
  const { dolby, toDolby, toComms, toVideoIo } = platforms
  const desk = testInfo.outputPath('desk')
  mkdirSync(desk)
  const { said, look, run } = sayings(roompass)
  const app = await launch()
  const { page } = app
  const ui = shell(page)
  const listening = await listen(app)
  const table = (kind: string) =>
    `external id\n${[1, 2, 3, 4, 5].map((row) => `${kind}-${row}`).join('\n')}\n`

  await test.step('in the window', async () => {
    for (const [profile, name] of [
      ['Dolby staging', 'dolby.csv'],
      ['Videos staging', 'videos.csv'],
    ] as const) {
      await ui.chooseProfile(profile)
      await ui.goTo('Batch')
      if (await ui.batch.backToPaste.isVisible()) await ui.batch.backToPaste.click()
      await ui.batch.paste(table('window'))
      await ui.batch.check.click()
      await expect(ui.batch.checkPart).toContainText('5 rows checked.')
      await issueInto(app, ui, desk, name)
      await look(profile, page)
    }
  })
  await test.step('on the terminal', async () => {
    for (const profile of ['Dolby staging', 'Videos staging']) {
      const words = ['batch', '--stdin', '--stdout', '--only-good', '--profile', profile]
      await run(words, table('terminal'))
    }
  })
  const tokens = dolby.state.grants
    .filter(({ purpose }) => purpose === 'api')
    .map(({ token }, nth) => ({ name: `API token ${nth + 1}`, text: token.split('.')[2] ?? '' }))
  const secrets = [appSecret, apiToken, ...tokens]
  await test.step('on the wire each is where it is needed, and with its own platform', async () => {
    expect(tokens, 'one for the window, and one for the terminal').toHaveLength(2)
    expect(found(secrets, toDolby.passed)).toEqual(['the app secret in POST /v1/auth/token'])
    expect(found(secrets, toComms.passed)).toEqual(
      tokens.map(({ name }) => `${name} in POST /v2/client-access-token`),
    )
    expect(found(secrets, toVideoIo.passed)).toEqual(['the API token of Video.io in POST /v1/sessions'])
  })
  await test.step('and nowhere else', async () => {
    const places = [...said, ...filesBelow(desk), ...filesBelow(dataDir), ...wordsOf(app)]
    expect(found(secrets, [...places, ...(await listening.told())])).toEqual([])
    expect(found(secrets, [await heapOf(page)])).toEqual([])
    if (hasProc) expect(found(secrets, seenOf(app.pid).words)).toEqual([])
    await app.close()
    const history = await decryptedHistory(dataDir, testInfo.outputPath('without encryption'))
    expect(found(secrets, [history])).toEqual([])
  })
})

test('threads end with their batch, however many there were', async ({ launch, roompass }, testInfo) => {
  test.skip(!hasProc, 'Threads can be counted from outside on Linux only')
  await addTestProfile(roompass)
  const desk = testInfo.outputPath('desk')
  mkdirSync(desk)
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('Batch')
  const threads = () => seenOf(app.pid).threads
  const before = threads()
  for (const nth of [1, 2, 3, 4, 5, 6]) {
    if (nth > 1) await ui.batch.backToPaste.click()
    await ui.batch.paste(`name\troom\n${'Jane Smith\tlobby\n'.repeat(nth + 1)}`)
    await ui.batch.check.click()
    await expect(ui.batch.checkPart).toContainText(`${nth + 1} rows checked.`)
    await issueInto(app, ui, desk, `tokens ${nth}.csv`)
  }
  // One that stayed of each would be more. The pool of libuv begins its four when they are needed first.
  await expect.poll(threads).toBeLessThanOrEqual(before + 4)
})
