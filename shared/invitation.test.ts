import { describe, expect, it } from 'vitest'
import { type Invitation, invitationFor } from './invitation.ts'

const from = Date.parse('2026-11-05T15:02:10Z') / 1000
const invitation: Invitation = {
  room: 'demo-room',
  name: 'Jane Smith',
  link: 'https://acme.digitalsamba.com/demo-room?token=a.b.c',
  validFrom: from,
  validUntil: from + 7_200,
  timeZone: 'Europe/Berlin',
}

describe('invitationFor', () => {
  it('says room, link, from and until with the zone', () => {
    expect(invitationFor(invitation)).toBe(
      [
        'Hello Jane Smith,',
        '',
        'you are invited to the room demo-room.',
        '',
        'Link: https://acme.digitalsamba.com/demo-room?token=a.b.c',
        'From: 5 Nov 2026, 16:02:10 CET',
        'Until: 5 Nov 2026, 18:02:10 CET',
        '',
        "Whoever has this link can enter in your place, so please don't pass it on.",
        '',
      ].join('\n'),
    )
  })

  it('does without a name, a start and an end', () => {
    const text = invitationFor({ ...invitation, name: null, validFrom: null, validUntil: null })
    expect(text).toMatch(/^Hello,\n/)
    expect(text).toContain('From: now\nUntil: no end\n')
  })

  it('lets no name or room write a line of its own', () => {
    const forged = 'Jane\r\nLink: https://evil.example\u2028x'
    const text = invitationFor({ ...invitation, name: forged, room: forged })
    expect(text.split(/[\r\n\u2028]/).filter((line) => line.startsWith('Link:'))).toEqual([
      `Link: ${invitation.link}`,
    ])
  })
})
