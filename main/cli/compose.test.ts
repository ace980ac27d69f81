import { createHmac } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compactVerify } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { testCli } from './test-cli.ts'
import { folderForEachTest } from './test-folder.ts'
import { noKeychain } from './test-keychains.ts'

const key = 'test-developer-key-not-a-real-one'
const folder = folderForEachTest()
let roompass = testCli('', noKeychain())
beforeEach(() => {
  roompass = testCli(join(folder(), 'data'), noKeychain())
})

const header = '{"alg":"HS256","typ":"JWT"}'
const payload = '{ "rd": "demo-room",\n  "u": "Zoë", "u": "Zoe" }\n'

function files(texts: { header?: string | Uint8Array; payload?: string | Uint8Array } = {}) {
  const named = { header: join(folder(), 'header.json'), payload: join(folder(), 'payload.json') }
  writeFileSync(named.header, texts.header ?? header)
  writeFileSync(named.payload, texts.payload ?? payload)
  return ['--header-file', named.header, '--payload-file', named.payload]
}

const segments = (stdout: string) => stdout.trimEnd().split('.')
const decoded = (segment = '') => Buffer.from(segment, 'base64url').toString()
const signature = (input: string, secret: string, hash = 'sha256') =>
  createHmac(hash, secret).update(input).digest('base64url')

describe('compose', () => {
  test('prints the token alone, signed over exactly the bytes of the files', async () => {
    const run = await roompass(['compose', ...files(), '--alg', 'HS256', '--key-stdin'], {
      stdin: `${key}\n`,
    })
    expect(run).toMatchObject({ code: 0, stderr: '' })
    const [first, second] = segments(run.stdout)
    expect([decoded(first), decoded(second)]).toEqual([header, payload])
    const { payload: verified } = await compactVerify(run.stdout.trimEnd(), Buffer.from(key))
    expect(Buffer.from(verified).toString()).toBe(payload)
  })

  test('records nothing, and needs neither keychain nor folder', async () => {
    await roompass(['compose', ...files(), '--alg', 'HS256', '--key-stdin'], { stdin: key })
    expect(existsSync(join(folder(), 'data'))).toBe(false)
  })

  test('--json gives the token with the texts as they were signed', async () => {
    const args = ['compose', ...files(), '--alg', 'HS512', '--key-stdin', '--minify', '--escape', '--json']
    const { code, stdout } = await roompass(args, { stdin: key })
    const answer = JSON.parse(stdout)
    expect({ code, keys: Object.keys(answer) }).toEqual({
      code: 0,
      keys: ['token', 'header', 'payload', 'algorithm'],
    })
    expect(answer).toMatchObject({
      header,
      payload: '{"rd":"demo-room","u":"Zo\\u00eb","u":"Zoe"}',
      algorithm: 'HS512',
    })
    const [first = '', second = '', third] = segments(answer.token)
    expect(decoded(second)).toBe(answer.payload)
    expect(third).toBe(signature(`${first}.${second}`, key, 'sha512'))
  })

  test.each(['utf-8', 'latin-1', 'utf-16le'])(
    'writes characters as %s, and reads them back for --json',
    async (name) => {
      const args = ['compose', ...files(), '--alg', 'HS256', '--key-stdin', '--characters', name, '--json']
      expect(JSON.parse((await roompass(args, { stdin: key })).stdout)).toMatchObject({ header, payload })
    },
  )

  test('reads one of the files, where the key is not, from standard input', async () => {
    const [, headerFile = '', , payloadFile = ''] = files()
    const unsigned = ['--alg', 'none']
    for (const args of [
      ['--header-file', '-', '--payload-file', payloadFile],
      ['--header-file', headerFile, '--payload-file', '-'],
    ]) {
      const stdin = args.indexOf('-') === 1 ? header : payload
      const run = await roompass(['compose', ...args, ...unsigned], { stdin })
      expect(segments(run.stdout).map(decoded)).toEqual([header, payload, ''])
    }
  })

  test('signs nothing with none, with and without the last full stop', async () => {
    const none = ['compose', ...files(), '--alg', 'none']
    expect((await roompass(none)).stdout).toMatch(/^[\w-]+\.[\w-]+\.\n$/)
    expect((await roompass([...none, '--signature', 'absent'])).stdout).toMatch(/^[\w-]+\.[\w-]+\n$/)
  })

  test('signs with a mistake in the key', async () => {
    const args = ['compose', ...files(), '--alg', 'HS256', '--key-stdin', '--key-variant', 'newline-after']
    const [first, second, third] = segments((await roompass(args, { stdin: key })).stdout)
    expect(third).toBe(signature(`${first}.${second}`, `${key}\n`))
  })

  test('needs no key for the empty one, and reads one that is not text by its encoding', async () => {
    const args = ['compose', ...files(), '--alg', 'HS256']
    const [first, second, third] = segments((await roompass([...args, '--key-variant', 'empty'])).stdout)
    expect(third).toBe(signature(`${first}.${second}`, ''))
    const hex = await roompass([...args, '--key-stdin', '--key-encoding', 'hex'], {
      stdin: Buffer.from(key).toString('hex'),
    })
    expect(segments(hex.stdout)[2]).toBe(signature(`${first}.${second}`, key))
  })

  test('encodes all parts in one form, or each in its own', async () => {
    const args = [
      'compose',
      ...files({ payload: '{"a":"??>"}' }),
      '--alg',
      'HS256',
      '--key-stdin',
      '--segments',
    ]
    const all = segments((await roompass([...args, 'base64-padded'], { stdin: key })).stdout)
    expect(all.map((part) => part.length % 4)).toEqual([0, 0, 0])
    expect(all[2]).toMatch(/=$/)
    const some = (await roompass([...args, 'payload=base64,signature=base64url-padded'], { stdin: key }))
      .stdout
    expect(segments(some)[0]).toBe(Buffer.from(header).toString('base64url'))
    expect(segments(some)[1]).toMatch(/\+|\//)
    expect(segments(some)[2]).toMatch(/[\w-]=$/)
  })

  test('signs what is no JSON, and keeps a byte order mark', async () => {
    const args = ['compose', ...files({ header: '\ufeffno JSON', payload: '' }), '--alg', 'none']
    expect(segments((await roompass(args)).stdout).map(decoded)).toEqual(['\ufeffno JSON', '', ''])
  })

  test('asks a person at the terminal for the key, and shows nothing of it', async () => {
    const run = await roompass(['compose', ...files(), '--alg', 'HS256', '--key-stdin'], { typed: [key] })
    const [first, second, third] = segments(run.stdout)
    expect(third).toBe(signature(`${first}.${second}`, key))
    expect(run.stderr).not.toContain(key)
  })

  test('says that a variant can not be made of the key', async () => {
    const args = ['compose', ...files(), '--alg', 'HS256', '--key-stdin', '--key-variant', 'from-hex']
    const run = await roompass(args, { stdin: key })
    expect(run).toMatchObject({ code: 1, stdout: '' })
    expect(run.stderr).toMatch(/^roompass: The variant from-hex can not be made of this key/)
  })

  test.each<[string, (given: string[]) => string[]]>([
    ['no header', (given) => [...given.slice(2), '--alg', 'none']],
    ['no payload', (given) => [...given.slice(0, 2), '--alg', 'none']],
    ['no algorithm', (given) => [...given, '--key-stdin']],
    ['an unknown algorithm', (given) => [...given, '--alg', 'RS256', '--key-stdin']],
    ['no key', (given) => [...given, '--alg', 'HS256']],
    ['a key for none', (given) => [...given, '--alg', 'none', '--key-stdin']],
    ['a variant for none', (given) => [...given, '--alg', 'none', '--key-variant', 'empty']],
    ['a truncated signature of none', (given) => [...given, '--alg', 'none', '--signature', 'truncated']],
    ['an encoding without a key', (given) => [...given, '--alg', 'none', '--key-encoding', 'hex']],
    ['an unknown variant', (given) => [...given, '--alg', 'HS256', '--key-stdin', '--key-variant', 'odd']],
    ['an unknown form', (given) => [...given, '--alg', 'none', '--segments', 'base32']],
    ['a form of an unknown part', (given) => [...given, '--alg', 'none', '--segments', 'tail=base64']],
    ['two ways of writing', (given) => [...given, '--alg', 'none', '--escape', '--characters', 'utf-8']],
    ['a word too many', (given) => [...given, '--alg', 'none', 'word']],
    ['a key as an argument', (given) => [...given, '--alg', 'HS256', `--key=${key}`]],
    [
      'a file that is not there',
      () => ['--header-file', '/nowhere/a', '--payload-file', '-', '--alg', 'none'],
    ],
    ['a folder', (given) => [...given.slice(0, 2), '--payload-file', '/', '--alg', 'none']],
    [
      'key and header from standard input',
      (given) => [...['--header-file', '-', ...given.slice(2), '--alg', 'HS256', '--key-stdin']],
    ],
    ['both files from standard input', () => ['--header-file', '-', '--payload-file', '-', '--alg', 'none']],
  ])('with %s is wrong usage', async (_, argsFor) => {
    const run = await roompass(['compose', ...argsFor(files())], { stdin: key })
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toMatch(/^roompass: [^\n]+\n$/)
    expect(run.stderr).not.toContain(key)
  })

  test.each([
    ['is not UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), /not UTF-8/],
    ['is too long', 'a'.repeat(200_001), /longer than 200,000 bytes/],
  ])('refuses a file that %s', async (_, content, message) => {
    const run = await roompass(['compose', ...files({ payload: content }), '--alg', 'none'])
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toMatch(message)
  })
})
