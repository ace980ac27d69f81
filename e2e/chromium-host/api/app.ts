import type * as Electron from 'electron'
import { type AppPart, api, type CommandLinePart, emitted } from '../api-list.ts'
import { addedSwitches } from '../browser/added-switches.ts'
import { guard } from '../guard.ts'
import { appEvents } from './app-events.ts'
import { appPackage } from './app-folder.ts'
import { makeEvent } from './event.ts'
import { getPath, setPath } from './paths.ts'
import { exit, quit } from './quitting.ts'
import { freeLock, holdsLock, takeLock } from './single-instance.ts'
import { windows } from './windows.ts'

const about = appPackage()
let name = about.name
let ready = false
let becomeReady = () => {}
const whenReady = new Promise<void>((resolve) => {
  becomeReady = resolve
})

const commandLine: CommandLinePart = {
  appendSwitch: (key, value = '') => void addedSwitches.set(key, value),
  hasSwitch: (key) => addedSwitches.has(key) || argumentOf(key) !== undefined,
  getSwitchValue: (key) => addedSwitches.get(key) ?? argumentOf(key) ?? '',
}

const part: AppPart = {
  commandLine: guard<Electron.CommandLine>('app.commandLine', api.commandLine, commandLine),
  isPackaged: false,
  get name() {
    return name
  },
  set name(value) {
    name = value
  },
  getName: () => name,
  setName: (value) => {
    name = value
  },
  getVersion: () => about.version,
  getAppPath: () => about.folder,
  getLocale: () => new Intl.DateTimeFormat().resolvedOptions().locale,
  getPath: (key) => getPath(key, name),
  setPath,
  // Chromium's own sandbox holds for every page here; there is none without it, but as root.
  enableSandbox: () => {},
  setAppUserModelId: () => {},
  focus: () => [...windows].at(0)?.api.focus(),
  isReady: () => ready,
  whenReady: () => {
    // An application may wait for it in its first module, before that module has ended.
    setImmediate(startApp)
    return whenReady
  },
  quit,
  exit,
  hasSingleInstanceLock: holdsLock,
  releaseSingleInstanceLock: freeLock,
  requestSingleInstanceLock: (additionalData) => {
    const start = {
      argv: process.argv,
      workingDirectory: process.cwd(),
      additionalData: additionalData ?? null,
    }
    return takeLock(getPath('userData', name), start, (second) => {
      const { argv, workingDirectory } = second
      appEvents.emit('second-instance', makeEvent({}), argv, workingDirectory, second.additionalData)
    })
  },
}

export const app = guard<Electron.App>('app', api.app, part, { emitter: appEvents, events: emitted.app })

/** Says that Electron has started: once the main module has run, or when it waits for it. */
export function startApp(): void {
  if (ready) return
  ready = true
  appEvents.emit('ready', makeEvent({}), {})
  becomeReady()
}

/** The value of `--key=value`, the empty text for `--key`, undefined for neither. */
function argumentOf(key: string): string | undefined {
  const found = process.argv.find((text) => text === `--${key}` || text.startsWith(`--${key}=`))
  return found?.slice(key.length + 3)
}
