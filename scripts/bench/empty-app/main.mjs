// The least that shows a page in a window of its own: what every application on this host pays.
import { app, BrowserWindow, protocol, session } from 'electron'

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
const dataDir = process.argv.find((argument) => argument.startsWith('--data-dir='))
if (dataDir) app.setPath('userData', dataDir.slice('--data-dir='.length))
app.enableSandbox()
app.on('window-all-closed', () => app.quit())
await app.whenReady()
const page = '<!doctype html><html data-app-state="loaded"><title>Empty</title><p>Empty</p></html>'
const empty = session.fromPartition('empty')
empty.protocol.handle('app', () => new Response(page, { headers: { 'content-type': 'text/html' } }))
const window = new BrowserWindow({
  width: 1280,
  height: 800,
  webPreferences: { session: empty, sandbox: true },
})
await window.loadURL('app://roompass/index.html')
