import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import vectors from '../../shared/vectors/hs256.json' with { type: 'json' }
import { memoryStore } from '../keychain/memory.ts'
import { testCli } from './test-cli.ts'
import { folderForEachTest } from './test-folder.ts'
import { noKeychain } from './test-keychains.ts'

const testKey = 'test-developer-key-not-a-real-one'
const otherKey = 'another-test-key-that-is-not-real'
const mainJob = vectors.find(({ name }) => name === 'digital-samba: the main job')?.token ?? ''
const rfc = vectors.find(({ name }) => name === 'rfc7515-a1')

const folder = folderForEachTest()
let roompass = testCli('', noKeychain())
beforeEach(() => {
  roompass = testCli(join(folder(), 'data'), memoryStore())
})

const account = [
  '--platform',
  'digital-samba',
  '--name',
  'Acme',
  '--team',
  '11111111-2222-4333-8444-555555555555',
]
const segmentOf = (text: string) => Buffer.from(text).toString('base64url')
const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code)

describe('inspect', () => {
  test('--json has exactly the promised shape', async () => {
    const { code, stdout, stderr } = await roompass(['inspect', mainJob, '--at', '1700000000', '--json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      header: { alg: 'HS256', typ: 'JWT' },
      claims: {
        td: '11111111-2222-4333-8444-555555555555',
        rd: 'demo-room',
        u: 'John Smith',
        role: 'attendee',
        iat: 1_700_000_000,
        nbf: 1_700_000_000,
        exp: 1_700_003_600,
      },
      signature: 'not-checked',
      verdict: { accepted: true, reasons: [] },
      faults: [],
      cleaned: [],
    })
    const names = ['header', 'claims', 'signature', 'verdict', 'faults', 'cleaned']
    expect(Object.keys(JSON.parse(stdout))).toEqual(names)
  })

  test('checks the signature with a key from standard input', async () => {
    const inspect = ['inspect', mainJob, '--key-stdin', '--at', '1700000000', '--json']
    const right = await roompass(inspect, { stdin: `${testKey}\n` })
    expect(right.code).toBe(0)
    expect(JSON.parse(right.stdout)).toMatchObject({ signature: 'valid', verdict: { accepted: true } })
    const wrong = await roompass(inspect, { stdin: otherKey })
    expect(wrong.code).toBe(1)
    expect(JSON.parse(wrong.stdout)).toMatchObject({
      signature: 'invalid',
      verdict: { accepted: false, reasons: [{ code: 'signature-wrong', message: expect.any(String) }] },
    })
  })

  test('finds the known answer of RFC 7515, appendix A.1, valid', async () => {
    const { code, stdout } = await roompass(
      [
        'inspect',
        rfc?.token ?? '',
        '--key-stdin',
        '--key-encoding',
        'base64url',
        '--at',
        '1300819379',
        '--json',
      ],
      { stdin: rfc?.secretBase64url ?? '' },
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ signature: 'valid', verdict: { accepted: true, reasons: [] } })
  })

  test('judges at the moment given: valid at its start, expired at its end', async () => {
    const codeAt = async (at: string) => (await roompass(['inspect', mainJob, '--at', at])).code
    expect(await codeAt('1699999999')).toBe(1)
    expect(await codeAt('1700000000')).toBe(0)
    expect(await codeAt('1700003599')).toBe(0)
    expect(await codeAt('1700003600')).toBe(1)
    expect(await codeAt('2023-11-14T22:13:20Z')).toBe(0)
    expect(await codeAt('2h')).toBe(1)
  })

  test('judges now where no moment is given', async () => {
    expect((await roompass(['inspect', mainJob], { now: 1_700_000_001 })).code).toBe(0)
    const late = await roompass(['inspect', mainJob, '--json'], { now: 1_800_000_000 })
    expect(late.code).toBe(1)
    expect(codes(JSON.parse(late.stdout).verdict.reasons)).toEqual(['expired'])
  })

  test('reads the token from standard input', async () => {
    const { code, stdout } = await roompass(['inspect', '-', '--at', '1700000000'], { stdin: `${mainJob}\n` })
    expect(code).toBe(0)
    expect(stdout).toContain('John Smith')
  })

  test('shows verdict, signature, times, header and claims', async () => {
    const { stdout } = await roompass(['inspect', mainJob, '--at', '1700003600'])
    expect(stdout).toMatch(/^Not accepted at 15 Nov 2023, 00:13:20 CET\n {2}- .+ \(expired\)\n/)
    expect(stdout).toContain('Signature: not checked')
    expect(stdout).toContain('"alg": "HS256"')
    expect(stdout).toContain('"rd": "demo-room"')
  })

  test('goes on with the other keys where the secret of one is gone, and says so', async () => {
    const keychain = memoryStore()
    roompass = testCli(join(folder(), 'data'), keychain)
    await roompass(['profiles', 'add', ...account, '--key-stdin'], { stdin: otherKey })
    const stored = new Set(keychain.entries.keys())
    await roompass(['keys', 'rotate', '--profile', 'Acme', '--label', 'second', '--key-stdin'], {
      stdin: testKey,
    })
    const second = [...keychain.entries.keys()].filter((name) => name.includes('/key/') && !stored.has(name))
    expect(second).toHaveLength(1)
    const first = [...stored].find((name) => name.includes('/key/')) ?? ''
    keychain.entries.delete(first)

    const checked = await roompass(['inspect', mainJob, '--profile', 'Acme', '--at', '1700000000'])
    expect(checked.code).toBe(0)
    expect(checked.stdout).toMatch(/Signature: valid, signed with second/)
    expect(checked.stderr).toMatch(/was not tried: its secret is gone from the keychain/)

    keychain.entries.delete(second[0] ?? '')
    const nothing = await roompass(['inspect', mainJob, '--profile', 'Acme', '--at', '1700000000'])
    expect(nothing).toMatchObject({ code: 1, stdout: '' })
  })

  test('recognises with a profile what its current and its previous keys signed, and names the key', async () => {
    await roompass(['profiles', 'add', ...account, '--key-stdin'], { stdin: testKey })
    const inspect = ['inspect', mainJob, '--profile', 'Acme', '--at', '1700000000']
    expect((await roompass(inspect)).stdout).toMatch(/Signature: valid, signed with .+current/)
    await roompass(['keys', 'rotate', '--profile', 'Acme', '--key-stdin'], { stdin: otherKey })
    const rotated = await roompass(inspect)
    expect(rotated.code).toBe(0)
    expect(rotated.stdout).toMatch(/Signature: valid, signed with .+previous/)
  })

  test('refuses with a profile what none of its keys signed', async () => {
    await roompass(['profiles', 'add', ...account, '--key-stdin'], { stdin: otherKey })
    const run = await roompass(['inspect', mainJob, '--profile', 'Acme', '--at', '1700000000', '--json'])
    expect(run.code).toBe(1)
    expect(JSON.parse(run.stdout).signature).toBe('invalid')
  })

  test('with a profile without a key is refused with what to do', async () => {
    await roompass(['profiles', 'add', ...account])
    const run = await roompass(['inspect', mainJob, '--profile', 'Acme'])
    expect(run).toMatchObject({ code: 1, stdout: '' })
    expect(run.stderr).toContain('roompass keys add')
  })

  test('without a keychain works with a key given, and not with a profile', async () => {
    const bare = testCli(join(folder(), 'bare'), noKeychain())
    const at = ['--at', '1700000000']
    expect((await bare(['inspect', mainJob, ...at])).code).toBe(0)
    expect((await bare(['inspect', mainJob, '--key-stdin', ...at], { stdin: testKey })).code).toBe(0)
    expect((await bare(['inspect', mainJob, '--profile', 'Acme', ...at])).code).toBe(3)
  })

  test.each(['', 'hello', 'a.b', 'a.b.c', '..', `${mainJob}.x`])(
    'does not accept what is broken, and lists its faults: %j',
    async (token) => {
      const { code, stdout } = await roompass(['inspect', token, '--json'])
      const answer = JSON.parse(stdout)
      expect({ code, accepted: answer.verdict.accepted }).toEqual({ code: 1, accepted: false })
      expect(answer.faults.length).toBeGreaterThan(0)
      for (const fault of answer.faults) {
        expect(Object.keys(fault)).toEqual(['code', 'message', 'segment', 'at', 'unit'])
      }
    },
  )

  test('without a key lets the times alone decide, also of an unsigned token, whose faults are listed', async () => {
    const { code, stdout } = await roompass(['inspect', 'e30.e30.', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      signature: 'not-checked',
      verdict: { accepted: true, reasons: [] },
    })
    expect(codes(JSON.parse(stdout).faults)).toEqual(['alg-missing', 'signature-empty'])
  })

  test('finds the token in whatever was pasted, and says what was taken away', async () => {
    const link = `https://acme.digitalsamba.com/demo-room?token=${mainJob}`
    const at = ['--at', '1700000000']
    const run = await roompass(['inspect', link, ...at])
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('"rd": "demo-room"')
    expect(run.stderr).not.toBe('')
    const json = await roompass(['inspect', '-', ...at, '--json'], {
      stdin: `{"header":"Bearer ${mainJob}"}`,
    })
    expect(json).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(json.stdout)).toMatchObject({
      claims: { rd: 'demo-room' },
      verdict: { accepted: true },
    })
    expect(JSON.parse(json.stdout).cleaned.length).toBeGreaterThan(0)
  })

  test('says where a fault is', async () => {
    const token = `${segmentOf('{"alg":"HS256"}')}.${segmentOf('{"rd":"a","rd":"b",}')}.AAAA`
    const run = await roompass(['inspect', token])
    expect(run.stdout).toMatch(/\n {2}- [^\n]+ \(payload-not-json; payload, byte 19\)\n/)
    expect(run.stdout).toContain('Claims: (readable in part) {')
    const faults = JSON.parse((await roompass(['inspect', token, '--json'])).stdout).faults
    expect(faults).toContainEqual(
      expect.objectContaining({ code: 'payload-not-json', segment: 'payload', at: 19, unit: 'byte' }),
    )
  })

  test('judges with the leeway given, and says so', async () => {
    const late = ['inspect', mainJob, '--at', '1700003659']
    expect((await roompass(late)).code).toBe(1)
    expect((await roompass([...late, '--leeway', '59'])).code).toBe(1)
    const run = await roompass([...late, '--leeway', '60'])
    expect(run.code).toBe(0)
    expect(run.stdout).toMatch(/^Accepted at 15 Nov 2023, 00:14:19 CET, with a leeway of 60 s\n/)
  })

  test('a token can not steer the terminal', async () => {
    const odd = JSON.stringify({ u: 'a\u001b[2J\u009b1mb\u202e' })
    const token = `${segmentOf('{"alg":"HS256"}')}.${segmentOf(odd)}.AAAA`
    for (const output of [[], ['--json']]) {
      const { stdout } = await roompass(['inspect', token, ...output])
      for (const mark of ['\u001b', '\u009b', '\u202e']) expect(stdout).not.toContain(mark)
    }
  })

  test.each([
    ['no token', []],
    ['a profile and a key', [mainJob, '--profile', 'Acme', '--key-stdin']],
    ['token and key both from standard input', ['-', '--key-stdin']],
    ['an encoding without a key', [mainJob, '--key-encoding', 'hex']],
    ['an unreadable moment', [mainJob, '--at', 'yesterday-ish']],
    ['an unreadable leeway', [mainJob, '--leeway', '1m']],
    ['a leeway below zero', [mainJob, '--leeway=-1']],
    ['two tokens', [mainJob, mainJob]],
    ['an unknown profile', [mainJob, '--profile', 'Nobody']],
  ])('with %s is wrong usage', async (_, args) => {
    const run = await roompass(['inspect', ...args], { stdin: testKey })
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toMatch(/^roompass: [^\n]+\n$/)
  })
})
