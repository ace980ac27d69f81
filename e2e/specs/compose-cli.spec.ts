import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compactVerify } from 'jose'
import type { TestInfo } from 'playwright/test'
import { expect, test } from '../fixtures/app.ts'
import type { RunRoompass } from '../fixtures/guests.ts'
import { decodedPart, encoded, type HmacName, hmac } from '../fixtures/made-token.ts'
import { root } from '../fixtures/root.ts'
import { testKey } from '../fixtures/test-profile.ts'

const algorithms: readonly HmacName[] = ['HS256', 'HS384', 'HS512']

/** Nothing that a JSON library would write again as it stands. */
const oddJson =
  '{ "rd" : "board-q4",\r\n\t"u": "Zo\\u00eb 李", "u":"Zoe 🧑‍🚀",\n "n": 1e400, "big":9007199254740993 }\n'
/** With a byte order mark, which makes it no JSON. */
const oddPayload = `\ufeff${oddJson}`
const header = '{"typ":"JWT","alg":"HS256"}'

interface Texts {
  readonly header?: string
  readonly payload?: string
}

/** Writes both texts into files, and gives the options that name them. */
function files(testInfo: TestInfo, texts: Texts = {}): string[] {
  const named = {
    header: testInfo.outputPath('header.json'),
    payload: testInfo.outputPath('payload.json'),
  }
  writeFileSync(named.header, texts.header ?? header)
  writeFileSync(named.payload, texts.payload ?? oddPayload)
  return ['--header-file', named.header, '--payload-file', named.payload]
}

async function composed(roompass: RunRoompass, args: readonly string[], stdin = testKey): Promise<string> {
  const { code, stdout, stderr } = await roompass(['compose', ...args], { stdin })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout, 'one line and nothing else').toMatch(/^[^\n]+\n$/)
  return stdout.trimEnd()
}

const signatureOf = (token: string) => token.split('.')[2] ?? ''
const signedPart = (token: string) => token.slice(0, token.lastIndexOf('.'))

test('each algorithm signs exactly the bytes of the files, as node:crypto and jose find, and records nothing', async ({
  roompass,
}, testInfo) => {
  for (const algorithm of algorithms) {
    const texts = { header: `{ "alg" : "${algorithm}" }`, payload: oddPayload }
    const args = [...files(testInfo, texts), '--alg', algorithm, '--key-stdin']
    const token = await composed(roompass, args)
    expect(token.split('.').slice(0, 2)).toEqual([encoded(texts.header), encoded(texts.payload)])
    expect(signatureOf(token)).toBe(hmac(signedPart(token), testKey, algorithm))
    const verified = await compactVerify(token, Buffer.from(testKey), { algorithms: [algorithm] })
    expect(Buffer.from(verified.payload).equals(Buffer.from(oddPayload))).toBe(true)
    expect(await composed(roompass, args), 'the same again').toBe(token)
  }

  await test.step('the algorithm is the one asked for, whatever the header says', async () => {
    const args = [...files(testInfo), '--alg', 'HS512', '--key-stdin', '--json']
    const answer = JSON.parse(
      await roompass(['compose', ...args], { stdin: testKey }).then((run) => run.stdout),
    )
    expect(answer).toMatchObject({ header, payload: oddPayload, algorithm: 'HS512' })
    expect(signatureOf(answer.token)).toBe(hmac(signedPart(answer.token), testKey, 'HS512'))
  })

  await test.step('none signs nothing, with and without the last full stop', async () => {
    const unsigned = [...files(testInfo), '--alg', 'none']
    const parts = `${encoded(header)}.${encoded(oddPayload)}`
    expect(await composed(roompass, unsigned, '')).toBe(`${parts}.`)
    expect(await composed(roompass, [...unsigned, '--signature', 'absent'], '')).toBe(parts)
  })

  expect(await readdir(testInfo.outputPath()), 'no data folder').toEqual(['header.json', 'payload.json'])
})

test('texts are written otherwise only where that is asked for', async ({ roompass }, testInfo) => {
  const compose = (...more: string[]) =>
    composed(roompass, [
      ...files(testInfo, { payload: oddJson }),
      ...['--alg', 'HS256', '--key-stdin'],
      ...more,
    ])
  const sound = (token: string) => expect(signatureOf(token)).toBe(hmac(signedPart(token), testKey))

  const minified = await compose('--minify')
  expect(decodedPart(minified, 1)).toBe(
    '{"rd":"board-q4","u":"Zo\\u00eb 李","u":"Zoe 🧑‍🚀","n":1e400,"big":9007199254740993}',
  )
  sound(minified)

  const escaped = await compose('--escape')
  expect(decodedPart(escaped, 1)).toMatch(/^[\x20-\x7e\t\r\n]*$/)
  expect(decodedPart(escaped, 1)).toContain('Zo\\u00eb \\u674e')
  sound(escaped)

  const plain = await compose('--segments', 'base64-padded')
  const [first, second, third] = plain.split('.')
  expect(first).toBe(Buffer.from(header).toString('base64'))
  expect(second).toBe(Buffer.from(oddJson).toString('base64'))
  expect(third).toBe(Buffer.from(hmac(`${first}.${second}`, testKey), 'base64url').toString('base64'))

  const whole = await compose()
  const right = Buffer.from(hmac(signedPart(whole), testKey), 'base64url')
  const bytesOf = async (form: string) =>
    Buffer.from(signatureOf(await compose('--signature', form)), 'base64url')
  expect((await bytesOf('truncated')).equals(right.subarray(0, 16))).toBe(true)
  const flipped = await bytesOf('bit-flipped')
  expect([(flipped[0] ?? 0) ^ (right[0] ?? 0), flipped.subarray(1).equals(right.subarray(1))]).toEqual([
    1,
    true,
  ])
  const other = hmac(`${encoded(header)}.${encoded('{}')}`, testKey)
  expect((await bytesOf('other-payload')).toString('base64url')).toBe(other)
})

test('each mistake with a key signs with another key, and the detective names it', async ({
  roompass,
}, testInfo) => {
  test.setTimeout(120_000)
  // Reads as base64 and as hex too, so that every mistake can be made with it.
  const key = 'deadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef'
  const mistakes: readonly (readonly [variant: string, key: string | Uint8Array, says: string])[] = [
    ['right', key, 'the key given'],
    ['from-base64', Buffer.from(key, 'base64'), 'the key given, read as base64'],
    ['from-hex', Buffer.from(key, 'hex'), 'the key given, read as hex'],
    ['as-base64', Buffer.from(key).toString('base64'), 'the key given, written as base64'],
    ['as-hex', Buffer.from(key).toString('hex'), 'the key given, written as hex'],
    ['newline-after', `${key}\n`, 'the key given, with a line end behind it'],
    ['crlf-after', `${key}\r\n`, 'the key given, with a Windows line end behind it'],
    ['space-before', ` ${key}`, 'the key given, with a space before it'],
    ['spaces-around', ` ${key} `, 'the key given, with spaces around it'],
    ['double-quoted', `"${key}"`, 'the key given, with double quotes around it'],
    ['single-quoted', `'${key}'`, 'the key given, with single quotes around it'],
    ['upper-case', key.toUpperCase(), 'the key given, in capital letters'],
    ['empty', '', 'the empty key'],
    ['another-key', 'roompass-test-key-of-nobody-not-a-real-one', 'the made-up test key of the Lab'],
  ]
  for (const [variant, signing, says] of mistakes) {
    await test.step(variant, async () => {
      const args = [...files(testInfo), '--alg', 'HS256', '--key-stdin', '--key-variant', variant]
      const token = await composed(roompass, args, key)
      expect(signatureOf(token)).toBe(hmac(signedPart(token), signing))
      const inspected = await roompass(['inspect', token, '--detective', '--key-stdin'], { stdin: key })
      expect(inspected.stdout).toContain(`Detective: Signed with ${says}.`)
    })
  }
})

test('works in a pipeline of a shell: texts, key and token all come and go through pipes', async ({
  roompass,
  dataDir,
}) => {
  test.skip(process.platform === 'win32', 'the pipeline is written for bash')
  const cli = `'${process.execPath}' '${join(root, 'out', 'main', 'cli.js')}'`
  const line = `printf '%s\\n' "$KEY" | ${cli} compose --header-file <(printf '%s' "$HEADER") \
    --payload-file <(printf '%s' "$PAYLOAD") --alg HS384 --key-stdin | ${cli} inspect - --json --at 1700000000`
  const env = { ...process.env, ROOMPASS_DATA_DIR: dataDir, KEY: testKey }
  const piped = await promisify(execFile)('bash', ['-o', 'pipefail', '-c', line], {
    env: { ...env, HEADER: '{"alg":"HS384"}', PAYLOAD: '{"u":"Zoë","exp":1700000001}' },
  })
  expect(JSON.parse(piped.stdout)).toMatchObject({
    header: { alg: 'HS384' },
    claims: { u: 'Zoë', exp: 1_700_000_001 },
    verdict: { accepted: true },
    faults: [],
  })

  for (const [name, other] of [
    ['header', 'payload'],
    ['payload', 'header'],
  ]) {
    const args = [`--${name}-file`, '-', `--${other}-file`, '/dev/null', '--alg', 'none']
    const token = await composed(roompass, args, oddPayload)
    expect(decodedPart(token, name === 'header' ? 0 : 1)).toBe(oddPayload)
  }
})

test('what can not be done is one sentence on standard error, an exit code, and nothing on standard output', async ({
  roompass,
}, testInfo) => {
  const given = files(testInfo)
  const binary = testInfo.outputPath('binary')
  writeFileSync(binary, Buffer.from([0x7b, 0xff, 0x7d]))
  const key = ['--key-stdin']
  const wrong: readonly (readonly [args: readonly string[], code: number, says: RegExp, stdin?: string])[] = [
    [[...given, ...key], 2, /--alg/],
    [[...given, '--alg', 'RS256', ...key], 2, /--alg.*HS256/],
    [[...given, '--alg', 'HS256'], 2, /no key to sign with: pipe it in with --key-stdin/],
    [[...given, '--alg', 'none', ...key], 2, /none takes no key/],
    [
      ['--header-file', '-', ...given.slice(2), '--alg', 'HS256', ...key],
      2,
      /Standard input can hold only one/,
    ],
    [
      [...given.slice(0, 2), '--payload-file', `${binary}-not-there`, '--alg', 'HS256', ...key],
      2,
      /--payload-file can not be read/,
    ],
    [[...given.slice(0, 2), '--payload-file', binary, '--alg', 'HS256', ...key], 2, /not UTF-8/],
    [[...given, '--alg', 'HS256', ...key], 1, /empty/, ''],
    [[...given, '--alg', 'HS256', ...key, '--key-encoding', 'hex'], 1, /hex/],
    [
      [...given, '--alg', 'HS256', ...key, '--key-variant', 'from-hex'],
      1,
      /The variant from-hex can not be made of this key/,
    ],
  ]
  for (const [args, code, says, stdin = testKey] of wrong) {
    const run = await roompass(['compose', ...args], { stdin })
    expect({ code: run.code, stdout: run.stdout }, args.join(' ')).toEqual({ code, stdout: '' })
    expect(run.stderr).toMatch(says)
    expect(run.stderr).not.toContain(testKey)
  }
})
