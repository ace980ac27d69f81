import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digitalSamba } from '../platforms/digital-samba.ts'
import { transports } from './craft.ts'
import { linkWith, pathOf } from './transports.ts'

const parts = { host: 'acme.digitalsamba.com', room: 'demo-room', token: 'aaaa.bbbb.cccccccccccc' }
const link = 'https://acme.digitalsamba.com/demo-room'

describe('linkWith', () => {
  it.each([
    ['link', `${link}?token=aaaa.bbbb.cccccccccccc`],
    ['absent', link],
    ['empty', `${link}?token=`],
    ['twice', `${link}?token=aaaa.bbbb.cccccccccccc&token=aaaa.bbbb.cccccccccccc`],
    ['twice-broken-first', `${link}?token=aaaa.bbbb.cccc&token=aaaa.bbbb.cccccccccccc`],
    ['twice-broken-last', `${link}?token=aaaa.bbbb.cccccccccccc&token=aaaa.bbbb.cccc`],
    ['fragment', `${link}#token=aaaa.bbbb.cccccccccccc`],
    ['capital-name', `${link}?Token=aaaa.bbbb.cccccccccccc`],
    ['path', `${link}/aaaa.bbbb.cccccccccccc`],
    ['dots-encoded', `${link}?token=aaaa%2Ebbbb%2Ecccccccccccc`],
    ['newline-after', `${link}?token=aaaa.bbbb.cccccccccccc%0A`],
    ['space-after', `${link}?token=aaaa.bbbb.cccccccccccc%20`],
    ['bearer-inside', `${link}?token=Bearer%20aaaa.bbbb.cccccccccccc`],
    ['quoted', `${link}?token=%22aaaa.bbbb.cccccccccccc%22`],
  ] as const)('%s is %s', (transport, expected) => {
    expect(linkWith(transport, parts)).toBe(expected)
  })

  it('gives the platform’s own link for the documented way, and another for every other', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1, unit: 'grapheme' }), (room, text) => {
        const token = `${text}.b.c`.toWellFormed()
        const of = (transport: (typeof transports)[number]) => linkWith(transport, { ...parts, room, token })
        expect(of('link')).toBe(digitalSamba.joinLink(parts.host, { rd: room }, token))
        if (of('link') !== null) expect(new Set(transports.map(of)).size).toBe(transports.length)
      }),
    )
  })

  it('keeps room and token from changing the rest of the address', () => {
    fc.assert(
      fc.property(fc.constantFrom(...transports), fc.string(), fc.string(), (transport, room, token) => {
        const made = linkWith(transport, { ...parts, room, token })
        if (made === null) return
        expect(new URL(made).origin).toBe('https://acme.digitalsamba.com')
        expect(new URL(made).pathname.split('/')[1]).toBe(encodeURIComponent(room))
      }),
    )
  })

  it.each([
    ['a host that is none', { ...parts, host: 'acme.example.com/path' }],
    ['no host', { ...parts, host: '' }],
    ['no room', { ...parts, room: '' }],
    ['a room that is a step', { ...parts, room: '..' }],
    ['half a character in the room', { ...parts, room: 'demo\ud800' }],
    ['half a character in the token', { ...parts, token: 'a.b\ud800.c' }],
  ])('gives nothing for %s', (_name, wrong) => {
    for (const transport of transports) expect(linkWith(transport, wrong)).toBeNull()
  })
})

describe('pathOf', () => {
  it('gives path and query, and keeps the fragment as a browser does', () => {
    expect(pathOf(`${link}?token=a.b.c`)).toBe('/demo-room?token=a.b.c')
    expect(pathOf(`${link}#token=a.b.c`)).toBe('/demo-room')
  })
})
