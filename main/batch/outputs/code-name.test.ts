import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeName, rowOfCode } from './code-name.ts'

describe('the name of a code’s file', () => {
  it.each([
    [17, 'Jane Doe', '000017 Jane Doe.png'],
    [1_234_567, 'Jane Doe', '1234567 Jane Doe.png'],
    [17, null, '000017.png'],
    [17, ' \u200b\u202e ', '000017.png'],
    [17, "Seán O'Brien-Müller (guest), Jr.", "000017 Seán O'Brien-Müller (guest), Jr..png"],
    [17, '../../etc/passwd', '000017 ..-..-etc-passwd.png'],
    [17, 'a:b\\c*d?"e"<f>|g\0h', '000017 a-b-c-d-e-f-g-h.png'],
    [17, 'Jane\r\n\tDoe', '000017 Jane Doe.png'],
    [17, 'evil\u202egnp.exe', '000017 evilgnp.exe.png'],
    [17, 'محمد عبد الرحمن', '000017 محمد عبد الرحمن.png'],
    [17, 'Zoe\u0308', '000017 Zoë.png'],
    [17, 'CON', '000017 CON.png'],
    [17, '\ud800', '000017 -.png'],
  ])('of row %d and %j is %s', (row, name, expected) => {
    expect(codeName(row, name, 'png')).toBe(expected)
  })

  it('is one that every file system takes, and tells its row, whatever the guest is called', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', size: 'large' }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), name, (row, guest) => {
        const fileName = codeName(row, guest, 'svg')
        expect(fileName).toMatch(/^\d{6,}( [^ ].*)?\.svg$/u)
        expect(fileName).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/u)
        expect(Buffer.byteLength(fileName)).toBeLessThanOrEqual(143)
        expect(rowOfCode(fileName)).toBe(row)
      }),
    )
  })

  it.each(['next.part', '.DS_Store', 'Thumbs.db', '12 notes.txt', '000017'])('%s is none', (name) => {
    expect(rowOfCode(name)).toBeNull()
  })
})
