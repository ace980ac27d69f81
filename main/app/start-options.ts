import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { IssueStep } from '../engine.ts'

/** What the person, or a test, says at the start. */
export interface StartOptions {
  /** The data folder as given; undefined where none is. */
  readonly dataDir: string | undefined
  /** `name=address:port` entries; always empty in a package. */
  readonly testHosts: readonly string[]
  /** A file with a certificate; always null in a package. */
  readonly testCa: string | null
  /** At this step of issuing the application kills itself; always null in a package. */
  readonly testKillAt: IssueStep | null
}

const issueSteps: readonly IssueStep[] = ['before-record', 'after-record', 'before-answer']

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
      'test-kill-at': { type: 'string' },
    },
  })
  const dataDir = values['data-dir']
  const ca = values['test-ca']
  const hosts = values['test-host'] ?? []
  if (typeof dataDir === 'boolean') throw new Error('--data-dir takes a folder: --data-dir FOLDER.')
  if (packaged) return { dataDir, testHosts: [], testCa: null, testKillAt: null }
  if (typeof ca === 'boolean') throw new Error('--test-ca takes a file: --test-ca FILE.')
  const testHosts = hosts.filter((host) => typeof host === 'string')
  if (testHosts.length < hosts.length) {
    throw new Error('--test-host takes an entry: --test-host NAME=ADDRESS:PORT.')
  }
  return {
    dataDir,
    testHosts,
    testCa: ca === undefined ? null : resolve(ca),
    testKillAt: stepOf(values['test-kill-at']),
  }
}

function stepOf(word: string | boolean | undefined): IssueStep | null {
  if (word === undefined) return null
  const step = issueSteps.find((known) => known === word)
  if (step === undefined) throw new Error(`--test-kill-at takes one of: ${issueSteps.join(', ')}.`)
  return step
}
