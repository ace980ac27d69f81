import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ended } from './child.ts'
import { at } from './paths.ts'

const electronPackage = at('node_modules', 'electron')

/**
 * Path of Electron's executable, or null where it is not installed. Asking the package itself
 * (`require('electron')`) would start a download.
 */
export function findElectron(
  folder: string = electronPackage,
  env: NodeJS.ProcessEnv = process.env,
): string | null {
  const executable = textOf(join(folder, 'path.txt'))
  if (env.ELECTRON_OVERRIDE_DIST_PATH !== undefined) {
    return existing(join(env.ELECTRON_OVERRIDE_DIST_PATH, executable ?? 'electron'))
  }
  const installed = textOf(join(folder, 'dist', 'version'))?.replace(/^v/, '')
  if (executable === null || installed !== versionOf(folder)) return null
  return existing(join(folder, 'dist', executable))
}

/**
 * Lets the package's own installer fetch the runtime. Stops it when nothing arrived for `patience` milliseconds:
 * a slow line may take minutes, a dead one must not. Gives the executable's path, or null. Never throws.
 */
export async function installElectron(patience = 20_000): Promise<string | null> {
  const arrival = mkdtempSync(join(tmpdir(), 'roompass-electron-'))
  const installer = spawn(process.execPath, [join(electronPackage, 'install.js')], {
    env: { ...process.env, TMPDIR: arrival, TEMP: arrival, TMP: arrival },
    stdio: 'ignore',
  })
  const stop = () => installer.kill()
  const interrupt = () => {
    stop()
    process.exitCode = 130
  }
  process.once('SIGINT', interrupt)
  const watch = watchForStall(() => sizeOf(arrival) + sizeOf(join(electronPackage, 'dist')), patience, stop)
  try {
    const { code } = await ended(installer)
    return code === 0 ? findElectron() : null
  } finally {
    clearInterval(watch)
    process.off('SIGINT', interrupt)
    rmSync(arrival, { recursive: true, force: true })
  }
}

function watchForStall(size: () => number, patience: number, stop: () => void): NodeJS.Timeout {
  let last = { size: size(), at: performance.now() }
  return setInterval(() => {
    const now = { size: size(), at: performance.now() }
    if (now.size !== last.size) last = now
    else if (now.at - last.at > patience) stop()
  }, 500)
}

/** Bytes below a path; 0 where it is missing or goes away meanwhile. */
function sizeOf(path: string): number {
  try {
    const entry = statSync(path)
    if (!entry.isDirectory()) return entry.size
    return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
  } catch {
    return 0
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}

function versionOf(folder: string): string | undefined {
  const text = textOf(join(folder, 'package.json'))
  return text === null ? undefined : String(JSON.parse(text).version)
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null
}
