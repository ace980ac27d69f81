import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLoopback } from './loopback.ts'

describe('isLoopback', () => {
  test.each(['localhost', '127.0.0.1', '127.8.9.10', '127.255.255.254', '[::1]'])(
    '%s is this computer',
    (host) => expect(isLoopback(host)).toBe(true),
  )

  test.each([
    'localhost.evil.test',
    '127.0.0.1.evil.test',
    '127.evil.test',
    'localhost.',
    '0.0.0.0',
    '[::]',
    '[::ffff:7f00:1]',
    '128.0.0.1',
    '10.0.0.1',
  ])('%s may be another one', (host) => {
    expect(isLoopback(host)).toBe(false)
  })

  test('is no name that the network could give to somebody else', () => {
    fc.assert(fc.property(fc.domain(), (host) => !isLoopback(host)))
  })
})
