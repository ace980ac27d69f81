import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Figure } from './figures.ts'

/**
 * What the window loads before its first screen is there: the page, its scripts with everything that they import
 * statically, and its styles, each gzipped by itself. Fonts and what loads on demand stay out.
 */
export function firstLoad(folder: string): Figure {
  const bytes = [...filesOf(folder)].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
  return { what: 'first load, gzipped', value: bytes / 1000, unit: 'kB', goal: 300, host: 'built files' }
}

function filesOf(folder: string): Set<string> {
  const page = join(folder, 'index.html')
  const found = new Set([page])
  const linked = readFileSync(page, 'utf8').matchAll(/(?:src|href)="(?:\.?\/)?([^"]+\.(?:js|css))"/g)
  for (const [, path] of linked) if (path !== undefined) withImports(join(folder, path), found)
  return found
}

function withImports(file: string, found: Set<string>) {
  if (found.has(file)) return
  found.add(file)
  const statics = readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)
  for (const [, path] of statics) if (path !== undefined) withImports(join(file, '..', path), found)
}
