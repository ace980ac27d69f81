import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What the person, or a test, says at the start. */
export interface StartOptions {
  /** The data folder as given; undefined where none is. */
  readonly dataDir: string | undefined
  /** `name=address:port` entries; always empty in a package. */
  readonly testHosts: readonly string[]
  /** A file with a certificate; always null in a package. */
  readonly testCa: string | null
}

/**
 * Reads the words after the application's name. Switches that are not ours are left to Chromium.
 *
 * @throws Error with one sentence where an option has no value
 */
export function readStartOptions(words: readonly string[], packaged: boolean): StartOptions {
  const { values } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    options: {
      'data-dir': { type: 'string' },
      'test-host': { type: 'string', multiple: true },
      'test-ca': { type: 'string' },
    },
  })
  const dataDir = values['data-dir']
  const ca = values['test-ca']
  const hosts = values['test-host'] ?? []
  if (typeof dataDir === 'boolean') throw new Error('--data-dir takes a folder: --data-dir FOLDER.')
  if (packaged) return { dataDir, testHosts: [], testCa: null }
  if (typeof ca === 'boolean') throw new Error('--test-ca takes a file: --test-ca FILE.')
  const testHosts = hosts.filter((host) => typeof host === 'string')
  if (testHosts.length < hosts.length) {
    throw new Error('--test-host takes an entry: --test-host NAME=ADDRESS:PORT.')
  }
  return { dataDir, testHosts, testCa: ca === undefined ? null : resolve(ca) }
}
