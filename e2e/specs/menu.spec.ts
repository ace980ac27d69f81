import { writeFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { expect, test } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { hostOfSpecs } from '../fixtures/host.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { type Shell, shell } from '../pages/shell.ts'

interface Around {
  readonly app: AppHandle
  readonly page: Page
  readonly ui: Shell
}

/** One action, by its entry and by its keys, with what both do. */
interface Action {
  readonly name: string
  readonly entry: readonly string[]
  readonly keys: string
  readonly from: 'Issue' | 'History' | 'Profiles' | 'Settings'
  readonly expectDone: (around: Around) => Promise<void>
}

const shows = (screen: string) => ({
  expectDone: ({ page }: Around) =>
    expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible(),
})

const actions: readonly Action[] = [
  {
    name: 'a new draft is begun',
    ...{ entry: ['Token', 'New Draft'], keys: 'Control+n', from: 'Profiles' },
    expectDone: async ({ ui }) => {
      await expect(ui.issue.field('u')).toHaveValue('')
      await expect(ui.issue.field('rd')).toHaveValue('')
    },
  },
  {
    name: 'the join link of the newest session is copied',
    ...{ entry: ['Token', 'Copy Join Link'], keys: 'Control+Shift+c', from: 'Profiles' },
    expectDone: async ({ app, ui }) => {
      await expect(ui.toast).toContainText('Join link copied.')
      await expect.poll(() => app.clipboard()).toMatch(/^https:\/\/acme\.digitalsamba\.com\/newest\?token=ey/)
    },
  },
  {
    name: 'the history is about to be exported',
    ...{ entry: ['Token', 'Export History…'], keys: 'Control+e', from: 'Issue' },
    expectDone: async ({ page }) => {
      await expect(page.getByRole('menu', { name: 'Export' })).toBeVisible()
      await page.keyboard.press('Escape')
    },
  },
  {
    name: 'the history can be searched',
    ...{ entry: ['Edit', 'Find in History'], keys: 'Control+f', from: 'Settings' },
    expectDone: ({ ui }) => expect(ui.history.searchBox).toBeFocused(),
  },
  {
    name: 'Issue is shown',
    ...{ entry: ['View', 'Issue'], keys: 'Control+1', from: 'History' },
    ...shows('Issue'),
  },
  {
    name: 'History is shown',
    ...{ entry: ['View', 'History'], keys: 'Control+2', from: 'Issue' },
    ...shows('History'),
  },
  {
    name: 'Profiles is shown',
    ...{ entry: ['View', 'Profiles'], keys: 'Control+3', from: 'Issue' },
    ...shows('Profiles'),
  },
  {
    name: 'Inspect is shown',
    ...{ entry: ['View', 'Inspect'], keys: 'Control+4', from: 'Issue' },
    ...shows('Inspect'),
  },
  {
    name: 'Lab is shown',
    ...{ entry: ['View', 'Lab'], keys: 'Control+5', from: 'Issue' },
    ...shows('Lab'),
  },
  {
    name: 'Batch is shown',
    ...{ entry: ['View', 'Batch'], keys: 'Control+6', from: 'Issue' },
    ...shows('Batch'),
  },
  {
    name: 'Settings is shown',
    ...{ entry: ['Roompass', 'Settings…'], keys: 'Control+,', from: 'Issue' },
    ...shows('Settings'),
  },
]

test.beforeEach(({ roompass }) => addTestProfile(roompass))

test('each action is done by its entry in the menu as by its keys', async ({ launch }) => {
  test.setTimeout(120_000)
  const app = await launch()
  const { page } = app
  const ui = shell(page)
  await issueFor(ui, 'oldest')
  await issueFor(ui, 'newest')

  for (const { name, entry, keys, from, expectDone } of actions) {
    const ways = [
      { way: entry.join(' > '), act: () => app.menu(...entry) },
      { way: keys, act: () => page.keyboard.press(keys) },
    ]
    for (const { way, act } of ways) {
      await test.step(`${way}: ${name}`, async () => {
        await ui.goTo('Issue')
        await ui.issue.fill({ rd: 'half-typed', u: 'Half Typed' })
        await app.setClipboard('')
        await ui.goTo(from)
        await act()
        await expectDone({ app, page, ui })
      })
    }
  }

  await test.step('the keyboard’s help is in the settings, and the other pages open in the browser', async () => {
    await ui.goTo('Issue')
    await app.menu('Help', 'Keyboard Shortcuts')
    await expect(page.getByRole('heading', { name: 'Keyboard', exact: true })).toBeVisible()
    await app.menu('Help', 'Digital Samba: what tokens are for')
    await expect.poll(() => app.opened()).toHaveLength(1)
    expect((await app.opened())[0]).toMatch(/^https:\/\/[a-z.]+\.digitalsamba\.com\//)
  })
})

test('a token is issued once by the entry and once by the keys, and only from a form in sight', async ({
  launch,
  roompass,
}) => {
  const app = await launch()
  const ui = shell(app.page)
  const issued = async () => {
    const sessions = (await roompass(['history', '--json'])).json() as readonly unknown[]
    return sessions.length
  }

  await ui.issue.fill({ rd: 'lobby', u: 'By The Menu' })
  await app.menu('Token', 'Issue Token')
  await expect(ui.issue.issued.first()).toContainText('By The Menu')
  expect(await issued()).toBe(1)

  await ui.issue.fill({ u: 'By Keys' })
  await app.page.keyboard.press('Control+Enter')
  await expect(ui.issue.issued.first()).toContainText('By Keys')
  expect(await issued()).toBe(2)

  await ui.goTo('History')
  await app.menu('Token', 'Issue Token')
  await expect(ui.issue.field('u')).toHaveValue('By Keys')
  await expect(ui.issue.issuedBefore).toHaveCount(1)
  expect(await issued()).toBe(2)
})

test('the lock is in the menu and has keys, and while it is on nothing else in the menu does anything', async ({
  launch,
  roompass,
}) => {
  const app = await launch()
  const ui = shell(app.page)
  await ui.issue.fill({ rd: 'lobby', u: 'Jane Smith' })
  for (const lock of [() => app.menu('Roompass', 'Lock'), () => app.page.keyboard.press('Control+l')]) {
    await ui.lock.lockBy(lock)
    const words = await app.page.locator('body').innerText()
    for (const { entry, keys } of [...actions, issueToken]) {
      await app.menu(...entry)
      // The button that has the focus takes Enter, whatever is held with it.
      if (keys !== issueToken.keys) await app.page.keyboard.press(keys)
    }
    await app.menu('Help', 'Keyboard Shortcuts')
    expect(await app.page.locator('body').innerText()).toBe(words)
    await expect(ui.lock.unlock).toBeFocused()
    expect(await app.dialogs()).toEqual([])
    expect(await app.clipboard()).toBe('')

    await ui.lock.leave()
    await expect(app.page.getByRole('heading', { level: 1, name: 'Issue' })).toBeVisible()
    await expect(ui.issue.field('u')).toHaveValue('Jane Smith')
    expect((await roompass(['history', '--json'])).json()).toEqual([])
  }
})

test('the menu that the application sets has the roles of editing and every action with its keys', async ({
  launch,
}, testInfo) => {
  test.skip(hostOfSpecs().name === 'electron', 'there its own process can’t be asked')
  const script = testInfo.outputPath('tells-menu.cjs')
  await writeFile(script, `process.on('SIGUSR2', ${tellMenu})`)
  const app = await launch({ env: { NODE_OPTIONS: `--require "${script}"` } })
  process.kill(app.pid, 'SIGUSR2')
  await expect.poll(() => app.stdout()).toMatch(/^menu: .*$/m)
  const [, told = ''] = /^menu: (.*)$/m.exec(app.stdout()) ?? []

  const editing = ['undo', 'redo', 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'delete', 'selectAll']
  expect(told.split(' | ')).toEqual(expect.arrayContaining(editing))
  for (const { entry, keys } of [...actions, issueToken, lock]) {
    expect(told.split(' | ')).toContain(`${entry.at(-1)} ${acceleratorOf(keys)}`)
  }
})

const issueToken = { entry: ['Token', 'Issue Token'], keys: 'Control+Enter' }
const lock = { entry: ['Roompass', 'Lock'], keys: 'Control+l' }

/** As Electron writes it. */
function acceleratorOf(keys: string): string {
  return keys
    .replace('Control', 'CmdOrCtrl')
    .replace(/\+([a-z])$/, (_, letter: string) => `+${letter.toUpperCase()}`)
}

/** Sent to main's process as text: says its menu in one line. */
const tellMenu = `() => {
  const flat = (menu) => menu.items.flatMap((item) => [item, ...(item.submenu ? flat(item.submenu) : [])])
  const { Menu } = require('electron')
  const entries = flat(Menu.getApplicationMenu())
  const words = entries.map(({ role, label, accelerator }) => role ?? [label, accelerator].join(' '))
  console.log('menu: ' + words.join(' | '))
}`

async function issueFor(ui: Shell, room: string): Promise<void> {
  await ui.issue.fill({ rd: room, u: 'Jane Smith' })
  await ui.issue.issue()
  await expect(ui.issue.issued.first()).toContainText(`/${room}?token=`)
}
