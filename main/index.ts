import { writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, BrowserWindow, clipboard, dialog, Menu, protocol, session } from 'electron'
import type { ActionName } from '../shared/actions.ts'
import { helpAddress } from '../shared/help-topics.ts'
import { openInBrowser } from './app/browser.ts'
import { createClipboardKeeper } from './app/clipboard.ts'
import { createCrashHandler } from './app/crash.ts'
import { createDialogs } from './app/dialogs.ts'
import { announceEngine } from './app/engine-events.ts'
import { createAnnouncer } from './app/events.ts'
import { cutOffNetwork, guardPages, refusePermissions } from './app/guards.ts'
import { createHandlers } from './app/handlers/index.ts'
import { listenForCalls } from './app/ipc.ts'
import { createKeyIntake } from './app/key-intake.ts'
import { forkKeychain } from './app/keychain-process.ts'
import { createLocking } from './app/lock.ts'
import { createLog } from './app/log.ts'
import { openLogFile } from './app/log-file.ts'
import { isAny, memoryOnly } from './app/memory-only.ts'
import { menuTemplate } from './app/menu.ts'
import { showNotification } from './app/notifications.ts'
import { appScheme } from './app/origin.ts'
import { createHostPermission } from './app/picture-hosts.ts'
import { lockWithMachine } from './app/power.ts'
import { createQuitting } from './app/quit.ts'
import { quitWithApp } from './app/quit-with-app.ts'
import { reloadQuestion } from './app/reload-question.ts'
import { startReminders } from './app/reminders.ts'
import { createRouter } from './app/router.ts'
import { answerAppRequest } from './app/scheme.ts'
import { readStartOptions } from './app/start-options.ts'
import { systemDialogs } from './app/system-dialogs.ts'
import { ensureDataFolder, userDataFor } from './app/user-data.ts'
import { isOurWindow, openWindow, raiseWindow, reloadWindows } from './app/window.ts'
import { partition } from './app/window-options.ts'
import { createAvatars } from './avatars/avatars.ts'
import { testHosts } from './avatars/test-hosts.ts'
import { dataFolder } from './cli/data-folder.ts'
import { createEngine } from './create-engine.ts'
import { processStore } from './keychain/process.ts'

const built = import.meta.dirname
const files = {
  keychain: join(built, 'keychain.js'),
  preload: join(built, '..', 'preload', 'index.cjs'),
  renderer: join(built, '..', 'renderer'),
}
const words = process.argv.slice(app.isPackaged ? 1 : 2)

if (words[0] === 'cli') {
  const { runCli } = await import('./cli/run.ts')
  const code = await runCli(words.slice(1))
  await new Promise<unknown>((resolve) => process.stdout.write('', resolve))
  app.exit(code)
} else {
  try {
    startApplication()
  } catch (error) {
    process.stderr.write(`roompass: ${error instanceof Error ? error.message : 'the start failed'}\n`)
    app.exit(1)
  }
}

/** Nothing here waits for `ready`: Electron is not ready before this module has run to its end. */
function startApplication(): void {
  const options = readStartOptions(words, app.isPackaged)
  const pictureHosts = testHosts(options.testHosts, options.testCa)
  const dataDir = dataFolder(options.dataDir, {
    env: process.env,
    platform: process.platform,
    home: homedir(),
  })
  ensureDataFolder(dataDir)
  app.setName('Roompass')
  app.setPath('userData', userDataFor(dataDir))
  // Windows shows notifications only under the id that the installer gave; elsewhere it means nothing.
  app.setAppUserModelId('io.github.roompass.Roompass')
  if (!app.requestSingleInstanceLock()) {
    app.exit(0)
    return
  }

  const log = createLog(openLogFile(dataDir, app.isPackaged ? false : 'warn'))
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
  guardPages(app, log)
  cutOffNetwork(app)

  const { electron } = process.versions
  const engine = createEngine({
    dataDir,
    secrets: processStore(() => forkKeychain(files.keychain)),
    clock: Date.now,
    version: app.getVersion(),
    host: electron === undefined ? 'Chromium host' : `Electron ${electron}`,
    watchEvery: 250,
    onStep: (step) => {
      if (step === options.testKillAt) process.kill(process.pid, 'SIGKILL')
    },
  })
  const announce = createAnnouncer(() => BrowserWindow.getAllWindows())
  announceEngine(engine, announce)

  const dialogs = createDialogs(systemDialogs)
  const keeper = createClipboardKeeper(clipboard, {
    onCleared: () => announce('clipboard.cleared', {}),
    onError: (error) => log.error('clipboard not cleared', error),
  })
  process.on(
    'uncaughtException',
    createCrashHandler({
      log,
      logFolder: join(dataDir, 'logs'),
      isReady: () => app.isReady(),
      showErrorBox: (title, content) => dialog.showErrorBox(title, content),
      writeError: (text) => void process.stderr.write(text),
      losesSomething: () => isAny(memoryOnly(engine.status())),
      clearClipboard: () => keeper.clearOwn(),
      exit: (code) => app.exit(code),
    }),
  )
  process.on('unhandledRejection', (reason) => log.error('unhandled rejection', reason))

  const avatars = createAvatars({
    allowHost: createHostPermission(engine.avatarHosts, dialogs),
    ...pictureHosts,
  })
  const locking = createLocking({
    engine,
    dialogs,
    clipboard: keeper,
    avatars,
    pages: {
      count: () => BrowserWindow.getAllWindows().length,
      announce: () => announce('lock.wanted', {}),
      reload: reloadWindows,
    },
    log,
  })
  const handlers = createHandlers({
    engine,
    avatars,
    dialogs,
    clipboard: keeper,
    keyIntake: createKeyIntake({ clipboard, dialogs }),
    locking,
    openInBrowser,
    writeFile,
    log,
  })

  const quitting = createQuitting({ engine, dialogs, clipboard: keeper, log })
  quitWithApp(app, quitting, showWindow, log)

  function showWindow(): void {
    if (raiseWindow()) return
    openWindow({ preload: files.preload, log, keepOpen, loadAgain: () => dialogs.ask(reloadQuestion) })
  }

  /** Closing the last window quits; where that would lose something, the window stays until it is decided. */
  function keepOpen(): boolean {
    if (process.platform === 'darwin' || !quitting.wouldLose()) return false
    app.quit()
    return true
  }

  /** An entry of the menu. A locked application knows only the lock; macOS has the menu without a window too. */
  function choose(action: ActionName): void {
    if (BrowserWindow.getAllWindows().length === 0) showWindow()
    if (action === 'lock') locking.want('person')
    else if (!locking.isLocked()) announce('menu.chosen', { action })
  }

  /** A person pressed a notification about a session. */
  function chooseSession(id: string): void {
    showWindow()
    announce('session.chosen', { id })
  }

  const menu = menuTemplate({
    platform: process.platform,
    packaged: app.isPackaged,
    choose,
    openHelp: (topic) => {
      const address = helpAddress(topic)
      if (address === null) return
      openInBrowser(address).catch((error: unknown) => log.error('help not opened', error))
    },
  })

  app
    .whenReady()
    .then(() => {
      const pages = session.fromPartition(partition)
      refusePermissions(pages)
      pages.protocol.handle(appScheme, (request) =>
        answerAppRequest(request, { root: files.renderer, picture: avatars.picture }),
      )
      Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
      listenForCalls(createRouter({ handlers, isOurWindow, isLocked: locking.isLocked, log }))
      lockWithMachine(locking, engine.settings.get)
      const stopReminders = startReminders({
        engine,
        clock: Date.now,
        later: (milliseconds, act) => {
          const timer = setTimeout(act, milliseconds)
          return () => clearTimeout(timer)
        },
        show: showNotification,
        choose: chooseSession,
      })
      app.once('will-quit', stopReminders)
      showWindow()
      app.on('second-instance', showWindow)
      app.on('activate', showWindow)
      log.info('started', { version: app.getVersion(), platform: process.platform })
      // The window is there before the keychain has answered: what is wrong with it stands in the status.
      return engine.start()
    })
    .catch((error: unknown) => log.error('not started', error))
}
