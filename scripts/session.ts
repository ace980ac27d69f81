import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keyringEnv } from '../e2e/keyring/keyring-daemon.ts'
import { run } from './child.ts'
import { at, root } from './paths.ts'

/**
 * Runs a script on Node and gives its exit code. On Linux it gets a session bus, an open keyring and an X server of its
 * own, all of them gone afterwards; elsewhere those of the desktop.
 */
export async function runInSession(script: readonly string[]): Promise<number> {
  if (process.platform !== 'linux') {
    return (await run(process.execPath, script, { cwd: root, stdio: 'inherit' })).code
  }
  const folder = mkdtempSync(join(tmpdir(), 'rp-session-'))
  const config = join(folder, 'config')
  mkdirSync(config)
  const command = [process.execPath, at('scripts', 'session-inside.ts'), ...script]
  try {
    const { code } = await run('dbus-run-session', ['--', ...command], {
      cwd: root,
      env: { ...keyringEnv(folder), XDG_CONFIG_HOME: config },
      stdio: 'inherit',
    })
    return code
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
