import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressOn } from './address.ts'

describe('addressOn', () => {
  test.each([
    ['https://api.digitalsamba.com', 'https://api.digitalsamba.com/api/v1/rooms'],
    ['https://api.test:8443', 'https://api.test:8443/api/v1/rooms'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/api/v1/rooms'],
    ['http://localhost:4010', 'http://localhost:4010/api/v1/rooms'],
    // A browser's URL knows this number as 127.0.0.1.
    ['http://2130706433', 'http://127.0.0.1/api/v1/rooms'],
  ])('%s may be asked', (origin, address) => {
    expect(addressOn(origin, '/api/v1/rooms').href).toBe(address)
  })

  test.each([
    ['http://api.digitalsamba.com', '/'],
    ['http://192.168.1.10', '/'],
    ['http://localhost.evil.test', '/'],
    ['ftp://127.0.0.1', '/'],
    ['file:///etc/passwd', '/'],
    ['api.digitalsamba.com', '/'],
    ['https://user@api.test', '/'],
    ['https://user:secret@api.test', '/'],
    ['https://api.test', '//evil.test/'],
    ['https://api.test', '\\\\evil.test/'],
    ['https://api.test', 'https://evil.test/'],
    ['https://api.test', 'http://api.test/'],
  ])('%s with the path %s is refused', (origin, path) => {
    expect(() => addressOn(origin, path)).toThrow(expect.objectContaining({ code: 'bad-request' }))
  })

  test('no path whatever leads to another origin', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath()), (path) => {
        let origin = 'https://api.test'
        try {
          origin = addressOn('https://api.test', path).origin
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad-request' })
        }
        expect(origin).toBe('https://api.test')
      }),
    )
  })
})
