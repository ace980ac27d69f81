import { describe, expect, it } from 'vitest'
import { hasEmail, isSameName, looksLikeName } from './personal.ts'

describe('hasEmail', () => {
  it.each([
    'jane@example.com',
    ' Jane <j.s+x@mail.example.co.uk>',
    'mailto:jane@bücher.example',
    'a@b.xn--p1ai',
  ])('sees the address in %s', (text) => {
    expect(hasEmail(text)).toBe(true)
  })

  it.each([
    '',
    'crm-4711',
    'jane@example',
    '@example.com',
    'jane @example.com',
    'pkg@1.22',
    'a@b.c',
    'a@.com',
  ])('sees none in %j', (text) => {
    expect(hasEmail(text)).toBe(false)
  })
})

describe('looksLikeName', () => {
  it.each([
    ...['Jane Smith', 'Smith, Jane', 'Zoë Ångström', 'Zoe\u0308 Smith', "Liam O'Brien", 'Anne-Marie Dupont'],
    ...['Anna van der Berg', 'John F. Kennedy', 'Dr. Jane Smith', 'Иван Петров', ' Jane McDonald '],
  ])('takes %s for a name', (text) => {
    expect(looksLikeName(text)).toBe(true)
  })

  it.each([
    ...[
      '',
      'Jane',
      'jane smith',
      'Jane smith',
      'crm-4711',
      'CRM Id',
      'Room 12',
      'Jane Smith 2',
      'Plan B',
      'A B',
    ],
    ...['李小龙', 'Jane_Smith', 'van der', `${'Jane '.repeat(80)}Smith`],
  ])('does not take %j for one', (text) => {
    expect(looksLikeName(text)).toBe(false)
  })
})

describe('isSameName', () => {
  it('sees one name apart from case, accents and outer spaces', () => {
    expect(isSameName(' zoe', 'Zoë ')).toBe(true)
    expect(isSameName('李小龙', '李小龙')).toBe(true)
    expect(isSameName('zoe', 'zoes')).toBe(false)
  })

  it('takes neither nothing nor an id for a name', () => {
    expect(isSameName('', '')).toBe(false)
    expect(isSameName('crm-4711', 'crm-4711')).toBe(false)
    expect(isSameName('-', '-')).toBe(false)
  })
})
