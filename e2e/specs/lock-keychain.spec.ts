import { expect, test } from '../fixtures/app.ts'
import { historyDigests } from '../fixtures/data-folder.ts'
import { type Keyring, noKeychain, startKeyring } from '../fixtures/keyring.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'
import { ask } from '../security/ask.ts'

test.skip(process.platform !== 'linux', 'the keychain of a desktop can’t be stopped; gnome-keyring can')

const guest = { rd: 'board-q4', u: 'Zoë 李', ud: 'crm-4711' } as const

test.describe('on a keyring of its own', () => {
  let keyring: Keyring
  test.beforeEach(async () => {
    keyring = await startKeyring()
  })
  test.afterEach(() => keyring.close())

  const troubles = [
    { what: 'stopped', stop: () => keyring.stop(), says: /^The keyring .*: .* try again\.$/ },
    { what: 'locked', stop: () => keyring.lock(), says: /^The keyring is locked: unlock it/ },
  ]

  for (const { what, stop, says } of troubles) {
    test(`what was locked stays so while the keyring is ${what}, and is all there once that is back`, async ({
      launch,
      roompass,
      dataDir,
    }) => {
      await addTestProfile(roompass, {}, keyring.env)
      const app = await launch({ env: keyring.env })
      const ui = shell(app.page)
      await ui.issue.fill(guest)
      await ui.issue.issue()
      await ui.issue.field('u').fill('')
      await ui.issue.field('u').pressSequentially('Typed Last')
      await ui.lock.lockBy(() => app.page.keyboard.press('Control+l'))
      const before = await historyDigests(dataDir)
      await stop()

      for (const time of ['once', 'again']) {
        await test.step(`Unlock, ${time}`, async () => {
          await app.page.keyboard.press('Enter')
          await expect(ui.lock.failure).toHaveText(says)
          await expect(ui.lock.heading).toBeVisible()
          const shown = await app.page.locator('body').innerText()
          for (const kept of [guest.u, guest.rd, 'Typed Last', 'Acme']) expect(shown).not.toContain(kept)
          expect(await ask(app.page, 'sessions.search', {})).toMatchObject({ code: 'locked' })
          expect(await historyDigests(dataDir)).toEqual(before)
        })
      }

      await keyring.startAgain()
      await ui.lock.leave()
      await expect(ui.banners).toBeHidden()
      await expect(ui.issue.field('u')).toHaveValue('Typed Last')
      await expect(ui.issue.field('rd')).toHaveValue(guest.rd)
      await expect(await ui.issue.issue()).toContainText('recorded in the history')
      await ui.goTo('History')
      await expect(ui.history.rows).toContainText(['Typed Last', guest.u])
    })
  }

  test('the lock does not wait for a keyring that hangs: the token that does is not issued, and the form stays', async ({
    launch,
    roompass,
  }) => {
    await addTestProfile(roompass, {}, keyring.env)
    const app = await launch({ env: keyring.env })
    const ui = shell(app.page)
    await ui.issue.fill(guest)
    await keyring.hang()
    await ui.issue.button.click()

    await ui.lock.lockBy(() => app.menu('Roompass', 'Lock'))

    await keyring.goOn()
    await ui.lock.leave()
    await expect(ui.issue.field('u')).toHaveValue(guest.u)
    await ui.goTo('History')
    await expect(ui.history.rows).toHaveCount(0)
    await ui.goTo('Issue')
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
  })
})

test('what is in memory only is asked for before it is lost, and never lost by the machine alone', async ({
  launch,
}) => {
  const app = await launch({ env: noKeychain })
  const ui = shell(app.page)
  await ui.goTo('Profiles')
  await ui.profiles.add({ name: 'In memory' })
  await ui.profiles.typeKey(testKey)
  await ui.profiles.keyDialog.getByRole('button', { name: 'Issue a token' }).click()
  await ui.issue.fill(guest)
  const card = await ui.issue.issue()
  await card.getByRole('button', { name: 'Copy join link' }).click()
  await expect.poll(() => app.clipboard()).toContain('https://')

  await test.step('the computer goes to sleep: the clipboard is cleared, the rest is there', async () => {
    await app.power('suspend')
    await expect.poll(() => app.clipboard()).toBe('')
    await expect(card).toContainText('in memory only')
    expect(await app.dialogs()).toEqual([])
  })

  await test.step('Cancel keeps all of it', async () => {
    await app.page.keyboard.press('Control+l')
    expect(await app.waitForDialog()).toMatchObject({
      message: 'Lock and lose 1 session and 1 signing key?',
      detail: 'What is in memory only is gone when Roompass is locked; nothing of it is on the disk.',
      buttons: ['Cancel', 'Lock'],
    })
    await app.answerDialog('Cancel')
    await expect(card).toContainText('in memory only')
    await ui.issue.fill({ u: 'After Cancel' })
    await expect(await ui.issue.issue()).toContainText('After Cancel')
  })

  await test.step('so it does where the menu asked for the lock', async () => {
    await app.menu('Roompass', 'Lock')
    expect(await app.waitForDialog()).toMatchObject({
      message: 'Lock and lose 2 sessions and 1 signing key?',
    })
    await app.answerDialog('Cancel')
    await ui.goTo('History')
    await expect(ui.history.rows).toContainText(['After Cancel', guest.u])
  })

  await test.step('Lock loses it', async () => {
    await app.answerDialog('Lock')
    await ui.lock.lockBy(() => app.page.keyboard.press('Control+l'))
    await expect(ui.lock.heading).toBeVisible()
    expect(await ask(app.page, 'app.status', {})).toMatchObject({
      value: { keychain: { keysInMemory: 0 }, history: { state: 'locked', sessionsInMemory: 0 } },
    })
  })

  await test.step('unlocked it works from memory as at the first start', async () => {
    await ui.lock.leave()
    await expect(ui.banners).toContainText('There is no keychain')
    await expect(app.page.getByRole('button', { name: 'Add a profile' })).toBeVisible()
    await ui.goTo('History')
    await expect(ui.history.rows).toHaveCount(0)
  })
})
