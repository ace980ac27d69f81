import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import vectors from '../vectors/hs256.json' with { type: 'json' }
import { findToken } from './find-token.ts'

const encode = (text: string | Uint8Array) => Buffer.from(text).toString('base64url')
const header = encode('{"alg":"HS256","typ":"JWT"}')
const payload = encode('{"td":"11111111-2222-4333-8444-555555555555","rd":"demo-room","u":"Zoë"}')
const token = `${header}.${payload}.${encode(new Uint8Array(32).fill(0xa7))}`
const brokenAt = (width: number, between: string, text = token) =>
  text.replaceAll(new RegExp(`.{${width}}(?!$)`, 'g'), `$&${between}`)

const percent = 'Read percent signs such as “%2E” as the characters they stand for.'
const entities = 'Read HTML entities such as “&amp;” as the characters they stand for.'
const bearer = 'Took “Bearer” in front of it away.'
const inLink = "Taken out of a link's “token” parameter."
const inHeader = 'Taken out of an Authorization header.'
const inText = 'Taken out of the text around it.'
const inJson = (name: string) => `Taken out of the “${name}” member of a JSON text.`
const first = (count: number) => `It is the first of ${count} tokens in the text.`

describe('findToken finds the token', () => {
  it.each<[string, string, string[]]>([
    ['that stands alone', ` \n${token}\r\n`, []],
    ['in a link', `https://acme.digitalsamba.com/lobby?dsEmbedFrame=true&token=${token}&x=1#y`, [inLink]],
    ['in a link inside a sentence', `Join at https://x.example/r?token=${token}.`, [inLink]],
    ['in a parameter of another name', `/r?jwt=${token}`, ["Taken out of a link's “jwt” parameter."]],
    [
      'in the fragment',
      `https://x.example/r#token=${token}`,
      ["Taken out of the “token” parameter in a link's fragment."],
    ],
    ['in a path', `https://x.example/join/${token}/now`, ['Taken out of a link.']],
    [
      'with percent-encoded dots',
      `https://x.example/r?token=${token.replaceAll('.', '%2e')}%0A`,
      [percent, inLink],
    ],
    [
      'in a link in a link',
      `https://x.example/?to=${encodeURIComponent(encodeURIComponent(`https://y.example/?token=${token}`))}`,
      [percent, inLink],
    ],
    ['in quotes in a link', `https://x.example/r?token="${token}"`, [inLink]],
    ['with Bearer in a link', `https://x.example/r?token=Bearer%20${token}`, [percent, inLink, bearer]],
    ['twice in a link', `https://x.example/r?token=${token}&token=${token}`, [inLink, first(2)]],
    ['in a page', `<a href="https://x.example/r?a=1&amp;token=${token}">`, [entities, inLink]],
    ['with its dots as entities', token.replaceAll('.', '&#46;'), [entities]],
    ['behind Bearer', `bearer ${token}`, [bearer]],
    ['in a header', `Authorization: Bearer ${token}\r\nHost: x.example`, [inHeader]],
    ['in a command', `curl -H 'Authorization: Bearer ${token}' https://x.example`, [inHeader]],
    ['in a variable', `export TOKEN=${token}`, [inText]],
    ['in a cookie', `Cookie: a=b; token=${token}; c=d`, [inText]],
    ['in quotes', `"${token}"`, ['Took the quotes around it away.']],
    ['in curly quotes', `“${token}”`, ['Took the quotes around it away.']],
    ['in angle brackets', `<${token}>`, ['Took the brackets around it away.']],
    ['before the end of a sentence', `It is ${token}. Use it!`, [inText]],
    [
      'with characters that are not seen',
      `\ufeff${token.slice(0, 9)}\u200b${token.slice(9)}\u200b`,
      ['Took 2 invisible characters out.'],
    ],
  ])('%s', (_where, pasted, cleaned) => {
    expect(findToken(pasted)).toEqual({ token, cleaned })
  })

  it.each<[string, string, string[]]>([
    ['in JSON', JSON.stringify({ level: 'info', token, link: 1 }), [inJson('token')]],
    [
      'in JSON over lines',
      JSON.stringify({ user: { access_token: token, id_token: token } }, null, 2),
      [inJson('access_token'), first(2)],
    ],
    ['in an array', JSON.stringify([1, [token]]), ['Taken out of a JSON text.']],
    [
      'in a header in JSON',
      JSON.stringify({ headers: { authorization: `Bearer ${token}` } }),
      [inJson('authorization'), bearer],
    ],
    [
      'in a line of a log',
      `2026-11-21 INFO ${JSON.stringify({ msg: 'GET', url: `https://x.example/r?token=${token}` })}`,
      [inJson('url'), inLink],
    ],
    ['in a later line of a log', `{"a":"b"}\n{"token":"${token}"}`, [inJson('token')]],
    [
      'in JSON in JSON',
      JSON.stringify({ body: JSON.stringify({ token }) }),
      [inJson('body'), inJson('token')],
    ],
    ['between escaped quotes', `{\\"token\\":\\"${token}\\"}`, [inJson('token')]],
    ['behind an escaped ampersand', `{"url":"/r?a=1\\u0026token=${token}"}`, [inJson('url'), inLink]],
    ['in JSON that is broken', `{"a":1,"token":"${token}`, [inJson('token')]],
  ])('%s', (_where, pasted, cleaned) => {
    expect(findToken(pasted)).toEqual({ token, cleaned })
  })

  it.each<[string, string, string[]]>([
    ['over lines', brokenAt(64, '\n'), ['Joined from 3 lines.']],
    ['over lines with a return', brokenAt(50, '\r\n'), ['Joined from 4 lines.']],
    ['over indented lines', brokenAt(72, '\n    '), ['Joined from 3 lines.']],
    ['before each dot', token.replaceAll('.', '\n.'), ['Joined from 3 lines.']],
    ['by spaces', brokenAt(20, ' '), ['Took 8 gaps out.']],
    [
      'in a quoted mail',
      `Hi,\n> here it is:\n> ${brokenAt(60, '\n> ')}\n> \n> Bye`,
      [inText, 'Took the “>” of a quoted mail out.', 'Joined from 3 lines.'],
    ],
    [
      'in a mail, with a word behind',
      `Hi,\nit is ${brokenAt(72, '\n')}\nRegards\nBob`,
      [inText, 'Joined from 3 lines.'],
    ],
    ['in a link', `https://x.example/r?token=${brokenAt(70, '\n')}`, [inLink, 'Joined from 3 lines.']],
  ])('that was broken %s', (_where, pasted, cleaned) => {
    expect(findToken(pasted)).toEqual({ token, cleaned })
  })

  it('with a signature of the wrong length over lines', () => {
    const long = `${header}.${payload}.${encode(new Uint8Array(64).fill(0xa7))}`
    expect(findToken(brokenAt(76, '\n', long)).token).toBe(long)
    const short = `${header}.${payload}.AAAA`
    expect(findToken(`${short}\nis what I got`).token).toBe(short)
    expect(findToken(`${short} 200 OK`).token).toBe(short)
  })

  it('whatever is wrong with it', () => {
    for (const odd of [
      `${header}.${payload}`,
      `${header}.${payload}.`,
      `${header}.${payload}.a.b`,
      token.replace('.', '!.'),
      `${header}==.${payload}=.AA+/`,
      `${encode('{ "alg" : 1')}.x.y`,
      `${encode('{\n"alg":1}')}..`,
    ]) {
      expect(findToken(odd)).toEqual({ token: odd, cleaned: [] })
      expect(findToken(`https://x.example/r?token=${odd}`)).toEqual({ token: odd, cleaned: [inLink] })
    }
    expect(findToken(`Use ${header}.${payload}. Thanks`).token).toBe(`${header}.${payload}.`)
  })

  it('that comes first of several, and says how many there are', () => {
    const other = vectors[0]?.token ?? ''
    expect(findToken(`${token}\n${other}\n${token}`)).toEqual({ token, cleaned: [inText, first(3)] })
    expect(findToken(`old: ${other}, new: ${token}`)).toEqual({ token: other, cleaned: [inText, first(2)] })
  })

  it('that looks like none, where it is called so', () => {
    expect(findToken('https://x.example/r?token=a%2Fb&c=d')).toEqual({
      token: 'a/b',
      cleaned: [percent, inLink],
    })
    expect(findToken('{"access_token":"opaque","expires_in":1}')).toEqual({
      token: 'opaque',
      cleaned: [inJson('access_token')],
    })
    expect(findToken('Bearer opaque-1')).toEqual({ token: 'opaque-1', cleaned: [bearer] })
    expect(findToken("curl -H 'Authorization: Bearer opaque-1' x")).toEqual({
      token: 'opaque-1',
      cleaned: [inHeader],
    })
    expect(findToken('"opaque-1"')).toEqual({
      token: 'opaque-1',
      cleaned: ['Took the quotes around it away.'],
    })
    expect(findToken('AAAA.BB\nBB.CCCC\n')).toEqual({
      token: 'AAAA.BBBB.CCCC',
      cleaned: ['Joined from 2 lines.'],
    })
  })

  it.each([
    '',
    'opaque',
    'docs.digitalsamba.com',
    'https://www.x.example/a.b.c',
    'The bearer of news',
    'ewoks.are.here',
    '{"a":1}',
    'One. Two.\nThree.',
    '%',
    '&amp;',
  ])('nowhere in %j, which stays as it is', (text) => {
    expect(findToken(` ${text}\n`)).toEqual({ token: text, cleaned: [] })
  })
})

describe('findToken', () => {
  it('finds any token in any of the wrappings', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 })
    const random = fc
      .tuple(fc.constantFrom('HS256', 'HS384', 'HS512'), object, fc.constantFrom(32, 48, 64), fc.nat(255))
      .map(([alg, claims, length, fill]) =>
        [JSON.stringify({ alg }), JSON.stringify(claims), new Uint8Array(length).fill(fill)]
          .map(encode)
          .join('.'),
      )
    const wrappings: ((text: string) => string)[] = [
      (text) => text,
      (text) => `Bearer ${text}`,
      (text) => `https://x.example/r?token=${encodeURIComponent(text)}&y=z`,
      (text) => JSON.stringify({ a: [{ token: text }] }),
      (text) => JSON.stringify({ a: JSON.stringify({ link: `https://x.example/?token=${text}` }) }),
      (text) => `It is “${text}”, she said.`,
      (text) => `\u200b${text}\ufeff`,
    ]
    fc.assert(
      fc.property(random, fc.constantFrom(...wrappings), (text, wrap) => {
        expect(findToken(wrap(text)).token).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  it('joins any token that was broken over lines of one width', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...vectors),
        fc.integer({ min: 40, max: 120 }),
        fc.constantFrom('\n', '\r\n', '\n> ', '\n  '),
        ({ token: text }, width, between) => {
          expect(findToken(brokenAt(width, between, text)).token).toBe(text)
        },
      ),
    )
  })

  it('never throws, and gives sentences', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        token,
        header,
        'eyJ',
        '.',
        '%2E',
        '%',
        '&amp;',
        '?token=',
        '"',
        '\\"',
        '{"a":',
        'Bearer ',
        '\n> ',
        '\ud800',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        for (const sentence of findToken(pieces.join('')).cleaned) expect(sentence).toMatch(/^[A-Z].*\.$/)
      }),
      { numRuns: 2000 },
    )
  })
})
