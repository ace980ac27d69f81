import { expect, test } from '../fixtures/app.ts'
import { filesIn, historyDigests } from '../fixtures/data-folder.ts'
import { type Keyring, noKeychain, startKeyring } from '../fixtures/keyring.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { type Shell, shell } from '../pages/shell.ts'

test.skip(process.platform !== 'linux', 'the keychain of a desktop can’t be stopped; gnome-keyring can')

test('without a keychain everything works from memory, and quitting asks before it is lost', async ({
  launch,
}) => {
  const app = await launch({ env: noKeychain })
  const ui = shell(app.page)

  await test.step('the window says what is missing and what to do', async () => {
    await expect(ui.banners).toContainText('There is no keychain: install and start a keyring')
    await expect(ui.banners).toContainText('keys that you add work for this run, from memory')
    await expect(ui.banners.getByRole('button', { name: 'Retry' })).toBeVisible()
  })

  await test.step('a profile, a key, and a token', async () => {
    await addProfileHere(ui, 'In memory')
    await ui.issue.fill({ rd: 'lobby', u: 'Memory Guest' })
    await expect(await ui.issue.issue()).toContainText('in memory only')
    await expect(ui.banners).toContainText('1 session of this run is in memory only.')
    await expect(ui.banners).toContainText('1 key is in memory only, gone when Roompass ends.')
    await ui.goTo('History')
    await expect(ui.history.rows).toContainText(['Memory Guest'])
  })

  await test.step('nothing of it is on the disk', async () => {
    const files = await filesIn(app.dataDir)
    expect(files.filter(({ path }) => /history|installation/.test(path))).toEqual([])
    for (const { path, content } of files) {
      expect(content.includes('Memory Guest'), path).toBe(false)
      expect(content.includes(testKey), path).toBe(false)
    }
  })

  await test.step('Cancel stays', async () => {
    await app.closeWindow()
    expect(await app.waitForDialog()).toMatchObject({
      message: 'Quit and lose 1 session and 1 signing key?',
      buttons: ['Cancel', 'Quit'],
    })
    await app.answerDialog('Cancel')
    await ui.goTo('Issue')
    await expect(ui.issue.field('u')).toHaveValue('Memory Guest')
  })

  await test.step('Quit quits', async () => {
    await app.closeWindow()
    await app.waitForDialog()
    await app.answerDialog('Quit')
    expect(await app.ended()).toEqual({ code: 0, signal: null })
  })
})

test.describe('on a keyring of its own', () => {
  let keyring: Keyring
  test.beforeEach(async () => {
    keyring = await startKeyring()
  })
  test.afterEach(() => keyring.close())

  test('a locked keyring leaves the history untouched, and what came meanwhile is merged into it', async ({
    launch,
    roompass,
    dataDir,
  }) => {
    const { env } = keyring
    await addTestProfile(roompass, { name: 'First desk' }, env)
    const args = [
      'issue',
      '--profile',
      'First desk',
      '--room',
      'lobby',
      '--name',
      'Before The Lock',
      '--token',
    ]
    expect(await roompass(args, { env })).toMatchObject({ code: 0 })
    const before = await historyDigests(dataDir)
    expect(Object.keys(before).toSorted()).toEqual(['history.db', 'installation.json'])
    await keyring.lock()
    const app = await launch({ env })
    let ui = shell(app.page)

    await test.step('locked: a profile, a key and a session in memory', async () => {
      await expect(ui.banners).toContainText('The keyring is locked: unlock it')
      await expect(ui.banners).toContainText(
        'The history stays locked and untouched until the keychain answers.',
      )
      await addProfileHere(ui, 'Second desk')
      await ui.issue.fill({ rd: 'lobby', u: 'While Locked' })
      await expect(await ui.issue.issue()).toContainText('in memory only')
      await expect(ui.banners).toContainText('1 session of this run is in memory only.')
      await ui.goTo('History')
      await expect(ui.history.rows).toHaveCount(1)
      expect(await historyDigests(dataDir)).toEqual(before)
    })

    await test.step('still locked: Retry changes nothing', async () => {
      await ui.banners.getByRole('button', { name: 'Retry' }).click()
      await expect(ui.banners.getByRole('button', { name: 'Retry' })).toBeEnabled()
      await expect(ui.banners).toContainText('The keyring is locked')
      expect(await historyDigests(dataDir)).toEqual(before)
    })

    await test.step('unlocked: Retry merges the session, and the key is offered to be saved', async () => {
      await keyring.startAgain()
      await ui.banners.getByRole('button', { name: 'Retry' }).click()
      await expect(ui.history.rows).toContainText(['While Locked', 'Before The Lock'])
      await expect(ui.banners).toContainText('The keychain is back. 1 key of this run can be saved to it.')
      await ui.banners.getByRole('button', { name: 'Save keys to the keychain' }).click()
      await expect(ui.banners).toBeHidden()
    })

    await test.step('after a restart all of it is there, and the key signs', async () => {
      await app.restart()
      ui = shell(app.page)
      await expect(ui.banners).toBeHidden()
      await ui.goTo('History')
      await expect(ui.history.rows).toContainText(['While Locked', 'Before The Lock'])
      await ui.goTo('Profiles')
      await ui.profiles.show('Second desk')
      await expect(ui.profiles.key('key 1')).toContainText('in the keychain')
      const again = await roompass(['issue', '--profile', 'Second desk', '--room', 'lobby', '--json'], {
        env,
      })
      expect(again.code, again.stderr).toBe(0)
    })
  })

  test('a keyring that stops in the middle: keys in use go on signing, new ones wait in memory', async ({
    launch,
    roompass,
  }) => {
    await addTestProfile(roompass, {}, keyring.env)
    const app = await launch({ env: keyring.env })
    let ui = shell(app.page)
    await ui.issue.fill({ rd: 'lobby', u: 'Before' })
    await expect(await ui.issue.issue()).toContainText('recorded in the history')

    await test.step('gone: the key in use signs, the history records', async () => {
      await keyring.stop()
      await ui.issue.fill({ u: 'Meanwhile' })
      await ui.issue.issue()
      await expect(ui.issue.issued).toContainText('recorded in the history')
      await ui.goTo('History')
      await expect(ui.history.rows).toContainText(['Meanwhile', 'Before'])
    })

    await test.step('gone: a new key works from memory, and the window says why', async () => {
      await ui.goTo('Profiles')
      await ui.profiles.openKeyDialog('Rotate key…')
      await ui.profiles.typeKey(`new-${testKey}`)
      await expect(ui.profiles.storedKey).toContainText('memory only, for this run')
      await ui.profiles.done()
      await expect(ui.banners).toContainText(/The keyring .*: .* try again\./)
      await expect(ui.banners).toContainText('1 key is in memory only, gone when Roompass ends.')
    })

    await test.step('back: Retry, and the new key is saved', async () => {
      await keyring.startAgain()
      await ui.banners.getByRole('button', { name: 'Retry' }).click()
      await ui.banners.getByRole('button', { name: 'Save keys to the keychain' }).click()
      await expect(ui.banners).toBeHidden()
      await app.restart()
      ui = shell(app.page)
      await ui.goTo('Profiles')
      await expect(ui.profiles.keys.first()).toContainText(/in the keychain.*current/)
      await ui.goTo('Issue')
      await ui.issue.fill({ u: 'Afterwards' })
      await expect(await ui.issue.issue()).toContainText('recorded in the history')
    })
  })

  test('a key that the stopped keyring does not give is said to be out of reach, and signs once it is back', async ({
    launch,
    roompass,
  }) => {
    await addTestProfile(roompass, {}, keyring.env)
    const app = await launch({ env: keyring.env })
    const ui = shell(app.page)
    await ui.issue.fill({ rd: 'lobby', u: 'Jane Smith' })
    await keyring.stop()

    await ui.issue.button.click()
    await expect(app.page.getByRole('alert')).toContainText(/The keyring .*: .* try again\./)
    await expect(ui.issue.issued).toHaveCount(0)
    await expect(ui.banners).toContainText(/The keyring .*: .* try again\./)

    await keyring.startAgain()
    await ui.banners.getByRole('button', { name: 'Retry' }).click()
    await expect(ui.banners).toBeHidden()
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
  })
})

/** Makes a profile and its key in the window; the form for it is then open. */
async function addProfileHere(ui: Shell, name: string): Promise<void> {
  await ui.goTo('Profiles')
  await ui.profiles.add({ name })
  await ui.profiles.typeKey(testKey)
  await expect(ui.profiles.storedKey).toContainText('memory only, for this run')
  await ui.profiles.keyDialog.getByRole('button', { name: 'Issue a token' }).click()
}
