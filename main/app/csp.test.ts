import { describe, expect, it } from 'vitest'
import { freshNonce, pagePolicy } from './csp.ts'

const directives = (policy: string) =>
  new Map(
    policy.split('; ').map((part) => {
      const [name = '', ...sources] = part.split(' ')
      return [name, sources.join(' ')]
    }),
  )

describe('pagePolicy', () => {
  const policy = directives(pagePolicy('TEST'))

  it('starts at nothing', () => {
    expect(pagePolicy('TEST')).toMatch(/^default-src 'none'; /)
  })

  it('runs scripts of its own origin only: no inline script, no eval, no other host', () => {
    expect(policy.get('script-src')).toBe("'self'")
  })

  it('takes inline styles only under the nonce of this response', () => {
    expect(policy.get('style-src')).toBe("'self' 'nonce-TEST'")
  })

  it('shows pictures and fonts of its own origin only', () => {
    expect(policy.get('img-src')).toBe("'self'")
    expect(policy.get('font-src')).toBe("'self'")
  })

  it.each([
    'connect-src',
    'frame-src',
    'worker-src',
    'object-src',
    'base-uri',
    'form-action',
    'frame-ancestors',
    'trusted-types',
  ])('allows nothing for %s', (name) => {
    expect(policy.get(name)).toBe("'none'")
  })

  it('takes text for code nowhere', () => {
    expect(policy.get('require-trusted-types-for')).toBe("'script'")
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe|data:|blob:|https?:|\*/)
  })
})

describe('freshNonce', () => {
  it('never comes twice', () => {
    const nonces = new Set(Array.from({ length: 1000 }, freshNonce))
    expect(nonces.size).toBe(1000)
  })

  it('holds 128 bits and needs no quoting in a header or an attribute', () => {
    expect(freshNonce()).toMatch(/^[A-Za-z0-9+/]{22}==$/)
  })
})
