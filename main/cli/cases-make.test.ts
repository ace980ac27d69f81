import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { PrintedCase } from './cases-output.ts'
import { testCli } from './test-cli.ts'
import { noKeychain } from './test-keychains.ts'
import { digitalSamba, testNow, testToken } from './test-platforms.ts'
import { sessionsForEachTest } from './test-sessions.ts'

const { roompass, add, folder } = sessionsForEachTest()

const make = (...args: string[]) => roompass(['cases', 'make', ...args], { stdin: testToken })
const account = digitalSamba()
const inLobby = ['--room', 'lobby', '--group', 'time']
const history = async () => JSON.parse((await roompass(['history', '--json', '--origin', 'crafted'])).stdout)

const payloadOf = (token: string | null) =>
  JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString())

const isSigned = (token: string | null) => {
  const [header, payload, signature] = (token ?? '').split('.')
  return createHmac('sha256', testToken).update(`${header}.${payload}`).digest('base64url') === signature
}

describe('without a profile', () => {
  test('a set is printed as JSON, and nothing is recorded', async () => {
    const run = await make(...account, ...inLobby, '--json')
    expect(run).toMatchObject({ code: 0, stderr: '' })
    const made: PrintedCase[] = JSON.parse(run.stdout)
    expect(made.length).toBeGreaterThanOrEqual(5)
    expect(Object.keys(made[0] ?? {})).toEqual([
      'id',
      'title',
      'group',
      'token',
      'link',
      'expected',
      'reason',
      'source',
    ])
    for (const one of made) {
      expect(one.group).toBe('time')
      expect(isSigned(one.token)).toBe(true)
      expect(one.link).toContain('https://acme.digitalsamba.com/lobby?token=')
    }
    expect(run.stdout).not.toContain(testToken)
    expect(await history()).toEqual([])
  })

  test('needs neither a keychain nor a folder', async () => {
    const bare = testCli(join(folder(), 'bare'), noKeychain())
    const run = await bare(['cases', 'make', ...account, ...inLobby, '--json'], { stdin: testToken })
    expect(run).toMatchObject({ code: 0, stderr: '' })
  })

  test('the same moment gives the same bytes', async () => {
    const [one, two] = [
      await make(...account, ...inLobby, '--now', '1h', '--json'),
      await make(...account, ...inLobby, '--now', '1h', '--json'),
    ]
    expect(one).toEqual(two)
    const times = JSON.parse(one.stdout).map(({ token }: PrintedCase) => payloadOf(token).iat)
    expect(times).toContain(testNow + 3600)
  })

  test('the options of the draft are in every right part', async () => {
    const run = await make(...account, ...inLobby, '--name', 'Ada', '--external-id', 'a-1', '--json')
    for (const { token } of JSON.parse(run.stdout))
      expect(payloadOf(token)).toMatchObject({ u: 'Ada', ud: 'a-1' })
  })

  test('CSV has the same, with nothing that is a formula', async () => {
    const run = await make(...account, ...inLobby, '--csv')
    const [head, ...lines] = parse(run.stdout, { bom: true, record_delimiter: '\r\n' }) as string[][]
    expect(head).toEqual(['id', 'title', 'group', 'expected', 'reason', 'source', 'link', 'token', 'request'])
    const made: PrintedCase[] = JSON.parse((await make(...account, ...inLobby, '--json')).stdout)
    expect(lines.map((line) => line[7])).toEqual(made.map(({ token }) => token))
  })

  test('says which cases were left out, and takes what they need', async () => {
    const without = await make(...account, '--room', 'lobby', '--group', 'room', '--json')
    expect(without.stderr).toMatch(/^roompass: Left out, .*locked-room.*\.\n$/)
    const given = await make(
      ...account,
      '--room',
      'lobby',
      '--group',
      'room',
      '--given',
      'locked-room=vault',
      '--json',
    )
    expect(JSON.parse(given.stdout).length).toBeGreaterThan(JSON.parse(without.stdout).length)
  })

  test('leaves out what a previous key would sign, since there is none', async () => {
    const given = ['--case', 'key-previous', '--case', 'exp-yesterday', '--given', 'previous-key=old']
    const run = await make(...account, '--room', 'lobby', ...given, '--json')
    expect(run.stderr).toContain('or of another key: key-previous.\n')
    expect(JSON.parse(run.stdout)).toHaveLength(1)
  })

  test('a matrix combines groups', async () => {
    const run = await make(...account, '--room', 'lobby', '--matrix', 'time,role', '--json')
    expect(run.code).toBe(0)
    expect(JSON.parse(run.stdout).every(({ id }: PrintedCase) => id.includes('+'))).toBe(true)
  })

  test('a summary is a table', async () => {
    const run = await make(...account, ...inLobby)
    expect(run.stdout).toMatch(/^ID +EXPECTED +LINK\n/)
  })

  test('of production is closed', async () => {
    const run = await make(...account, ...inLobby, '--environment', 'production', '--yes')
    expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('production') })
  })

  test.each([
    [['--platform', 'digital-samba', '--room', 'lobby'], 'The option --team is missing'],
    [digitalSamba(), 'The option --room is missing'],
    [[...digitalSamba(), '--room', 'lobby', '--json', '--csv'], 'Only one of --json and --csv'],
    [[...digitalSamba(), '--room', 'lobby', '--title', 'x'], '--title is for a sheet'],
    [
      [...digitalSamba().filter((one) => one !== '--key-stdin'), '--room', 'lobby'],
      'comes in with --key-stdin',
    ],
    [['--room', 'lobby'], 'Say which account signs'],
    [[...digitalSamba(), '--room', 'lobby', '--profile', 'Acme'], 'does not go with --profile'],
    [[...digitalSamba(), '--room', 'lobby', '--app-key', 'x'], 'not one of Digital Samba'],
  ])('%j is wrong usage', async (args, words) => {
    expect(await make(...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(words) })
  })
})

describe('with a stored profile', () => {
  test('a set is recorded as a sheet, and printed', async () => {
    await add('Acme', ...account, '--environment', 'staging')
    const run = await make('--profile', 'Acme', ...inLobby, '--title', 'Release 7', '--json')
    expect(run).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^roompass: Recorded as the sheet Release 7: \S+\n$/),
    })
    const made: PrintedCase[] = JSON.parse(run.stdout)
    expect(made.every(({ token }) => isSigned(token))).toBe(true)
    expect(await history()).toHaveLength(made.length)
  })

  test('of production that allows the Lab it is asked about', async () => {
    await add('Live', ...account, '--environment', 'production')
    const args = ['cases', 'make', '--profile', 'Live', ...inLobby]
    expect(await roompass(args)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('closed to the Lab'),
    })
    await add('Open', ...account, '--environment', 'production', '--lab')
    const open = args.with(3, 'Open')
    expect(await roompass(open)).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') })
    expect(await roompass(open, { typed: ['n'] })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nothing was signed'),
    })
    expect(await history()).toEqual([])
    expect(await roompass(open, { typed: ['y'] })).toMatchObject({ code: 0 })
    expect(await roompass([...open, '--yes'])).toMatchObject({ code: 0 })
  })

  test('there has to be a room, and a profile', async () => {
    await add('Acme', ...account, '--environment', 'staging')
    expect(await make('--profile', 'Acme')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--room'),
    })
    expect(await make('--profile', 'Nobody', '--room', 'x')).toMatchObject({ code: 2 })
  })
})
