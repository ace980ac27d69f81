import { readFile } from 'node:fs/promises'
import { type Canary, canaryKey, canaryWord } from '../canary/canary.ts'
import { filesBelow, wordsOf } from '../canary/disk.ts'
import { heapOf } from '../canary/heap.ts'
import { heapOfMain } from '../canary/main-heap.ts'
import { findCanaries, type Place } from '../canary/search.ts'
import { listen } from '../canary/told.ts'
import { expect } from '../fixtures/app.ts'
import { hostOfSpecs } from '../fixtures/host.ts'
import { evaluateInMain, inspectable } from '../fixtures/inspector.ts'
import { historyEntry } from '../fixtures/keychain-entry.ts'
import { test } from '../fixtures/platform.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

/** On Electron Playwright itself holds the inspector of main. */
const hasInspector = hostOfSpecs().name === 'chromium'

const inUse = canaryKey('the key in use')
const typed = canaryKey('the typed key')
const halfTyped = canaryKey('the key that was not sent')
const keys = [inUse, typed, halfTyped]
const guest = { name: canaryWord('the guest name'), externalId: canaryWord('the external id') }

test('a key that signed, asked the platform and was exported beside leaves no trace, and the lock takes the rest', async ({
  launch,
  roompass,
  startPlatform,
  dataDir,
}, testInfo) => {
  test.setTimeout(120_000)
  const platform = await startPlatform()
  platform.changeDeveloperKey(inUse.text)
  const said: Place[] = []
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await roompass(args)
    expect(code, stderr).toBe(0)
    said.push({ name: `roompass ${args.join(' ')}`, bytes: Buffer.from(stdout + stderr) })
    return stdout
  }
  await addTestProfile(roompass, { key: inUse.text, api: platform.origin })
  const app = await launch({ env: hasInspector ? inspectable : {} })
  const { page } = app
  const ui = shell(page)
  const listening = await listen(app)

  await test.step('it signs, and asks the platform for everything there is', async () => {
    await ui.issue.rooms.open()
    await ui.issue.rooms.action.click()
    await expect(ui.issue.rooms.popup).toContainText('6 rooms')
    await ui.issue.rooms.close()
    await ui.issue.fill({ rd: 'product-demo', u: guest.name.text, ud: guest.externalId.text })
    await ui.issue.lookUp.click()
    await expect(ui.issue.field('rd')).toHaveAccessibleDescription(/default role/)
    await ui.issue.issue()
    await ui.goTo('Profiles')
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await expect(page.getByText('The platform accepts team id and key.')).toBeVisible()
    await ui.goTo('History')
    await page.getByRole('button', { name: 'Who is in the room now' }).click()
    await expect(page.getByText('Nobody is in the room.')).toBeVisible()
    await page.getByRole('button', { name: 'Did this guest join?' }).click()
    await expect(page.getByText('No: the platform has no sign of this guest')).toBeVisible()
  })

  await test.step('and is refused, which the platform says in its own words', async () => {
    platform.changeDeveloperKey('another-test-key-not-a-real-one')
    await page.getByRole('button', { name: 'Ask again: Who is in the room now' }).click()
    await expect(
      page.getByText('The platform does not accept this team id with this key (401)'),
    ).toBeVisible()
    platform.changeDeveloperKey(inUse.text)
  })

  await test.step('exports and the terminal', async () => {
    for (const format of ['CSV', 'JSON']) {
      const file = testInfo.outputPath(`sessions.${format.toLowerCase()}`)
      await app.answerDialog('Export')
      await app.answerDialog(file)
      await page.keyboard.press('Control+e')
      await page.getByRole('menuitem', { name: format }).click()
      await expect(ui.toast).toContainText(`Exported 1 session to sessions.${format.toLowerCase()}`)
      said.push({ name: `the exported ${format}`, bytes: await readFile(file) })
    }
    await run('issue', '--profile', 'Acme', '--room', 'lobby', '--json')
    await run('profiles', 'list', '--json')
    await run('profiles', 'check', 'Acme', '--json')
    await run('history', '--json')
    await run('history')
  })

  await test.step('another one is typed, and a third half', async () => {
    await ui.goTo('Profiles')
    await ui.profiles.openKeyDialog('Add key…')
    await ui.profiles.typeKey(typed.text)
    await expect(ui.profiles.storedKey).toContainText('bytes')
    await ui.profiles.done()
    await ui.profiles.openKeyDialog('Add key…')
    await ui.profiles.keyDialog.getByRole('button', { name: 'Type it' }).click()
    await ui.profiles.secretField.pressSequentially(halfTyped.text)
  })

  const places = () => [...said, ...filesBelow(dataDir), ...wordsOf(app)]
  await test.step('before the lock', async () => {
    expect(findCanaries(keys, [...places(), ...(await listening.told())])).toEqual([])
    expect(findCanaries([inUse, typed], [await heapOf(page)])).toEqual([])
  })

  await ui.lock.lockBy(() => page.keyboard.press('Control+l'))
  const all = [...keys, ...(await historyKeys(dataDir)), ...Object.values(guest)]
  await test.step('after it nothing is left in the page, also of what it showed', async () => {
    expect(findCanaries(all, [await heapOf(page)])).toEqual([])
  })
  await test.step('nor on the disk, nor in what was written for a person', async () => {
    expect(findCanaries(all, [...filesBelow(dataDir), ...wordsOf(app)])).toEqual([])
    expect(findCanaries(keys, places())).toEqual([])
  })
  if (hasInspector) {
    await test.step('nor in main, as far as anything can still be reached there', async () => {
      const heap = await heapOfMain(app, testInfo.outputPath('main.heapsnapshot'))
      expect(findCanaries(all, [heap])).toEqual([])
    })
  }
  await test.step('nor after the end', async () => {
    await app.close()
    expect(findCanaries(all, [...filesBelow(dataDir), ...wordsOf(app)])).toEqual([])
  })
})

test.describe('control: a planted canary is found', () => {
  test.skip(!hasInspector, 'main can’t be looked into')

  test('in main’s heap, as a string and in base64', async ({ launch }, testInfo) => {
    const app = await launch({ env: inspectable })
    const planted = [inUse.text, Buffer.from(typed.text).toString('base64')]
    await evaluateInMain(app, `globalThis.planted = ${JSON.stringify(planted)}`)

    const found = findCanaries(keys, [await heapOfMain(app, testInfo.outputPath('main.heapsnapshot'))])

    expect(found).toContain(`${inUse.name} as text in main’s heap`)
    expect(found).toContain(`${typed.name} as base64 in main’s heap`)
  })

  test('in the page’s heap, until the lock', async ({ launch }) => {
    const { page } = await launch()
    await page.evaluate((planted) => void Object.assign(window, { planted }), inUse.text)
    expect(findCanaries(keys, [await heapOf(page)])).toEqual([`${inUse.name} as text in the heap`])

    await shell(page).lock.lockBy(() => page.keyboard.press('Control+l'))

    expect(findCanaries(keys, [await heapOf(page)])).toEqual([])
  })
})

/** The key of the history, in the two spellings in which it is handed on. */
async function historyKeys(dataDir: string): Promise<Canary[]> {
  const entry = await (await historyEntry(dataDir)).get()
  return [
    { name: 'the key of the history', text: entry },
    { name: 'the key of the history in hex', text: Buffer.from(entry, 'base64').toString('hex') },
  ]
}
