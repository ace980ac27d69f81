import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeCause, redact } from './redaction.ts'

const testKey = 'test-key-0123456789-test-key-0123456789'
const encoded = (encoding: BufferEncoding) => Buffer.from(testKey).toString(encoding)

describe('redact', () => {
  it.each([
    ['text', testKey],
    ['base64', encoded('base64')],
    ['base64url', encoded('base64url')],
    ['hex', encoded('hex')],
  ])('takes a key out as %s', (_name, key) => {
    const line = redact(`signing with ${key} failed`)
    for (let at = 0; at + 12 <= key.length; at += 1) expect(line).not.toContain(key.slice(at, at + 12))
    expect(line).toMatch(/^signing with .* failed$/)
  })

  it('takes a token out, also one that is cut short', () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJ1IjoiSmFuZSJ9.c2lnbmF0dXJl'
    expect(redact(`token ${token} refused`)).toBe('token [token] refused')
    expect(redact(`token ${token.slice(0, -8)}`)).toBe('token [token]')
  })

  it('takes out what an error quotes', () => {
    expect(redact(`Unexpected token J, "Jane Doe" is not valid JSON`)).toBe(
      'Unexpected token J, [text] is not valid JSON',
    )
    expect(redact("no room 'Board meeting' or `x`")).toBe('no room [text] or [text]')
  })

  it('takes out addresses and mail addresses', () => {
    expect(redact('opened https://acme.digitalsamba.com/room?token=abc now')).toBe('opened [address] now')
    expect(redact('guest jane@example.com')).toBe('guest [mail]')
  })

  it('leaves an ordinary line as it is', () => {
    expect(redact('start version 0.1.0 on Electron 45.4.1')).toBe('start version 0.1.0 on Electron 45.4.1')
  })

  it('gives one line, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(redact(text)).not.toMatch(/[\r\n]/)
      }),
    )
  })
})

describe('describeCause', () => {
  it('says class, code and place, and never the message', () => {
    const error = Object.assign(new TypeError('the guest is Jane Doe'), { code: 'SQLITE_BUSY' })
    const line = describeCause(error)
    expect(line).toMatch(/^TypeError SQLITE_BUSY < redaction\.test\.ts:\d+:\d+/)
    expect(line).not.toContain('Jane')
  })

  it('keeps a message of several lines out, also one that looks like a frame', () => {
    const line = describeCause(new Error('first\n    at Jane (Jane.js:1:1)\nJane'))
    expect(line).not.toContain('Jane')
    expect(line).toContain('redaction.test.ts')
  })

  it('shows no folder', () => {
    expect(describeCause(new Error('x'))).not.toMatch(/[/\\]/)
  })

  it('does not trust a name or a code to be one', () => {
    const error = Object.assign(new Error('x'), { name: 'Jane Doe', code: 'Jane Doe' })
    expect(describeCause(error)).not.toContain('Jane')
  })

  it.each([
    ['a text', 'Jane', 'thrown string'],
    ['null', null, 'thrown null'],
    ['an object', { name: 'Jane' }, 'thrown object'],
  ])('says only the kind of %s that was thrown', (_name, thrown, expected) => {
    expect(describeCause(thrown)).toBe(expected)
  })
})
