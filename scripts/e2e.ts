import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hostOfSpecs } from '../e2e/fixtures/host.ts'
import { keyringEnv } from '../e2e/keyring/keyring-daemon.ts'
import { run } from './child.ts'
import { at, root, tools } from './paths.ts'

// Runs the specs on the built bundles; arguments go to Playwright. On Linux they get a session bus, a keyring and an
// X server of their own.
const args = process.argv.slice(2)
console.log(`The specs run on ${hostOfSpecs().name === 'electron' ? 'Electron' : 'the Chromium host'}.`)
process.exitCode = process.platform === 'linux' ? await inOwnSession(args) : await onDesktop(args)

async function onDesktop(playwrightArgs: readonly string[]): Promise<number> {
  const config = ['test', '--config', at('e2e', 'playwright.config.ts')]
  const { code } = await run(process.execPath, [tools.playwright, ...config, ...playwrightArgs], {
    cwd: root,
    stdio: 'inherit',
  })
  return code
}

async function inOwnSession(playwrightArgs: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'rp-e2e-'))
  const config = join(folder, 'config')
  mkdirSync(config)
  const command = [process.execPath, at('scripts', 'e2e-session.ts'), ...playwrightArgs]
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
