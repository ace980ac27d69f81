import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { actions } from '../../shared/actions.ts'
import { helpPages } from '../../shared/help-topics.ts'
import { menuTemplate } from './menu.ts'

const systems = ['darwin', 'linux', 'win32'] as const
type System = (typeof systems)[number]

function setUp(platform: System = 'linux', packaged = true) {
  const chosen: string[] = []
  const template = menuTemplate({
    platform,
    packaged,
    choose: (action) => void chosen.push(action),
    openHelp: (topic) => void chosen.push(topic),
  })
  return { template, entries: flat(template), chosen }
}

function flat(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((entry) => [entry, ...(Array.isArray(entry.submenu) ? flat(entry.submenu) : [])])
}

const press = (entry: MenuItemConstructorOptions | undefined) => Reflect.apply(entry?.click ?? fail, null, [])
const fail = () => {
  throw new Error('the entry has no click')
}

/**
 * The keys of the roles in the menu, as Electron gives them to macOS, Windows and Linux
 * (https://github.com/electron/electron/blob/main/lib/browser/api/menu-item-roles.ts), those of the window menu too.
 */
const roleKeys = [
  ...['X', 'C', 'V', 'A', 'Z', 'Y', 'Shift+Z', 'Shift+V', 'Alt+Shift+V'],
  ...['0', 'Plus', '-', 'W', 'M', 'Q', 'H', 'Alt+H', 'R', 'Shift+I', 'Alt+I'],
].map((keys) => `CmdOrCtrl+${keys}`)

describe.each(systems)('the application menu on %s', (platform) => {
  it('has the roles of editing, without which macOS has no copy and paste', () => {
    const roles = setUp(platform).entries.map(({ role }) => role)
    const editing = ['undo', 'redo', 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'delete', 'selectAll']
    expect(roles).toEqual(expect.arrayContaining(editing))
    expect(roles).toEqual(expect.arrayContaining(['about', 'quit', 'windowMenu', 'help', 'togglefullscreen']))
    expect(roles).toEqual(expect.arrayContaining(['resetZoom', 'zoomIn', 'zoomOut']))
  })

  it.each(actions)('has $name once, under its label and with its keys', ({ name, label, keys }) => {
    const { entries, chosen } = setUp(platform)
    const own = entries.filter((entry) => entry.accelerator === keys)
    expect(own).toMatchObject([{ id: name, label }])
    press(own[0])
    expect(chosen).toEqual([name])
  })

  it('gives no keys twice, nor those of a role', () => {
    const own = setUp(platform, false).entries.flatMap(({ accelerator }) => accelerator ?? [])
    expect(own).toHaveLength(actions.length)
    expect(new Set([...own, ...roleKeys]).size).toBe(own.length + roleKeys.length)
  })

  it('offers reloading and developer tools only where it is not packaged', () => {
    const roles = (packaged: boolean) => setUp(platform, packaged).entries.map(({ role }) => role)
    expect(roles(false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
    for (const role of ['reload', 'forceReload', 'toggleDevTools']) expect(roles(true)).not.toContain(role)
  })

  it('opens every help page, and shows the keys', () => {
    const { template, chosen } = setUp(platform)
    const help = template.find(({ role }) => role === 'help')?.submenu
    const entries = Array.isArray(help) ? help.filter(({ type }) => type !== 'separator') : []
    for (const entry of entries) press(entry)
    expect(chosen).toEqual(['show-settings', ...helpPages.map(({ topic }) => topic)])
  })
})

it('has what every application has on macOS there, and nothing of it elsewhere', () => {
  const roles = (platform: System) => setUp(platform).entries.map(({ role }) => role)
  const own = ['services', 'hide', 'hideOthers', 'unhide', 'close']
  expect(roles('darwin')).toEqual(expect.arrayContaining(own))
  for (const role of own) expect(roles('linux')).not.toContain(role)
})
