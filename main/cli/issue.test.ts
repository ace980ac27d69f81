import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import vectors from '../../shared/vectors/hs256.json' with { type: 'json' }
import { memoryStore } from '../keychain/memory.ts'
import { testCli } from './test-cli.ts'
import { folderForEachTest } from './test-folder.ts'
import { noKeychain } from './test-keychains.ts'

const testKey = 'test-developer-key-not-a-real-one'
const team = '11111111-2222-4333-8444-555555555555'
const account = ['--platform', 'digital-samba', '--team', team, '--domain', 'acme', '--key-stdin']
const now = 1_800_000_000

const folder = folderForEachTest()
let roompass = testCli('', noKeychain())
beforeEach(() => {
  roompass = testCli(join(folder(), 'data'), memoryStore())
})

const addProfile = (...args: string[]) =>
  roompass(
    [
      'profiles',
      'add',
      '--platform',
      'digital-samba',
      '--name',
      'Acme',
      '--team',
      team,
      '--domain',
      'acme',
      '--key-stdin',
      ...args,
    ],
    { stdin: testKey },
  )

/** The options that give a known answer's claims. */
function optionsFor(payload: Record<string, string | number>): string[] {
  const names = {
    rd: 'room',
    ud: 'external-id',
    u: 'name',
    breakoutId: 'breakout',
    initials: 'initials',
    role: 'role',
    avatar: 'avatar',
  }
  const texts = Object.entries(names).flatMap(([claim, option]) =>
    payload[claim] === undefined ? [] : [`--${option}`, String(payload[claim])],
  )
  const time = (claim: string, absent: string) => String(payload[claim] ?? absent)
  return [
    ...texts,
    ...[
      '--issued-at',
      time('iat', 'none'),
      '--not-before',
      time('nbf', 'none'),
      '--expires',
      time('exp', 'never'),
    ],
  ]
}

describe('the known answers', () => {
  const known = vectors.filter(({ name }) => name.startsWith('digital-samba'))

  test.each(known)('come out byte for byte without a profile: $name', async ({ payload, token, secret }) => {
    const options = optionsFor(JSON.parse(JSON.stringify(payload)))
    const { code, stdout } = await roompass(['issue', ...account, ...options, '--token'], {
      stdin: secret ?? '',
    })
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${token}\n` })
  })

  test.each(known)('come out byte for byte from a stored profile: $name', async ({ payload, token }) => {
    await addProfile('--role', 'speaker')
    const options = optionsFor({ role: '', ...JSON.parse(JSON.stringify(payload)) })
    const { code, stdout } = await roompass(['issue', '--profile', 'Acme', ...options, '--token'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${token}\n` })
  })
})

describe('issue', () => {
  const room = ['--room', 'demo-room', '--name', 'John Smith']

  test('shows a summary with guest, room, times with zone, link and token', async () => {
    const { code, stdout } = await roompass(['issue', ...account, ...room], { stdin: testKey })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Guest: +John Smith\nRoom: +demo-room\n/)
    expect(stdout).toContain('Valid from:   15 Jan 2027, 09:00:00 CET (now)')
    expect(stdout).toContain('Valid until:  15 Jan 2027, 11:00:00 CET (in 2 h)')
    expect(stdout).toMatch(/\nLink: +https:\/\/acme\.digitalsamba\.com\/demo-room\?token=ey/)
    expect(stdout).toMatch(/\nToken: +ey/)
  })

  test('--json has exactly the promised shape', async () => {
    const run = await roompass(['issue', ...account, ...room, '--json'], { stdin: testKey })
    const answer = JSON.parse(run.stdout)
    expect(Object.keys(answer)).toEqual([
      'id',
      'token',
      'link',
      'header',
      'claims',
      'asked',
      'validFrom',
      'validUntil',
      'isEndUnknown',
      'findings',
    ])
    expect(answer).toMatchObject({
      id: expect.stringMatching(/^[A-Za-z0-9-]+$/),
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      header: { alg: 'HS256', typ: 'JWT' },
      claims: { td: team, rd: 'demo-room', u: 'John Smith', iat: now, nbf: now, exp: now + 7200 },
      validFrom: now,
      validUntil: now + 7200,
      asked: null,
      isEndUnknown: false,
    })
    expect(answer.link).toBe(`https://acme.digitalsamba.com/demo-room?token=${answer.token}`)
    for (const finding of answer.findings) {
      expect(Object.keys(finding)).toEqual(['level', 'field', 'message', 'source'])
    }
    expect(answer.findings.length).toBeGreaterThan(0)
    expect(run.stderr).toBe('')
  })

  test('--json gives null for times that are left out', async () => {
    const times = ['--not-before', 'none', '--issued-at', 'none', '--expires', 'never']
    const { stdout } = await roompass(['issue', ...account, ...room, ...times, '--json'], { stdin: testKey })
    expect(JSON.parse(stdout)).toMatchObject({
      validFrom: null,
      validUntil: null,
      claims: { td: team, rd: 'demo-room', u: 'John Smith' },
    })
    expect(Object.keys(JSON.parse(stdout).claims)).toEqual(['td', 'rd', 'u'])
  })

  test('--link shows only the link, and remarks go to standard error', async () => {
    const run = await roompass(['issue', ...account, ...room, '--expires', 'never', '--link'], {
      stdin: testKey,
    })
    expect(run.stdout).toMatch(/^https:\/\/acme\.digitalsamba\.com\/demo-room\?token=[\w.-]+\n$/)
    expect(run.stderr).toMatch(/^warning: /m)
  })

  test('takes durations, dates and epoch seconds', async () => {
    const times = ['--issued-at=-1m', '--not-before', '2027-01-15T10:00+01:00', '--expires', '90m', '--json']
    const { stdout } = await roompass(['issue', ...account, ...room, ...times], { stdin: testKey })
    expect(JSON.parse(stdout).claims).toMatchObject({
      iat: now - 60,
      nbf: now + 3600,
      exp: now + 3600 + 5400,
    })
  })

  test('takes the profile defaults where nothing is given, and an empty option leaves a claim out', async () => {
    await addProfile('--role', 'speaker', '--valid-for', '8h')
    const issued = async (...args: string[]) =>
      JSON.parse((await roompass(['issue', '--profile', 'Acme', ...room, ...args, '--json'])).stdout).claims
    expect(await issued()).toMatchObject({ role: 'speaker', exp: now + 8 * 3600 })
    expect(await issued('--role', '')).not.toHaveProperty('role')
    expect(await issued('--role', 'attendee', '--expires', '1h')).toMatchObject({
      role: 'attendee',
      exp: now + 3600,
    })
  })

  test('a key loses exactly one final line end', async () => {
    const issued = async (stdin: string) =>
      (await roompass(['issue', ...account, ...room, '--token', '--no-history'], { stdin })).stdout
    const plain = await issued(testKey)
    expect(await issued(`${testKey}\n`)).toBe(plain)
    expect(await issued(`${testKey}\r\n`)).toBe(plain)
    expect(await issued(`${testKey}\n\n`)).not.toBe(plain)
    expect(await issued(`${testKey} `)).not.toBe(plain)
  })

  test.each([
    ['base64', Buffer.from(testKey).toString('base64')],
    ['base64url', Buffer.from(testKey).toString('base64url')],
    ['hex', Buffer.from(testKey).toString('hex')],
  ])('a key in %s is the same key', async (encoding, stdin) => {
    const issue = ['issue', ...account, ...room, '--token', '--no-history']
    const plain = await roompass(issue, { stdin: testKey })
    expect((await roompass([...issue, '--key-encoding', encoding], { stdin })).stdout).toBe(plain.stdout)
  })

  test('asks for the key at a terminal', async () => {
    const issue = ['issue', ...account, ...room, '--token', '--no-history']
    const typed = await roompass(issue, { typed: [testKey] })
    expect(typed.stdout).toBe((await roompass(issue, { stdin: testKey })).stdout)
    expect(typed.stderr).not.toContain(testKey)
  })

  test('refuses an empty and an unreadable key without repeating it', async () => {
    const run = (stdin: string, ...args: string[]) =>
      roompass(['issue', ...account, ...room, ...args], { stdin })
    expect(await run('\n')).toMatchObject({ code: 1, stdout: '' })
    const unreadable = await run('not-hex-at-all', '--key-encoding', 'hex')
    expect(unreadable).toMatchObject({ code: 1, stdout: '' })
    expect(unreadable.stderr).not.toContain('not-hex-at-all')
  })

  test('refuses what a finding of level error stands against, in one sentence', async () => {
    const cases = [
      ['--room', ''],
      ['--room', 'r', '--expires', 'gibberish'],
      ['--room', 'r', '--not-before', '1800000000', '--expires', '1800000000'],
    ]
    for (const options of cases) {
      for (const output of [[], ['--json'], ['--token']]) {
        const run = await roompass(['issue', ...account, ...options, ...output], { stdin: testKey })
        expect(run, options.join(' ')).toMatchObject({ code: 1, stdout: '' })
        expect(run.stderr).toMatch(/^roompass: [^\n]+\n$/)
      }
    }
    expect(JSON.parse((await roompass(['history', '--json'])).stdout)).toEqual([])
  })

  test('warns of milliseconds and of an expiry in the past, and issues', async () => {
    const past = await roompass(
      ['issue', ...account, '--room', 'r', '--not-before', 'none', '--expires', '5'],
      { stdin: testKey },
    )
    expect(past.code).toBe(0)
    expect(past.stderr).toMatch(/^warning: /m)
    const millis = await roompass(
      ['issue', ...account, '--room', 'r', '--expires', '1800007200000', '--json'],
      { stdin: testKey },
    )
    expect(JSON.parse(millis.stdout).claims.exp).toBe(1_800_007_200_000)
  })

  test('is recorded, and --no-history keeps it out', async () => {
    await roompass(['issue', ...account, '--room', 'kept'], { stdin: testKey })
    const out = await roompass(['issue', ...account, '--room', 'left-out', '--no-history'], {
      stdin: testKey,
    })
    expect(out.stderr).not.toContain('recorded')
    const rows = JSON.parse((await roompass(['history', '--json'])).stdout)
    expect(rows.map(({ room: name }: { room: string }) => name)).toEqual(['kept'])
    expect(rows[0]).toMatchObject({
      profileId: null,
      profileName: 'command line',
      environment: 'development',
    })
  })

  test('without a keychain still issues with a key given, and says that nothing was recorded', async () => {
    const bare = testCli(join(folder(), 'bare'), noKeychain())
    const run = await bare(['issue', ...account, ...room, '--token'], { stdin: testKey })
    expect(run.code).toBe(0)
    expect(run.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    expect(run.stderr).toContain('Nothing was recorded')
    expect(run.stderr).toContain('There is no keychain')
    const quiet = await bare(['issue', ...account, ...room, '--token', '--no-history'], { stdin: testKey })
    expect(quiet.code).toBe(0)
    expect(quiet.stderr).not.toContain('recorded')
  })

  test('without a keychain a profile is not available', async () => {
    const bare = testCli(join(folder(), 'bare'), noKeychain())
    const run = await bare(['issue', '--profile', 'Acme', ...room])
    expect(run).toMatchObject({ code: 3, stdout: '' })
    expect(run.stderr).toMatch(/^roompass: There is no keychain[^\n]+\n$/)
  })

  test('a guest can not steer the terminal', async () => {
    const run = await roompass(['issue', ...account, '--room', 'r', '--name', 'a\u001b[2Jb'], {
      stdin: testKey,
    })
    expect(run.code).toBe(0)
    expect(run.stdout + run.stderr).not.toContain('\u001b')
  })

  test.each([
    ['no room', [...account]],
    ['no account', ['--room', 'r']],
    ['an unknown platform', ['--room', 'r', '--platform', 'zoom', '--team', team, '--key-stdin']],
    ['no team', ['--room', 'r', '--platform', 'digital-samba', '--key-stdin']],
    ['no key', ['--room', 'r', '--platform', 'digital-samba', '--team', team]],
    ['two outputs', ['--room', 'r', ...account, '--json', '--token']],
    ['a profile and an account', ['--room', 'r', '--profile', 'Acme', ...account]],
    ['an unknown encoding', ['--room', 'r', ...account, '--key-encoding', 'rot13']],
    ['an unknown environment', ['--room', 'r', ...account, '--environment', 'test']],
    [
      'a link without a domain',
      ['--room', 'r', '--platform', 'digital-samba', '--team', team, '--key-stdin', '--link'],
    ],
    ['a word too many', ['--room', 'demo', 'room', ...account]],
    ['an unknown profile', ['--room', 'r', '--profile', 'Nobody']],
  ])('with %s is wrong usage', async (_, args) => {
    const run = await roompass(['issue', ...args], { stdin: testKey })
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toMatch(/^roompass: [^\n]+\n$/)
  })
})

describe('--e2ee', () => {
  test('says of a name in an encrypted room what it says in the form', async () => {
    await addProfile()
    const issue = ['issue', '--profile', 'Acme', '--room', 'board', '--name', 'Jane Smith']
    expect((await roompass([...issue, '--e2ee', 'on'])).stderr).toMatch(/^warning: Guest name .*end-to-end/m)
    expect((await roompass([...issue, '--e2ee', 'off'])).stderr).not.toContain('end-to-end')
    expect(await roompass([...issue, '--e2ee', 'maybe'])).toMatchObject({ code: 2 })
  })
})
