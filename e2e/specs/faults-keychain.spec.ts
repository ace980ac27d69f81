import { expect, test } from '../fixtures/app.ts'
import { historyDigests } from '../fixtures/data-folder.ts'
import { historyEntry, signingKeyEntry } from '../fixtures/keychain-entry.ts'
import { type Keyring, startKeyring } from '../fixtures/keyring.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

test.skip(process.platform !== 'linux', 'the keychain of a desktop can’t be stopped; gnome-keyring can')

const isSlow = 'The keyring did not answer within 10 seconds: look for a window that asks for its password'
const issueEarlier = ['issue', '--profile', 'Acme', '--room', 'lobby', '--name', 'Earlier Guest']

test.describe('a keyring that does not answer', () => {
  let keyring: Keyring
  test.beforeEach(async () => {
    keyring = await startKeyring()
  })
  test.afterEach(() => keyring.close())

  test('at the start is said to be slow, in a window that is open before; once it answers, Retry opens the history', async ({
    launch,
    roompass,
    dataDir,
  }) => {
    const { env } = keyring
    await addTestProfile(roompass, {}, env)
    expect(await roompass(issueEarlier, { env })).toMatchObject({ code: 0 })
    const before = await historyDigests(dataDir)
    await keyring.hang()
    const app = await launch({ env })
    const ui = shell(app.page)
    await expect(ui.banners).toContainText(isSlow)
    expect(await historyDigests(dataDir)).toEqual(before)

    await keyring.goOn()
    await ui.banners.getByRole('button', { name: 'Retry' }).click()

    await expect(ui.banners).toBeHidden()
    await ui.goTo('History')
    await expect(ui.history.rows).toContainText(['Earlier Guest'])
    await ui.goTo('Issue')
    await ui.issue.fill({ rd: 'lobby', u: 'Later Guest' })
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
  })

  test('while a token is issued ends that with one sentence, and the form stays as typed', async ({
    launch,
    roompass,
  }) => {
    await addTestProfile(roompass, {}, keyring.env)
    const app = await launch({ env: keyring.env })
    const ui = shell(app.page)
    await ui.issue.fill({ rd: 'lobby', u: 'Kept Waiting' })
    await keyring.hang()

    await ui.issue.button.click()
    // The form can be typed into meanwhile.
    await ui.issue.fill({ u: 'Kept Waiting Long' })
    await expect(app.page.getByRole('alert')).toContainText(isSlow, { timeout: 15_000 })
    await expect(ui.banners).toContainText(isSlow)
    await expect(ui.issue.issued).toHaveCount(0)
    await expect(ui.issue.field('u')).toHaveValue('Kept Waiting Long')

    await keyring.goOn()
    await ui.banners.getByRole('button', { name: 'Retry' }).click()
    await expect(ui.banners).toBeHidden()
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
    await ui.goTo('History')
    await expect(ui.history.rows).toHaveCount(1)
  })
})

test('garbage in place of the history’s key leaves the history alone, and the right key opens it', async ({
  launch,
  roompass,
  dataDir,
}) => {
  await addTestProfile(roompass)
  expect(await roompass(issueEarlier)).toMatchObject({ code: 0 })
  const entry = await historyEntry(dataDir)
  const key = await entry.get()
  const before = await historyDigests(dataDir)
  await entry.set('☃ not a key at all')
  const app = await launch()
  const ui = shell(app.page)

  await expect(ui.banners).toContainText('the key in the keychain is not the one it was made with')
  expect(await historyDigests(dataDir)).toEqual(before)
  expect(await entry.get()).toBe('☃ not a key at all')

  await entry.set(key)
  await ui.banners.getByRole('button', { name: 'Retry' }).click()
  await expect(ui.banners).toBeHidden()
  await ui.goTo('History')
  await expect(ui.history.rows).toContainText(['Earlier Guest'])
})

const strangers = [
  { what: 'garbage', secret: '☃ not a key at all' },
  { what: 'nothing', secret: null },
]

for (const { what, secret } of strangers) {
  test(`${what} in place of a signing key signs nothing: one sentence says what to do, and the right one signs`, async ({
    launch,
    roompass,
    dataDir,
  }) => {
    await addTestProfile(roompass)
    const [profile] = (await roompass(['profiles', 'list', '--json'])).json() as [
      { readonly keys: readonly { readonly id: string }[] },
    ]
    const entry = await signingKeyEntry(dataDir, profile.keys[0]?.id ?? '')
    const right = await entry.get()
    expect(Buffer.from(right, 'base64').toString()).toBe(testKey)
    await (secret === null ? entry.remove() : entry.set(secret))
    const app = await launch()
    const ui = shell(app.page)
    await ui.issue.fill({ rd: 'lobby', u: 'Jane Smith' })

    await ui.issue.button.click()
    await expect(app.page.getByRole('alert')).toContainText(
      /^The secret of this key .*: add the key again, and remove this one\.$/,
    )
    await expect(ui.issue.issued).toHaveCount(0)
    await expect(ui.issue.field('u')).toHaveValue('Jane Smith')
    await ui.goTo('History')
    await expect(ui.history.rows).toHaveCount(0)

    await ui.goTo('Profiles')
    await ui.profiles.openKeyDialog('Rotate key…')
    await ui.profiles.typeKey(testKey)
    await expect(ui.profiles.storedKey).toContainText('in the keychain')
    await ui.profiles.keyDialog.getByRole('button', { name: 'Issue a token' }).click()
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
  })
}
