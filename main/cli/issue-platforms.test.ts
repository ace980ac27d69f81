import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { memoryStore } from '../keychain/memory.ts'
import { testCli } from './test-cli.ts'
import { folderForEachTest } from './test-folder.ts'
import { noKeychain } from './test-keychains.ts'
import { digitalSamba, dolby, testNow, testToken, videoIo } from './test-platforms.ts'

const folder = folderForEachTest()
let roompass = testCli('', memoryStore())
beforeEach(() => {
  roompass = testCli(join(folder(), 'data'), memoryStore())
})

const issue = (...args: string[]) => roompass(['issue', ...args], { stdin: testToken })
const history = async () => JSON.parse((await roompass(['history', '--json'])).stdout)

describe('issuing for Video.io', () => {
  test('without a profile shows an opaque token whose end nobody knows', async () => {
    const { account, server } = await videoIo()
    const run = await issue(...account, '--external-id', 'user-1', '--scope', 'videos.read')
    expect(run.code).toBe(0)
    expect(run.stdout).toMatch(/^User identifier: +user-1\n/)
    expect(run.stdout).toContain('expiry unknown')
    expect(run.stdout).toContain('the token is opaque')
    expect(run.stdout).toMatch(/\nToken: +opaque-token\n/)
    expect(run.stdout).not.toContain('Room:')
    expect(run.stdout + run.stderr).not.toContain(testToken)
    expect(server.asked.map(({ path, authorization }) => [path, authorization])).toEqual([
      ['/v1/sessions', `Bearer ${testToken}`],
    ])
  })

  test('says until when, in the words of the platform', async () => {
    const { account } = await videoIo({ sessionToken: 'opaque-token', expiresAt: testNow + 7200 })
    const run = await issue(...account, '--external-id', 'user-1')
    expect(run.stdout).toContain('15 Jan 2027, 11:00:00 CET (in 2 h), as the platform says')
  })

  test('--json tells what was asked for, and that the end is unknown', async () => {
    const { account } = await videoIo()
    const scopes = ['--scope', 'videos.read', '--scope', 'videos.edit']
    const answer = JSON.parse(
      (await issue(...account, '--external-id', 'user-1', ...scopes, '--json')).stdout,
    )
    expect(answer).toMatchObject({
      token: 'opaque-token',
      link: null,
      header: {},
      claims: {},
      asked: { identity: 'user-1', scopes: ['videos.read', 'videos.edit'] },
      validUntil: null,
      isEndUnknown: true,
    })
  })

  test('takes one of two generations, and no other', async () => {
    const { account, server } = await videoIo({ session_key: 'opaque-token' })
    const documented = await issue(...account, '--generation', 'documented', '--external-id', 'u', '--token')
    expect(documented.stdout).toBe('opaque-token\n')
    expect(server.asked[0]?.authorization).toBe(`App token=${testToken}`)
    expect(await issue(...account, '--generation', '2022', '--external-id', 'u')).toMatchObject({ code: 2 })
  })

  test('that is refused records nothing, and ends with 1 and a sentence', async () => {
    const { account } = await videoIo({ error: 'unknown app' })
    const run = await issue(...account, '--external-id', 'user-1')
    expect(run).toMatchObject({ code: 1, stdout: '' })
    expect(run.stderr).toMatch(/^roompass: [^\n]+unknown app[^\n]*\n$/)
    expect(await history()).toEqual([])
  })

  test('ends with 3 where nobody answers', async () => {
    const { account, server } = await videoIo()
    await server.close()
    expect(await issue(...account, '--external-id', 'user-1')).toMatchObject({ code: 3, stdout: '' })
    expect(await history()).toEqual([])
  })

  test('without a keychain still issues, and says that nothing was recorded', async () => {
    const { account } = await videoIo()
    const bare = testCli(join(folder(), 'bare'), noKeychain())
    const run = await bare(['issue', ...account, '--external-id', 'user-1', '--token'], { stdin: testToken })
    expect(run).toMatchObject({ code: 0, stdout: 'opaque-token\n' })
    expect(run.stderr).toContain('Nothing was recorded')
  })

  test('from a stored profile is in the history, by its user and with its end unknown', async () => {
    const { account } = await videoIo()
    const added = await roompass(['profiles', 'add', '--name', 'Videos', ...account], { stdin: testToken })
    expect(added).toMatchObject({ code: 0, stdout: 'Added the profile Videos.\n' })
    expect(added.stderr).toMatch(/^warning: Video\.io looks dormant[^\n]+\(https:[^\n]+\)\n/)
    expect(await issue('--profile', 'Videos', '--external-id', 'user-1')).toMatchObject({ code: 0 })
    expect(await history()).toMatchObject([
      { platform: 'video-io', externalId: 'user-1', origin: 'fetched', state: 'unknown-end', room: '' },
    ])
    expect((await roompass(['history'])).stdout).toMatch(/unknown-end +user-1 +end unknown/)
  })
})

describe('issuing for Dolby.io', () => {
  test('without a profile asks for both tokens, and believes the answer about the end', async () => {
    const { account, server } = await dolby(1800)
    const run = await issue(...account, '--external-id', 'crm-1', '--name', 'Zoë', '--expires', '1h')
    expect(run.code).toBe(0)
    expect(run.stdout).toMatch(/^Guest: +Zoë\nExternal id: +crm-1\n/)
    expect(run.stdout).toContain('15 Jan 2027, 09:30:00 CET (in 30 min), as the platform says')
    expect(run.stdout).not.toContain('Mark:')
    expect(server.asked.map(({ path }) => path)).toEqual(['/v1/auth/token', '/v2/client-access-token'])
    expect(run.stdout + run.stderr).not.toContain(testToken)
    expect(run.stdout + run.stderr).not.toContain('test-api-token')
  })

  test('without an external id is marked as not verifiable, and warned about', async () => {
    const { account } = await dolby()
    const run = await issue(...account, '--name', 'Zoë')
    expect(run.stdout).toMatch(/\nMark: +not verifiable: /)
    expect(run.stderr).toMatch(/^warning: /m)
  })

  test('refuses an external id of more than 1,024 bytes before anybody is asked', async () => {
    const { account, server } = await dolby()
    expect(await issue(...account, '--external-id', 'é'.repeat(513))).toMatchObject({ code: 1, stdout: '' })
    expect(server.asked).toEqual([])
    expect(await issue(...account, '--external-id', 'é'.repeat(512), '--token')).toMatchObject({ code: 0 })
  })
})

describe('an option', () => {
  test.each([
    ['a room', 'dolby', ['--app-key', 'k', '--room', 'lobby'], '--room is not one of Dolby.io'],
    ['a name', 'video-io', ['--external-id', 'u', '--name', 'Ada'], '--name is not one of Video.io'],
    ['an app key', 'video-io', ['--external-id', 'u', '--app-key', 'k'], '--app-key is not one of Video.io'],
    ['a switch', 'dolby', ['--app-key', 'k', '--e2ee', 'on'], '--e2ee is not one of Dolby.io'],
    ['no app key', 'dolby', ['--external-id', 'u'], '--app-key is missing'],
    ['no user', 'video-io', [], '--external-id is missing'],
    ['an encoding', 'video-io', ['--external-id', 'u', '--key-encoding', 'hex'], 'sent as it is written'],
    ['a link', 'dolby', ['--app-key', 'k', '--link'], 'Dolby.io Communications has no join link'],
  ])('that does not fit is wrong usage that says so: %s', async (_, platform, args, sentence) => {
    const run = await issue('--platform', platform, '--key-stdin', ...args)
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toContain(sentence)
  })

  test('of another platform than the profile is wrong usage too', async () => {
    await roompass(['profiles', 'add', '--name', 'Acme', ...digitalSamba()], { stdin: testToken })
    for (const args of [
      ['--scope', 'x'],
      ['--app-key', 'k'],
      ['--generation', '2021'],
    ]) {
      const run = await issue('--profile', 'Acme', '--room', 'lobby', ...args)
      expect(run).toMatchObject({ code: 2, stdout: '' })
      expect(run.stderr).toContain(args[0])
    }
    expect(await issue('--profile', 'Acme')).toMatchObject({ code: 2, stdout: '' })
  })

  test('for a link names what is missing for one', async () => {
    const run = await issue(
      '--platform',
      'digital-samba',
      '--team',
      't',
      '--key-stdin',
      '--room',
      'r',
      '--link',
    )
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toContain('needs a usable team domain: give it with --domain')
  })
})

describe('a profile', () => {
  const add = (...args: string[]) =>
    roompass(['profiles', 'add', '--name', 'P', ...args], { stdin: testToken })
  const profiles = async () => JSON.parse((await roompass(['profiles', 'list', '--json'])).stdout)

  test.each([
    ['video-io', ['--valid-for', '2h']],
    ['video-io', ['--role', 'speaker']],
    ['dolby', ['--app-key', 'k', '--start-early', '60']],
    ['dolby', ['--app-key', 'k', '--role', 'speaker']],
    ['dolby', []],
    ['dolby', ['--app-key', 'k', '--team', 't']],
    ['dolby', ['--app-key', 'k', '--key-stdin', '--key-encoding', 'base64']],
    ['video-io', ['--remind', '1441']],
    ['video-io', ['--remind', '-1']],
  ])('of %s with %j is wrong usage', async (platform, args) => {
    expect(await add('--platform', platform, ...args)).toMatchObject({ code: 2, stdout: '' })
    expect(await profiles()).toEqual([])
  })

  test('can be anonymous and remind, and be set otherwise', async () => {
    await add('--platform', 'dolby', '--app-key', 'k', '--anonymous', '--remind', '1440')
    expect(await profiles()).toMatchObject([
      { anonymous: true, remindMinutes: 1440, settings: { appKey: 'k' }, defaultValidity: '2h' },
    ])
    expect((await roompass(['profiles', 'list'])).stdout).toMatch(/P +dolby +production +anonymous +0 +k/)
    const off = await roompass(['profiles', 'set', 'P', '--anonymous', 'off'])
    expect(off).toMatchObject({ code: 0, stdout: expect.stringContaining('go out as typed, renewing is') })
    expect(await profiles()).toMatchObject([{ anonymous: false, remindMinutes: 1440 }])
    await roompass(['profiles', 'set', 'P', '--remind', '0'])
    expect(await profiles()).toMatchObject([
      { anonymous: false, remindMinutes: 0, labAllowed: false, settings: { appKey: 'k' } },
    ])
    const allowed = await roompass(['profiles', 'set', 'P', '--lab', 'on'])
    expect(allowed).toMatchObject({ code: 0, stdout: expect.stringContaining('the Lab may sign for it') })
    expect(await profiles()).toMatchObject([{ labAllowed: true }])
    for (const args of [[], ['--anonymous', 'maybe'], ['--remind', 'soon'], ['--lab', 'yes']]) {
      expect(await roompass(['profiles', 'set', 'P', ...args])).toMatchObject({ code: 2 })
    }
    expect(await roompass(['profiles', 'set', 'Q', '--remind', '1'])).toMatchObject({ code: 2 })
  })

  test('of Video.io that is checked tells what its platform says, and not of clocks', async () => {
    const { account } = await videoIo({ error: 'no' }, 401)
    await add(...account)
    const run = await roompass(['profiles', 'check', 'P'])
    expect(run.code).toBe(1)
    expect(run.stdout).toContain('API token')
    expect(run.stdout).not.toContain(testToken)
    expect(run.stderr).toBe('')
  })

  test('of Dolby.io that is checked tells of app key and secret', async () => {
    const { account } = await dolby()
    await add(...account)
    const run = await roompass(['profiles', 'check', 'P'])
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run.stdout).toMatch(/app key/i)
  })
})
