import { expect, test } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { historyEntry, signingKeyEntry } from '../fixtures/keychain-entry.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { type Shell, shell } from '../pages/shell.ts'
import { ask } from '../security/ask.ts'

const guest = { rd: 'board-q4', u: 'Zoë 李', ud: 'crm-4711' } as const
const words = {
  locked: 'Roompass is locked. Unlock it to go on.',
  lockAfter: 'Roompass locks after 5 minutes without a key press or a movement of the mouse.',
}

/** Every way to lock, with what has to be so before. */
const ways: readonly {
  readonly name: string
  readonly lock: (app: AppHandle, ui: Shell) => Promise<unknown>
  readonly after?: (app: AppHandle) => Promise<void>
}[] = [
  { name: 'Ctrl+L', lock: ({ page }) => page.keyboard.press('Control+l') },
  { name: 'the button at the left', lock: ({ page }) => lockButton(page).click() },
  { name: 'the menu', lock: (app) => app.menu('Roompass', 'Lock') },
  {
    name: 'the settings',
    lock: async ({ page }, ui) => {
      await ui.goTo('Settings')
      await page.getByRole('button', { name: 'Lock now' }).click()
    },
  },
  { name: 'the computer going to sleep', lock: (app) => app.power('suspend') },
  { name: 'the computer waking up', lock: (app) => app.power('resume') },
  { name: 'the lock of the screen', lock: (app) => app.power('lock-screen') },
  {
    name: 'nobody at the computer for the time in the settings',
    lock: async (app, ui) => {
      await ui.goTo('Settings')
      await app.page.getByRole('group', { name: 'Lock after' }).getByText('5 min', { exact: true }).click()
      await expect(ui.toast).toContainText(words.lockAfter)
      await app.idle(5 * 60)
    },
    after: (app) => app.idle(0),
  },
]

const lockButton = (page: AppHandle['page']) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Lock' })

test('each way to lock leaves nothing to see and a cleared clipboard; unlocking brings back all as it was typed', async ({
  launch,
  roompass,
}) => {
  test.setTimeout(120_000)
  await addTestProfile(roompass)
  const app = await launch()
  const ui = shell(app.page)
  await ui.issue.fill(guest)
  await ui.issue.issue()

  for (const [index, { name, lock, after }] of ways.entries()) {
    await test.step(name, async () => {
      await ui.goTo('History')
      await ui.history.detail.getByRole('button', { name: 'Copy link' }).click()
      await expect.poll(() => app.clipboard()).toContain('https://')
      await ui.goTo('Issue')
      await ui.issue.field('u').fill('')
      await ui.issue.field('u').pressSequentially(`Last Strokes ${index}`)

      await ui.lock.lockBy(() => lock(app, ui))

      await expectLocked(app, ui)
      await expect.poll(() => app.clipboard()).toBe('')
      await after?.(app)
      await ui.lock.leave()
      await expect(ui.issue.field('u')).toHaveValue(`Last Strokes ${index}`)
      await expect(ui.issue.field('rd')).toHaveValue(guest.rd)
      await expect(ui.banners).toBeHidden()
    })
  }

  await test.step('the key signs, and the history has what it had', async () => {
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
    await ui.goTo('History')
    await expect(ui.history.rows).toContainText([`Last Strokes ${ways.length - 1}`, guest.u])
  })
})

test('a clipboard that holds something else stays as it is', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  const app = await launch()
  const ui = shell(app.page)
  await ui.issue.fill(guest)
  await (await ui.issue.issue()).getByRole('button', { name: 'Copy join link' }).click()
  await expect.poll(() => app.clipboard()).toContain('https://')
  await app.setClipboard('a shopping list')

  await ui.lock.lockBy(() => app.page.keyboard.press('Control+l'))
  await ui.lock.leave()

  expect(await app.clipboard()).toBe('a shopping list')
})

test('a locked application answers no verb but those of the lock, and says nothing of what it keeps', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch()
  const ui = shell(app.page)
  await ui.issue.fill(guest)
  await ui.issue.issue()
  await ui.lock.lockBy(() => app.page.keyboard.press('Control+l'))

  const verbs = await app.page.evaluate(() => Object.keys(window.roompass).filter((name) => name !== 'on'))
  const answered = ['app.status', 'app.openHelp', 'app.lock', 'app.unlock']
  expect(verbs).toEqual(expect.arrayContaining([...answered, 'sessions.search', 'drafts.get', 'keys.add']))
  for (const verb of verbs.filter((name) => !answered.includes(name))) {
    expect(await ask(app.page, verb, {}), verb).toEqual({ ok: false, code: 'locked', message: words.locked })
  }
  const status = await ask(app.page, 'app.status', {})
  expect(status).toMatchObject({ ok: true, value: { history: { state: 'locked', message: words.locked } } })
  expect(await ask(app.page, 'app.openHelp', { topic: 'digital-samba-tokens' })).toEqual({
    ok: true,
    value: {},
  })
  expect(await ask(app.page, 'app.lock', {})).toEqual({ ok: true, value: {} })
  await expectLocked(app, ui)
})

test('the signing key and the key of the history are asked for anew', async ({
  launch,
  roompass,
  dataDir,
}) => {
  await addTestProfile(roompass)
  const [profile] = (await roompass(['profiles', 'list', '--json'])).json() as [
    { readonly keys: readonly { readonly id: string }[] },
  ]
  const signing = await signingKeyEntry(dataDir, profile.keys[0]?.id ?? '')
  const history = await historyEntry(dataDir)
  const keys = { signing: await signing.get(), history: await history.get() }
  const app = await launch()
  const ui = shell(app.page)
  await ui.issue.fill(guest)
  await ui.issue.issue()

  await test.step('another key in place of the history’s opens nothing', async () => {
    await ui.lock.lockBy(() => app.page.keyboard.press('Control+l'))
    await history.set(Buffer.alloc(32, 1).toString('base64'))
    await ui.lock.leave()
    await expect(ui.banners).toContainText('the key in the keychain is not the one it was made with')
    await ui.goTo('History')
    await expect(ui.history.rows).toHaveCount(0)
    await history.set(keys.history)
    await ui.banners.getByRole('button', { name: 'Retry' }).click()
    await expect(ui.history.rows).toContainText([guest.u])
  })

  await test.step('without its entry the signing key, which signed before, signs no more', async () => {
    await ui.lock.lockBy(() => app.page.keyboard.press('Control+l'))
    await signing.remove()
    await ui.lock.leave()
    await ui.issue.button.click()
    await expect(app.page.getByRole('alert')).toContainText('The secret of this key')
    await expect(ui.issue.issued).toHaveCount(0)
    await signing.set(keys.signing)
  })

  await test.step('with it, it signs', async () => {
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
    expect(Buffer.from(keys.signing, 'base64').toString()).toBe(testKey)
  })
})

test('locked twice is locked once, and a token on its way is in the history once', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch()
  const ui = shell(app.page)
  await ui.issue.fill(guest)
  await ui.issue.field('u').press('End')

  await ui.lock.lockBy(async () => {
    await app.page.keyboard.press('Control+Enter')
    await app.page.keyboard.press('Control+l')
    await app.page.keyboard.press('Control+l')
    await app.menu('Roompass', 'Lock')
  })
  await app.menu('Roompass', 'Lock')
  await app.power('suspend')
  await expectLocked(app, ui)

  await ui.lock.leave()
  await ui.goTo('History')
  await expect(ui.history.rows).toHaveCount(1)
  await expect(ui.history.rows).toContainText([guest.u])
})

test('while it is locked the command line goes on, and a second start changes nothing', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch()
  const ui = shell(app.page)
  await ui.lock.lockBy(() => app.page.keyboard.press('Control+l'))

  const issue = ['issue', '--profile', 'Acme', '--room', 'lobby', '--name', 'From The Terminal', '--link']
  expect(await roompass(issue)).toMatchObject({ code: 0, stdout: expect.stringContaining('https://') })
  expect((await roompass(['history'])).stdout).toContain('From The Terminal')
  const raised = await app.raised()
  expect(await app.startSecond()).toMatchObject({ code: 0 })
  expect(await app.raised()).toBeGreaterThan(raised)
  await expectLocked(app, ui)
  await expect(app.page.locator('body')).not.toContainText('Terminal')

  await ui.lock.leave()
  await ui.goTo('History')
  await expect(ui.history.rows).toContainText(['From The Terminal'])
})

test('after a lock the application quits, starts and crashes as ever', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  const app = await launch()
  let ui = shell(app.page)
  await ui.issue.fill(guest)
  await ui.lock.lockBy(() => app.page.keyboard.press('Control+l'))

  await test.step('a page that crashes comes back locked', async () => {
    await app.crashPage()
    ui = shell(app.page)
    await expectLocked(app, ui)
  })
  await test.step('a start asks the keychain as every start does', async () => {
    expect(await app.close()).toEqual({ code: 0, signal: null })
    await app.restart()
    ui = shell(app.page)
    await expect(ui.issue.field('u')).toHaveValue(guest.u)
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
  })
  await test.step('also after it was killed while locked', async () => {
    await ui.lock.lockBy(() => app.page.keyboard.press('Control+l'))
    await app.kill()
    await app.restart()
    ui = shell(app.page)
    await ui.goTo('History')
    await expect(ui.history.rows).toContainText([guest.u])
  })
})

test('a page that hangs is locked without its help', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  const app = await launch()
  await shell(app.page).issue.fill(guest)
  await shell(app.page).goTo('History')
  // It never answers.
  void app.page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined)

  await app.power('suspend')

  await expect(async () => {
    await app.reattach()
    await expect(shell(app.page).lock.heading).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  const ui = shell(app.page)
  await ui.lock.leave()
  await expect(ui.issue.field('u')).toHaveValue(guest.u)
})

test('the lock is more urgent than a dialog, and what was typed there is gone', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('Profiles')
  await ui.profiles.openKeyDialog('Rotate key…')
  await ui.profiles.keyDialog.getByRole('button', { name: 'Type it' }).click()
  await ui.profiles.secretField.pressSequentially('half of a test key')

  await ui.lock.lockBy(() => app.page.keyboard.press('Control+l'))
  await ui.lock.leave()

  await expect(ui.profiles.keyDialog).toBeHidden()
  await ui.goTo('Profiles')
  await expect(ui.profiles.keys).toHaveCount(1)
})

async function expectLocked(app: AppHandle, ui: Shell): Promise<void> {
  await expect(ui.lock.heading).toBeVisible()
  await expect(ui.lock.unlock).toBeFocused()
  const shown = await app.page.locator('body').innerText()
  for (const kept of [guest.u, guest.rd, guest.ud, 'Acme', 'Last Strokes']) expect(shown).not.toContain(kept)
  await expect(app.page.getByRole('navigation')).toHaveCount(0)
}
