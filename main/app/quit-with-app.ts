import type { App } from 'electron'
import type { Log } from './log.ts'
import type { Quitting } from './quit.ts'

/**
 * Has the application quit in the two steps of `Quitting`.
 *
 * @param showWindow brings the window back for who decides to stay
 */
export function quitWithApp(app: App, quitting: Quitting, showWindow: () => void, log: Log): void {
  app.on('before-quit', (event) => {
    if (!quitting.wouldLose()) return
    event.preventDefault()
    quitting
      .ask()
      .then((leaves) => (leaves ? app.quit() : showWindow()))
      .catch((error: unknown) => log.error('not asked', error))
  })
  app.on('will-quit', (event) => {
    if (quitting.isClearedUp()) return
    event.preventDefault()
    void quitting.clearUp().then(() => app.quit())
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
}
