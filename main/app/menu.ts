import type { MenuItemConstructorOptions } from 'electron'
import { type ActionName, actions } from '../../shared/actions.ts'
import { helpPages } from '../../shared/help-topics.ts'

type Entry = MenuItemConstructorOptions

export interface MenuOptions {
  readonly platform: NodeJS.Platform
  readonly packaged: boolean
  /** A person chose one of the actions. */
  choose(action: ActionName): void
  openHelp(topic: string): void
}

const separator: Entry = { type: 'separator' }

/**
 * The application menu: every action with its keys, and the system's own roles. Without those of editing, macOS has
 * no copy and paste. Reloading and the developer tools are for the unpackaged application only.
 */
export function menuTemplate(options: MenuOptions): Entry[] {
  const { platform, packaged } = options
  const isMac = platform === 'darwin'
  const entriesOf = (menu: (typeof actions)[number]['menu']): Entry[] =>
    actions
      .filter((action) => action.menu === menu)
      .map(({ name, label, keys }) => ({
        id: name,
        label,
        accelerator: keys,
        click: () => options.choose(name),
      }))
  return [
    {
      label: 'Roompass',
      submenu: [
        { role: 'about' },
        separator,
        ...entriesOf('application'),
        separator,
        ...(isMac ? ofMacApplication : []),
        { role: 'quit' },
      ],
    },
    {
      label: 'Token',
      submenu: [...entriesOf('token'), ...(isMac ? [separator, { role: 'close' } as const] : [])],
    },
    { label: 'Edit', submenu: [...editing, separator, ...entriesOf('edit')] },
    {
      label: 'View',
      submenu: [
        ...entriesOf('view'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(packaged ? [] : forDevelopers),
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: helpEntries(options) },
  ]
}

const ofMacApplication: Entry[] = [
  { role: 'services' },
  separator,
  { role: 'hide' },
  { role: 'hideOthers' },
  { role: 'unhide' },
  separator,
]

const editing: Entry[] = [
  { role: 'undo' },
  { role: 'redo' },
  separator,
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'pasteAndMatchStyle' },
  { role: 'delete' },
  { role: 'selectAll' },
]

const forDevelopers: Entry[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }]

/** The keys are listed in the settings. */
function helpEntries({ choose, openHelp }: MenuOptions): Entry[] {
  return [
    { label: 'Keyboard Shortcuts', click: () => choose('show-settings') },
    separator,
    ...helpPages.map(({ topic, label }) => ({ label, click: () => openHelp(topic) })),
  ]
}
