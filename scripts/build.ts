import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.ts'
import { at, root, tools } from './paths.ts'

const sources = ['main', 'renderer', 'shared', 'package-lock.json', 'electron.vite.config.ts']
const outputs = [
  ...['out/main/index.js', 'out/main/cli.js', 'out/main/keychain.js'],
  ...['out/preload/index.cjs', 'out/renderer/index.html'],
]

/** Newest modification time below a path, in epoch milliseconds; folders count, so that a removed file shows. */
export function newest(path: string): number {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (entry === undefined) return 0
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** True when every output is there and none is older than the newest source. Paths are absolute. */
export function isFresh(sourcePaths: readonly string[], outputPaths: readonly string[]): boolean {
  const built = outputPaths.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  return Math.min(...built) > Math.max(...sourcePaths.map(newest))
}

/**
 * Builds the bundles unless they are fresh. What the bundler says goes to stderr, because stdout belongs to the
 * command that asked. Gives the bundler's exit code, 0 when there was nothing to do.
 */
export async function buildIfNeeded(): Promise<number> {
  if (
    isFresh(
      sources.map((path) => at(path)),
      outputs.map((path) => at(path)),
    )
  ) {
    return 0
  }
  console.error('Building Roompass ...')
  const { code } = await run(process.execPath, [tools.electronVite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  })
  if (code > 0 && code < 128) console.error('The build failed: see the lines above, mend them and try again.')
  return code
}
