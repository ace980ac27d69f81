import { utilityProcess } from 'electron'
import type { ChildPort } from '../keychain/process.ts'

/**
 * Starts the process that talks to the keychain. Possible once Electron is ready.
 *
 * @param path the bundle of `main/keychain/child.ts`
 */
export function forkKeychain(path: string): ChildPort {
  const child = utilityProcess.fork(path, [], { serviceName: 'Roompass keychain', stdio: 'ignore' })
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => endNow(child),
  }
}

/** `kill` of a utility process is a polite request, which a call that hangs in the keychain may never hear. */
function endNow(child: Electron.UtilityProcess): void {
  const { pid } = child
  if (pid === undefined) {
    child.kill()
    return
  }
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself in the meantime.
  }
}
