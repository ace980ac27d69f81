import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const child = fileURLToPath(new URL('./test-child.ts', import.meta.url))

/** Runs `main/test-child.ts` and gives what it said and how it ended. */
export async function runChild(
  action: 'start' | 'issue' | 'die-after-record' | 'die-after-sheet' | 'die-under-lock',
  dataDir: string,
  secretsDir: string,
): Promise<{ said: unknown[]; signal: NodeJS.Signals | null; code: number | null; errors: string }> {
  const running = fork(child, [action, dataDir, secretsDir], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const said: unknown[] = []
  let errors = ''
  running.on('message', (message) => said.push(message))
  running.stderr?.on('data', (chunk) => {
    errors += String(chunk)
  })
  const [code, signal] = await once(running, 'exit')
  return { said, signal, code, errors }
}
