import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findChromium } from './chromium.ts'
import { findElectron } from './electron-runtime.ts'

/** A package of Debian and Ubuntu that the specs need, and the program by which it is known elsewhere. */
interface Needed {
  readonly name: string
  readonly program: string | null
}

const needed: readonly Needed[] = [
  { name: 'xvfb', program: 'Xvfb' },
  { name: 'dbus', program: 'dbus-run-session' },
  { name: 'gnome-keyring', program: 'gnome-keyring-daemon' },
  { name: 'libsecret-1-0', program: null },
  { name: 'xclip', program: 'xclip' },
  { name: 'faketime', program: 'faketime' },
  { name: 'fonts-noto-color-emoji', program: null },
  { name: 'fonts-noto-cjk', program: null },
]

export type Preparation =
  | { readonly step: 'ready' }
  | { readonly step: 'install'; readonly commands: readonly (readonly string[])[] }
  | { readonly step: 'stop'; readonly sentence: string }

export interface Machine {
  readonly missing: readonly string[]
  readonly apt: boolean
  readonly root: boolean
  readonly ci: boolean
}

/** What to do about missing packages: install them as root or in CI, else say the one line that does. */
export function prepare({ missing, apt, root, ci }: Machine): Preparation {
  if (missing.length === 0) return { step: 'ready' }
  const list = missing.join(' ')
  if (!apt)
    return { step: 'stop', sentence: `The specs need packages that are missing, install them: ${list}` }
  if (!root && !ci) {
    return {
      step: 'stop',
      sentence: `The specs need system packages that are missing: sudo apt-get install -y ${list}`,
    }
  }
  const sudo = root ? [] : ['sudo', '-n']
  const aptGet = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq']
  const install = [...aptGet, 'install', '-y', '--no-install-recommends', ...missing]
  // A fresh image has no lists, an old one names versions that are gone: both show in the first attempt.
  return { step: 'install', commands: [install, [...aptGet, 'update'], install] }
}

/**
 * Sees to it that the specs find what they need on Linux. Gives null when all is there, else one sentence that
 * says what is missing.
 */
export function prepareSystem(env: NodeJS.ProcessEnv = process.env): string | null {
  if (process.platform !== 'linux') return null
  const machine = { apt: hasProgram('apt-get', env), root: process.getuid?.() === 0, ci: Boolean(env.CI) }
  const preparation = prepare({ ...machine, missing: missingPackages(env) })
  if (preparation.step === 'ready') return null
  if (preparation.step === 'stop') return preparation.sentence
  console.log(`Installing the system packages that the specs need: ${missingPackages(env).join(' ')}`)
  for (const [program = '', ...args] of preparation.commands) {
    spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] })
    if (missingPackages(env).length === 0) return null
  }
  return `These system packages could not be installed, see the lines above: ${missingPackages(env).join(' ')}`
}

function missingPackages(env: NodeJS.ProcessEnv): string[] {
  const debian = hasProgram('dpkg-query', env)
  const missing = needed.filter(({ name, program }) => {
    if (program !== null && hasProgram(program, env)) return false
    return debian ? !isInstalled(name) : program !== null
  })
  const names = missing.map(({ name }) => name)
  const hasWindow = findChromium(env) !== null || findElectron() !== null
  return hasWindow ? names : [chromiumPackage(), ...names]
}

/** Ubuntu names it otherwise, where it stands for a snap. */
function chromiumPackage(): string {
  return existsSync('/etc/debian_version') && spawnSync('apt-cache', ['show', 'chromium']).status !== 0
    ? 'chromium-browser'
    : 'chromium'
}

function isInstalled(name: string): boolean {
  const { stdout } = spawnSync('dpkg-query', ['--status', name], { encoding: 'utf8' })
  return /^Status: .* installed$/m.test(stdout)
}

function hasProgram(name: string, env: NodeJS.ProcessEnv): boolean {
  return (env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
