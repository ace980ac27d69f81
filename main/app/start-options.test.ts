import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readStartOptions } from './start-options.ts'

const nothing = { dataDir: undefined, testHosts: [], testCa: null, testKillAt: null }

describe('readStartOptions', () => {
  it('finds nothing where nothing is said', () => {
    expect(readStartOptions([], false)).toEqual(nothing)
  })

  it('takes the data folder in both spellings', () => {
    expect(readStartOptions(['--data-dir', '/data'], true).dataDir).toBe('/data')
    expect(readStartOptions(['--data-dir=/data'], false).dataDir).toBe('/data')
  })

  it('takes several test hosts and a test certificate', () => {
    const words = [
      '--test-host',
      'a.test=127.0.0.1:1',
      '--test-host=b.test=127.0.0.1:2',
      '--test-ca',
      'ca.pem',
    ]
    expect(readStartOptions(words, false)).toEqual({
      dataDir: undefined,
      testHosts: ['a.test=127.0.0.1:1', 'b.test=127.0.0.1:2'],
      testCa: resolve('ca.pem'),
      testKillAt: null,
    })
  })

  it('takes the step of issuing at which to end', () => {
    expect(readStartOptions(['--test-kill-at=after-record'], false).testKillAt).toBe('after-record')
    expect(() => readStartOptions(['--test-kill-at=lunch'], false)).toThrow(/one of: before-record/)
  })

  it('knows nothing that is for tests in a package', () => {
    const words = [
      '--test-host',
      'a.test=127.0.0.1:1',
      '--test-ca',
      'ca.pem',
      '--test-kill-at',
      'after-record',
    ]
    expect(readStartOptions(words, true)).toEqual(nothing)
  })

  it("passes over Chromium's own switches and stray words", () => {
    const words = [
      '--remote-debugging-port=0',
      '--no-sandbox',
      'stray',
      '--data-dir=/data',
      '--enable-logging',
    ]
    expect(readStartOptions(words, false).dataDir).toBe('/data')
  })

  it.each(['--data-dir', '--test-host', '--test-ca', '--test-kill-at'])(
    'says what is wrong where %s has no value',
    (option) => {
      expect(() => readStartOptions([option], false)).toThrow(option)
    },
  )
})
