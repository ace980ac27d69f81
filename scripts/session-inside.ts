import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { startKeyringDaemon } from '../e2e/keyring/keyring-daemon.ts'
import { ended, run } from './child.ts'
import { root } from './paths.ts'

// Runs a script inside `dbus-run-session`, whose bus has no DISPLAY: a keyring that wants to ask then fails at once
// instead of waiting for an answer. Only the script sees the X server.
await startKeyringDaemon(process.env)
// A clipboard and a focus belong to a display: what runs at the same time needs one each.
const screens = await Promise.all([startXvfb(), startXvfb()])
const displays = screens.map(({ display }) => display)
try {
  const { code } = await run(process.execPath, process.argv.slice(2), {
    cwd: root,
    env: { ...process.env, DISPLAY: displays[0], ROOMPASS_TEST_DISPLAYS: displays.join(',') },
    stdio: 'inherit',
  })
  process.exitCode = code
} finally {
  await Promise.all(screens.map(({ stop }) => stop()))
}

/** Starts an X server on a free display and waits until it answers. */
async function startXvfb(): Promise<{ display: string; stop: () => Promise<void> }> {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)))
    createInterface({ input: server.stdio[3] as Readable }).once('line', resolve)
  })
  return {
    display: `:${number.trim()}`,
    stop: async () => {
      const gone = ended(server)
      server.kill()
      await gone
    },
  }
}
