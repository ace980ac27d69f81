/**
 * What a person can do from the application menu and by key, in one place for both. `keys` are written as Electron's
 * accelerators (https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts).
 */
export const actions = [
  { name: 'issue-token', label: 'Issue Token', keys: 'CmdOrCtrl+Enter', menu: 'token' },
  { name: 'new-draft', label: 'New Draft', keys: 'CmdOrCtrl+N', menu: 'token' },
  { name: 'copy-link', label: 'Copy Join Link', keys: 'CmdOrCtrl+Shift+C', menu: 'token' },
  { name: 'export', label: 'Export History…', keys: 'CmdOrCtrl+E', menu: 'token' },
  { name: 'find', label: 'Find in History', keys: 'CmdOrCtrl+F', menu: 'edit' },
  { name: 'show-issue', label: 'Issue', keys: 'CmdOrCtrl+1', menu: 'view' },
  { name: 'show-history', label: 'History', keys: 'CmdOrCtrl+2', menu: 'view' },
  { name: 'show-profiles', label: 'Profiles', keys: 'CmdOrCtrl+3', menu: 'view' },
  { name: 'show-inspect', label: 'Inspect', keys: 'CmdOrCtrl+4', menu: 'view' },
  { name: 'show-lab', label: 'Lab', keys: 'CmdOrCtrl+5', menu: 'view' },
  { name: 'show-batch', label: 'Batch', keys: 'CmdOrCtrl+6', menu: 'view' },
  { name: 'show-settings', label: 'Settings…', keys: 'CmdOrCtrl+,', menu: 'application' },
  { name: 'lock', label: 'Lock', keys: 'CmdOrCtrl+L', menu: 'application' },
] as const

export type ActionName = (typeof actions)[number]['name']

export const actionNames = actions.map(({ name }) => name) as [ActionName, ...ActionName[]]
