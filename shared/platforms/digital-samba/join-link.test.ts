import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinLink, linkHost } from './join-link.ts'

const hostOf = (domain: string) => linkHost({ domain })

describe('linkHost', () => {
  it.each([
    ['acme', 'acme.digitalsamba.com'],
    [' Acme ', 'acme.digitalsamba.com'],
    ['acme-2', 'acme-2.digitalsamba.com'],
    ['acme.digitalsamba.com', 'acme.digitalsamba.com'],
    ['https://acme.digitalsamba.com/', 'acme.digitalsamba.com'],
    ['HTTPS://acme.digitalsamba.com/demo-room?token=x#y', 'acme.digitalsamba.com'],
    ['http://acme.digitalsamba.com', 'acme.digitalsamba.com'],
    ['acme.digitalsamba.com?x', 'acme.digitalsamba.com'],
    ['rooms.example.org', 'rooms.example.org'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('reads %s as %s', (domain, host) => {
    expect(hostOf(domain)).toBe(host)
  })

  it.each([
    ...['', ' ', '.', '-acme', 'acme-', 'a b', 'acme.', '.acme', 'a..b', 'acme_x', 'https://', '/', '?'],
    ...[
      'user@evil.example',
      'acme@evil.example',
      'evil.example:8080',
      'evil.example\\@acme',
      'ftp://acme',
      'javascript:x',
    ],
    ...[
      '127.0.0.1',
      '127.1',
      '0x7f.1',
      '1.2.3',
      '[::1]',
      '::1',
      'acme%2eevil',
      'acme\nevil',
      'a\u0000b',
      '\uD800.example',
    ],
    ...['a'.repeat(64), `${'a.'.repeat(130)}example`],
  ])('finds no host in %j', (domain) => {
    expect(hostOf(domain)).toBeNull()
  })

  it('finds no host where there is no domain', () => {
    expect(linkHost({})).toBeNull()
  })

  it('gives a host that an address keeps as it is, for any text', () => {
    const domain = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.domain(),
      fc.webUrl(),
      fc.ipV4(),
      fc.ipV6(),
    )
    fc.assert(
      fc.property(domain, (text) => {
        const host = hostOf(text)
        if (host !== null)
          expect(new URL(`https://${host}/`)).toMatchObject({ host, pathname: '/', username: '' })
      }),
      { numRuns: 2000 },
    )
  })
})

describe('joinLink', () => {
  const link = (room: string, host = 'acme.digitalsamba.com') => joinLink(host, { rd: room }, 'a.b.c')

  it('is the address of the room with the token', () => {
    expect(link('demo-room')).toBe('https://acme.digitalsamba.com/demo-room?token=a.b.c')
  })

  it('keeps a room of any letters one part of the path', () => {
    expect(link('a/../b?c#d')).toBe('https://acme.digitalsamba.com/a%2F..%2Fb%3Fc%23d?token=a.b.c')
    expect(link('Zoë 李')).toBe('https://acme.digitalsamba.com/Zo%C3%AB%20%E6%9D%8E?token=a.b.c')
  })

  it.each(['', '.', '..', '\uD800'])('does not exist for the room %j', (room) => {
    expect(link(room)).toBeNull()
  })

  it('does not exist without a room', () => {
    expect(joinLink('acme.digitalsamba.com', {}, 'a.b.c')).toBeNull()
    expect(joinLink('acme.digitalsamba.com', { rd: 3 }, 'a.b.c')).toBeNull()
  })

  it.each([
    'evil.example/x',
    'a@evil.example',
    'evil.example:1',
    'Acme.example',
    ' acme.example',
    '',
    'acme',
    '127.0.0.1',
  ])('does not exist for the host %j', (host) => {
    expect(link('demo-room', host)).toBeNull()
  })

  it('leads to the host, the room and the token, whatever the room is', () => {
    const hostile = fc.constantFrom(
      '%2e%2e',
      '/',
      '\\',
      '//evil.example',
      '?',
      '#',
      '@',
      ':',
      '\n',
      '..',
      '%',
      "'",
      '\u202E',
    )
    const room = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(hostile).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(room, (text) => {
        const made = link(text)
        if (made === null) {
          expect(text === '' || text === '.' || text === '..' || !text.isWellFormed()).toBe(true)
          return
        }
        const url = new URL(made)
        expect(url).toMatchObject({
          protocol: 'https:',
          host: 'acme.digitalsamba.com',
          username: '',
          hash: '',
        })
        expect(url.pathname.split('/')).toHaveLength(2)
        expect(decodeURIComponent(url.pathname.slice(1))).toBe(text)
        expect([...url.searchParams]).toEqual([['token', 'a.b.c']])
      }),
      { numRuns: 2000 },
    )
  })
})
