import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeKey, stripFinalNewline } from './key-material.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const stripped = (text: string) => Buffer.from(stripFinalNewline(bytes(text))).toString('latin1')

describe('the final line end of a key from a file', () => {
  test.each([
    ['key', 'key'],
    ['key\n', 'key'],
    ['key\r\n', 'key'],
    ['key\n\n', 'key\n'],
    ['key\r\n\r\n', 'key\r\n'],
    ['key\r', 'key\r'],
    ['key \n', 'key '],
    ['\n', ''],
    ['\r\n', ''],
    ['', ''],
  ])('%j loses exactly one: %j', (text, rest) => {
    expect(stripped(text)).toBe(rest)
  })

  test('whatever the key, with one line end behind it the key comes out', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom('\n', '\r\n'), (key, end) => {
        fc.pre(!(end === '\n' && key.at(-1) === 0x0d))
        expect(Buffer.from(stripFinalNewline(Buffer.concat([key, bytes(end)])))).toEqual(Buffer.from(key))
      }),
    )
  })
})

describe('reading a key', () => {
  test('text is its bytes as they are, line ends and spaces included', () => {
    expect(Buffer.from(decodeKey(bytes(' key\n'), 'text'))).toEqual(bytes(' key\n'))
    expect(Buffer.from(decodeKey(Buffer.from('ключ'), 'text')).toString()).toBe('ключ')
  })

  test('gives bytes of its own, so that blanking the input keeps the key', () => {
    const raw = bytes('key')
    const secret = decodeKey(raw, 'text')
    raw.fill(0)
    expect(Buffer.from(secret)).toEqual(bytes('key'))
  })

  test.each(['text', 'base64', 'base64url', 'hex'] as const)('an empty key is refused as %s', (encoding) => {
    expect(() => decodeKey(bytes(''), encoding)).toThrow(expect.objectContaining({ code: 'key-empty' }))
  })

  test.each([
    ['base64', '+/+/', 'fbffbf'],
    ['base64', 'YQ==', '61'],
    ['base64', 'YQ', '61'],
    ['base64url', '-_-_', 'fbffbf'],
    ['base64url', 'YQ==', '61'],
    ['base64url', 'YQ', '61'],
    ['hex', '00fF', '00ff'],
  ] as const)('%s %s is read', (encoding, text, hex) => {
    expect(Buffer.from(decodeKey(bytes(text), encoding)).toString('hex')).toBe(hex)
  })

  test.each([
    ['base64', '-_-_'],
    ['base64', 'YWJj ZGVm'],
    ['base64', 'YWJj\n'],
    ['base64', 'Y'],
    ['base64', 'YQ='],
    ['base64', 'YR=='],
    ['base64', '=YQ='],
    ['base64url', '+/+/'],
    ['base64url', 'YR'],
    ['hex', 'abc'],
    ['hex', 'xy'],
    ['hex', '0x00'],
    ['hex', 'ab cd'],
  ] as const)('%s %j is refused, and the refusal does not repeat it', (encoding, text) => {
    const read = () => decodeKey(bytes(text), encoding)
    expect(read).toThrow(expect.objectContaining({ code: 'key-unreadable', field: 'secret' }))
    expect(read).not.toThrow(text)
  })

  test('what is encoded is read again, with or without padding', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1 }),
        fc.constantFrom('base64', 'base64url', 'hex'),
        fc.boolean(),
        (key, encoding, padded) => {
          const text = Buffer.from(key)
            .toString(encoding as BufferEncoding)
            .replace(/=+$/, '')
          const padding = padded && encoding !== 'hex' ? '='.repeat((4 - (text.length % 4)) % 4) : ''
          const secret = decodeKey(bytes(text + padding), encoding as 'base64' | 'base64url' | 'hex')
          expect(Buffer.from(secret)).toEqual(Buffer.from(key))
        },
      ),
    )
  })
})
