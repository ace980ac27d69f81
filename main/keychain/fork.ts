import { fork } from 'node:child_process'
import type { ChildPort } from './process.ts'

/**
 * Starts the keychain's child under Node, for `processStore`.
 *
 * @param path the file of `main/keychain/child.ts` or of its bundle
 * @param env with the session bus on Linux
 */
export function forkedKeychain(path: string, env: NodeJS.ProcessEnv = process.env): () => ChildPort {
  return () => {
    const child = fork(path, [], { stdio: 'ignore', execArgv: [], env })
    // The child waits for requests; that alone keeps nobody's command line open.
    child.unref()
    child.channel?.unref()
    return {
      post: (message) => {
        if (child.connected) child.send(message as object, () => undefined)
      },
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => {
        child.once('exit', listener)
        child.once('error', listener)
      },
      kill: () => void child.kill('SIGKILL'),
    }
  }
}
