import { randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { historyDigests } from '../fixtures/data-folder.ts'
import { historyEntry } from '../fixtures/keychain-entry.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

const troubles = [
  {
    name: 'a damaged history',
    make: async (dataDir: string) => {
      const file = await open(join(dataDir, 'history.db'), 'r+')
      await file.write(randomBytes(512), 0, 512, 256)
      await file.close()
    },
    says: 'The history is locked, because its file is damaged:',
  },
  {
    name: 'a history whose key is gone',
    make: async (dataDir: string) => (await historyEntry(dataDir)).remove(),
    says: 'The history is locked, because its key is not in the keychain:',
  },
  {
    name: 'a history with the wrong key',
    make: async (dataDir: string) => (await historyEntry(dataDir)).set(randomBytes(32).toString('base64')),
    says: 'The history is locked, because the key in the keychain is not the one it was made with:',
  },
]

for (const { name, make, says } of troubles) {
  test(`${name} is said to be locked, kept byte for byte, and set aside only after a native question`, async ({
    launch,
    roompass,
    dataDir,
  }) => {
    await addTestProfile(roompass)
    const earlier = await roompass([
      'issue',
      '--profile',
      'Acme',
      '--room',
      'lobby',
      '--name',
      'Earlier Guest',
    ])
    expect(earlier.code, earlier.stderr).toBe(0)
    await make(dataDir)
    const before = await historyDigests(dataDir)
    expect(Object.keys(before).toSorted()).toEqual(['history.db', 'installation.json'])
    const app = await launch()
    let ui = shell(app.page)
    const setAside = ui.banners.getByRole('button', { name: 'Set aside and begin new…' })

    await test.step('the window opens and says what is wrong', async () => {
      await expect(ui.banners).toContainText(says)
      await ui.goTo('History')
      await expect(ui.history.list).toContainText('The history is locked')
      expect(await historyDigests(dataDir)).toEqual(before)
    })

    await test.step('Cancel leaves it where it is', async () => {
      await setAside.click()
      expect(await app.waitForDialog()).toMatchObject({
        message: 'Set this history aside and begin a new one?',
        buttons: ['Cancel', 'Set Aside'],
      })
      await app.answerDialog('Cancel')
      await expect(setAside).toBeEnabled()
      await expect(ui.banners).toContainText(says)
      expect(await historyDigests(dataDir)).toEqual(before)
    })

    await test.step('Set Aside keeps it under a dated name', async () => {
      await setAside.click()
      await app.waitForDialog()
      await app.answerDialog('Set Aside')
      await expect(ui.toast).toContainText(
        /kept as history \(set aside \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\)\.db\./,
      )
      await expect(ui.banners).toBeHidden()
      await expect(ui.history.list).toContainText('No sessions yet')
      const after = await historyDigests(dataDir)
      const kept = Object.keys(after).filter((file) => file.startsWith('history (set aside '))
      expect(kept).toHaveLength(1)
      expect(after[kept[0] ?? '']).toBe(before['history.db'])
    })

    await test.step('the new history works, also after a restart', async () => {
      await ui.goTo('Profiles')
      await ui.profiles.add({ name: 'New beginning' })
      await ui.profiles.typeKey(testKey)
      await expect(ui.profiles.storedKey).toContainText('in the keychain')
      await ui.profiles.keyDialog.getByRole('button', { name: 'Issue a token' }).click()
      await ui.issue.fill({ rd: 'lobby', u: 'Later Guest' })
      await expect(await ui.issue.issue()).toContainText('recorded in the history')
      await app.restart()
      ui = shell(app.page)
      await expect(ui.banners).toBeHidden()
      await ui.goTo('History')
      await expect(ui.history.rows).toHaveCount(1)
      await expect(ui.history.rows).toContainText('Later Guest')
    })
  })
}

test('a key that comes back opens the history again', async ({ launch, roompass, dataDir }) => {
  await addTestProfile(roompass)
  const earlier = await roompass(['issue', '--profile', 'Acme', '--room', 'lobby', '--name', 'Earlier Guest'])
  expect(earlier.code, earlier.stderr).toBe(0)
  const entry = await historyEntry(dataDir)
  const key = await entry.get()
  await entry.remove()
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('History')
  await expect(ui.history.rows).toHaveCount(0)
  await expect(ui.banners).toContainText('its key is not in the keychain')

  await entry.set(key)
  await ui.banners.getByRole('button', { name: 'Retry' }).click()

  await expect(ui.banners).toBeHidden()
  await expect(ui.history.rows).toContainText(['Earlier Guest'])
})
