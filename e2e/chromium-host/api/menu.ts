import type * as Electron from 'electron'
import { api } from '../api-list.ts'
import { onOrder, report } from '../control/channel.ts'
import { guard } from '../guard.ts'
import { quit } from './quitting.ts'
import { focusedWindow } from './windows.ts'

type Template = readonly (Electron.MenuItemConstructorOptions | Electron.MenuItem)[]

let applicationMenu: Electron.Menu | null = null

/**
 * There is no menu bar in a window of Chromium; the accelerators of the application's menu work, and a spec chooses its
 * entries by their labels.
 */
export const Menu = guard<typeof Electron.Menu>('Menu', api.Menu, {
  buildFromTemplate: (template: Template) => buildMenu(template),
  setApplicationMenu: (menu: Electron.Menu | null) => {
    applicationMenu = menu
  },
  getApplicationMenu: () => applicationMenu,
} satisfies Pick<typeof Electron.Menu, (typeof api.Menu)[number]>)

function buildMenu(template: Template): Electron.Menu {
  const items = template.map((item) => ({
    ...item,
    label: item.label ?? roleLabels[item.role ?? ''],
    submenu: Array.isArray(item.submenu) ? buildMenu(item.submenu) : (item.submenu ?? null),
  }))
  return guard<Electron.Menu>('menu', api.menu, { items })
}

onOrder('menu', ({ path }) => {
  const item = itemAt(applicationMenu, path)
  report({ type: 'menu-chosen', found: item !== null })
  if (item !== null) choose(item)
})

/** Runs the first item of the application's menu that has this key, written as `ctrl+shift+k`. */
export function pressAccelerator(chord: string): void {
  const item = applicationMenu && flat(applicationMenu).find((candidate) => chordOf(candidate) === chord)
  if (item) choose(item)
}

function itemAt(menu: Electron.Menu | null, [label, ...rest]: readonly string[]): Electron.MenuItem | null {
  const item = menu?.items.find((candidate) => candidate.label === label) ?? null
  return item === null || rest.length === 0 ? item : itemAt(item.submenu ?? null, rest)
}

function choose(item: Electron.MenuItem): void {
  if (item.enabled === false) return
  const window = focusedWindow()?.api
  const click = item.click as (item: unknown, window: unknown, event: unknown) => void
  if (item.role === 'quit') quit()
  else if (item.role === 'close') window?.close()
  else if (item.role === 'reload') window?.webContents.reload()
  else if (item.role === 'minimize') window?.minimize()
  else click?.(item, window, {})
}

function flat(menu: Electron.Menu): Electron.MenuItem[] {
  return menu.items.flatMap((item) => [item, ...(item.submenu ? flat(item.submenu) : [])])
}

/** What Electron calls a menu that has a role and no label of its own. */
const roleLabels: Partial<Record<string, string>> = { help: 'Help', windowMenu: 'Window' }

const roleKeys: Partial<Record<string, string>> = { quit: 'ctrl+q', reload: 'ctrl+r' }

/** An accelerator in the form that the pages report: modifiers in a fixed order, all in lower case. */
function chordOf(item: Electron.MenuItem): string | undefined {
  const accelerator = item.accelerator
  if (typeof accelerator !== 'string') return roleKeys[item.role ?? '']
  const names: Record<string, string> = {
    cmdorctrl: 'ctrl',
    commandorcontrol: 'ctrl',
    control: 'ctrl',
    option: 'alt',
  }
  const parts = accelerator.toLowerCase().split('+')
  const keys = parts.map((part) => names[part] ?? part)
  const order = ['ctrl', 'meta', 'alt', 'shift']
  const modifiers = order.filter((modifier) => keys.includes(modifier))
  return [...modifiers, keys.at(-1)].join('+')
}
