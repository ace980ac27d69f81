import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import Database from 'better-sqlite3-multiple-ciphers'
import { findChromium } from '../chromium.ts'
import { at } from '../paths.ts'

/** Where and with what the figures were measured. */
export interface Machine {
  /** RFC 3339, in UTC. */
  readonly date: string
  readonly cpu: { readonly model: string; readonly count: number }
  /** Of the machine, in bytes. */
  readonly memory: number
  /** Such as `linux x64`. */
  readonly system: string
  readonly node: string
  /** Of the Chromium host, as it says it; null where there is none. */
  readonly chromium: string | null
  readonly sqlite: string
  /** Versions by name: who we are measured against, and what does our work. */
  readonly libraries: Readonly<Record<string, string>>
}

const libraries = ['better-sqlite3-multiple-ciphers', 'csv-parse', 'fast-jwt', 'jose', 'jsonwebtoken']

/** @param now epoch milliseconds */
export function machineOf(now: number): Machine {
  return {
    date: new Date(now).toISOString(),
    cpu: { model: cpus()[0]?.model.trim() ?? 'unknown', count: cpus().length },
    memory: totalmem(),
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    chromium: chromiumVersion(),
    sqlite: sqliteVersion(),
    libraries: Object.fromEntries(libraries.map((name) => [name, versionOf(name)])),
  }
}

/** The same as a sentence for a person. */
export function machineLine(machine: Machine): string {
  const { date, cpu, memory, system, node, chromium, sqlite, libraries } = machine
  const gigabytes = Math.round(memory / 2 ** 30)
  return [
    `${cpu.count} x ${cpu.model}, ${gigabytes} GiB, ${system}`,
    `Node ${node}`,
    ...(chromium === null ? [] : [chromium]),
    `SQLite ${sqlite}`,
    ...Object.entries(libraries).map(([name, version]) => `${name} ${version}`),
    date.slice(0, 10),
  ].join(', ')
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(at('node_modules', name, 'package.json'), 'utf8'))
  return String(version)
}

function sqliteVersion(): string {
  const database = new Database(':memory:')
  try {
    return String(database.prepare('SELECT sqlite_version()').pluck().get())
  } finally {
    database.close()
  }
}

function chromiumVersion(): string | null {
  const path = findChromium()
  if (path === null) return null
  const said = execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return /^\D*[\d.]+/.exec(said)?.[0] ?? null
}
