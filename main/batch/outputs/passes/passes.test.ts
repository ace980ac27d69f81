import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outputRow } from '../test-output.ts'
import { passesFormat } from './passes.ts'

const options = { title: 'Acme', timeZone: 'Europe/Berlin' }
const pass = (parts: Parameters<typeof outputRow>[1] = {}) => passesFormat(options).row(outputRow(17, parts))

/** What a browser shows of an element's text. */
const unescaped = (html: string) =>
  html.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '')
const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }

describe('guest passes', () => {
  it('are a document that runs nothing and loads nothing', () => {
    const { head, foot } = passesFormat(options)
    expect(head).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    )
    expect(head + pass() + foot).not.toMatch(
      /<script|javascript:|\son\w+=|<(img|link|iframe|a|form)\b|url\(/i,
    )
    expect(head).toContain('<title>Acme: guest passes</title>')
    expect(foot).toMatch(/<\/main>\s*<\/body>\s*<\/html>\s*$/)
  })

  it('never break over two sheets, and fit four rows of two on A4 and on US Letter', () => {
    const { head } = passesFormat(options)
    const number = (pattern: RegExp) => Number(pattern.exec(head)?.[1])
    const margin = number(/@page \{ margin: (\d+)mm/)
    const [width, height] = [number(/columns: (\d+)mm \d+mm/), number(/auto-rows: (\d+)mm/)]
    expect(head).toMatch(/article \{[^}]*break-inside: avoid/)
    for (const [across, down] of [
      [210, 297],
      [215.9, 279.4],
    ] as const) {
      expect(Math.floor((across - 2 * margin) / width)).toBe(2)
      expect(Math.floor((down - 2 * margin) / height)).toBe(4)
    }
  })

  it('say who, which room, when in which zone, and that the code opens the room', () => {
    const html = pass({ name: 'Jane Doe' })
    expect(html).toContain('dir="auto">Jane Doe</h2>')
    expect(html).toContain('<dt>Room</dt><dd dir="auto">board</dd>')
    // To the minute, and never earlier or later than it really is: 16:02:10 to 18:02:10.
    expect(html).toContain('<dt>From</dt><dd>5 Nov 2026, 16:03 CET</dd>')
    expect(html).toContain('<dt>Until</dt><dd>5 Nov 2026, 18:02 CET</dd>')
    expect(html).toContain('<dt>Zone</dt><dd>Europe/\u200bBerlin</dd>')
    expect(html).toContain('The code opens the room')
    expect(html).toContain('No. 17')
  })

  it.each([
    [null, null, '<dt>Until</dt><dd>no end</dd>', ['From', 'Zone']],
    [null, 1_793_898_130, '<dt>Until</dt><dd>5 Nov 2026, 18:02 CET</dd>', ['From']],
    [1_793_890_930, 1_793_890_950, '<dt>Until</dt><dd>5 Nov 2026, 16:02:30 CET</dd>', []],
    [1_793_890_930, 1_793_890_950, '<dt>From</dt><dd>5 Nov 2026, 16:02:10 CET</dd>', []],
  ])('from %s until %s say so', (validFrom, validUntil, shown, absent) => {
    const html = pass({ validFrom, validUntil })
    expect(html).toContain(shown)
    for (const term of absent) expect(html).not.toContain(`<dt>${term}</dt>`)
  })

  it('of somebody without a name are for a guest', () => {
    for (const name of [null, '', ' \u202e\n ']) expect(pass({ name })).toContain('dir="auto">Guest</h2>')
  })

  it('shorten what no pass has room for, and keep its end', () => {
    const html = pass({ name: `${'x'.repeat(300)} the end`, room: `${'r'.repeat(300)} door` })
    expect(html).toMatch(/<h2 class="xs" dir="auto">x{50,}…x+ the end<\/h2>/)
    expect(html).toMatch(/<dd dir="auto">r+…r+ door<\/dd>/)
  })

  it('show any text as it is, and as text only', () => {
    const ugly = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc.constantFrom('<script>alert(1)</script>', `" onload="x`, "'&amp;", '</main><b>', '\u202eevil'),
    )
    const tags = (html: string) => [...html.matchAll(/<\/?[a-z]\w*/g)].map(String)
    const usual = tags(pass({ name: 'x', room: 'x' }).replace(/<svg.*/s, ''))
    fc.assert(
      fc.property(ugly, ugly, (name, title) => {
        const html = passesFormat({ ...options, title }).row(outputRow(17, { name, room: 'x' }))
        expect(tags(html.replace(/<svg.*/s, ''))).toEqual(usual)
        const shown = unescaped(/<h2[^>]*>([^<]*)<\/h2>/.exec(html)?.[1] ?? '')
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]/u)
        if (/^[\w<>"'&;()/]+$/.test(name)) expect(shown).toBe(name)
      }),
    )
  })

  it('name the row that has no link', () => {
    expect(() => pass({ link: null })).toThrow('Row 17 (line 18)')
  })
})
