import { app } from './api/app.ts'
import { BrowserWindow } from './api/browser-window.ts'
import { clipboard } from './api/clipboard.ts'
import { dialog } from './api/dialog.ts'
import { ipcMain } from './api/ipc-main.ts'
import { Menu } from './api/menu.ts'
import { nativeTheme } from './api/native-theme.ts'
import { Notification } from './api/notification.ts'
import { powerMonitor } from './api/power-monitor.ts'
import { protocol, session } from './api/session.ts'
import { shell } from './api/shell.ts'
import { utilityProcess } from './api/utility-process.ts'
import { guard } from './guard.ts'

/** What `electron` resolves to on the Chromium host, by `import` and by `require`. */
export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
  utilityProcess,
}

const all = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  session,
  shell,
  utilityProcess,
}

// Electron's own module has a default export.
// biome-ignore lint/style/noDefaultExport: it stands in for a module that has one.
export default guard('electron', Object.keys(all), all)
