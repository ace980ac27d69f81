import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { platformIds, platforms } from '../platforms/index.ts'
import { matchColumns, signatureOf } from './match-columns.ts'
import { columnsIn, templateFault } from './template.ts'

const matched = (columns: string, platform: keyof typeof platforms = 'digital-samba') =>
  matchColumns(columns.split(';'), platforms[platform])

describe('matchColumns', () => {
  it.each([
    ['Name;External id;Role', { ud: '{External id}', u: '{Name}', role: '{Role}' }],
    ['First name;Last name', { u: '{First name} {Last name}' }],
    ['Last;First', { u: '{First} {Last}' }],
    ['Vorname;Nachname;E-Mail', { ud: '{E-Mail}', u: '{Vorname} {Nachname}' }],
    ['Vorname;Name', { u: '{Vorname} {Name}' }],
    ['Prénom;Nom', { u: '{Prénom} {Nom}' }],
    ['first_name;last_name;Display Name', { u: '{Display Name}' }],
    ['First name', { u: '{First name}' }],
    ['GUEST_NAME;CRM-ID;email', { ud: '{CRM-ID}', u: '{GUEST_NAME}' }],
    ['id;name;room;avatar', { rd: '{room}', ud: '{id}', u: '{name}', avatar: '{avatar}' }],
    ['Photo URL;Initials;Rôle', { initials: '{Initials}', role: '{Rôle}', avatar: '{Photo URL}' }],
    ['Start;End', { nbf: '{Start}', exp: '{End}' }],
    ['Valid from;Expires', { nbf: '{Valid from}', exp: '{Expires}' }],
    ['Gültig ab;Gültig bis', { nbf: '{Gültig ab}', exp: '{Gültig bis}' }],
    ['u;ud;rd;td;exp', { td: '{td}', rd: '{rd}', ud: '{ud}', u: '{u}', exp: '{exp}' }],
    ['not-before;issued-at', { iat: '{issued-at}', nbf: '{not-before}' }],
    ['Shoe size;Favourite colour', {}],
    ['x{y;{name}', { u: '{"{name}"}' }],
    [';;name', { u: '{name}' }],
  ])('understands %s', (columns, templates) => {
    expect(matched(columns)).toEqual(templates)
  })

  it('goes by the fields of each platform', () => {
    const columns = 'Full name;User id;Room;Picture;Expires in;sessionScope'
    expect(matched(columns, 'dolby')).toEqual({
      externalId: '{User id}',
      name: '{Full name}',
      avatarUrl: '{Picture}',
      scopes: '{sessionScope}',
      exp: '{Expires in}',
    })
    expect(matched(columns, 'video-io')).toEqual({ identity: '{User id}' })
    expect(matched('email;rights', 'video-io')).toEqual({ identity: '{email}', scopes: '{rights}' })
  })

  it('takes each column once, for fields that there are', () => {
    const word = fc.constantFrom(
      ...[
        'name',
        'Name',
        'first name',
        'Vorname',
        'last',
        'id',
        'e-mail',
        'user',
        'start',
        'from',
        'end',
        'bild',
      ],
      ...['u', 'ud', 'exp', 'scopes', 'role', 'room', 'constructor', '__proto__', ''],
    )
    fc.assert(
      fc.property(fc.uniqueArray(word), fc.constantFrom(...platformIds), (columns, id) => {
        const templates = matchColumns(columns, platforms[id])
        const taken = Object.values(templates).flatMap(columnsIn)
        expect(new Set(taken).size).toBe(taken.length)
        for (const [field, template] of Object.entries(templates)) {
          expect(platforms[id].fields.map(({ name }) => name as string)).toContain(field)
          expect(templateFault(template, columns)).toBeNull()
        }
      }),
    )
  })
})

describe('signatureOf', () => {
  it('is the same for the same names in any order, and for no others', () => {
    expect(signatureOf(['a', 'b'])).toBe(signatureOf(['b', 'a']))
    expect(signatureOf(['a,b'])).not.toBe(signatureOf(['a', 'b']))
  })
})
