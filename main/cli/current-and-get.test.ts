import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { testCli } from './test-cli.ts'
import { noKeychain } from './test-keychains.ts'
import { digitalSamba, testNow, videoIo } from './test-platforms.ts'
import { ending, sessionsForEachTest } from './test-sessions.ts'

const { folder, roompass, add, issued, inLobby, parsed } = sessionsForEachTest()

describe('the current session', () => {
  beforeEach(() => add('Acme', ...digitalSamba()))

  test('is the one issued last, with its countdown', async () => {
    await inLobby('Ada')
    const id = await inLobby('Grace')
    const { code, stdout } = await roompass(['current'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^PROFILE .*\nAcme +Grace +lobby +15 Jan 2027, 11:00:00 CET +2 h left +/)
    expect(stdout).toContain(id)
    expect(stdout).not.toContain('eyJ')
    expect(await parsed(['current'])).toMatchObject([{ id, state: 'valid', name: 'Grace' }])
    expect(await parsed(['current', 'acme'])).toMatchObject({ id, state: 'valid' })
  })

  test('is one a profile', async () => {
    await add('Other', ...digitalSamba())
    await inLobby('Ada')
    await issued('Other', '--room', 'lobby', '--name', 'Grace')
    expect((await parsed(['current'])).map(({ name }: { name: string }) => name).sort()).toEqual([
      'Ada',
      'Grace',
    ])
    expect(await parsed(['current', 'Other'])).toMatchObject({ name: 'Grace' })
  })

  test.each([['current'], ['current', 'Acme']])(
    'that is not there ends with 1 and a sentence: %s',
    async (...args) => {
      const run = await roompass(args)
      expect(run).toMatchObject({ code: 1, stdout: '' })
      expect(run.stderr).toMatch(/^roompass: There is no current session[^\n]+\n$/)
      const forPrograms = await roompass([...args, '--json'])
      expect(forPrograms).toMatchObject({ code: 1, stdout: args.length === 1 ? '[]\n' : 'null\n' })
    },
  )

  test('ends to the second when it expires', async () => {
    await inLobby('Ada', '--expires', '1h')
    expect((await roompass(['current'], { now: testNow + 3599 })).stdout).toContain('1 s left')
    expect(await roompass(['current'], { now: testNow + 3600 })).toMatchObject({ code: 1 })
  })

  test('of a profile that is not there is wrong usage', async () => {
    expect(await roompass(['current', 'Nobody'])).toMatchObject({ code: 2, stdout: '' })
    expect(await roompass(['current', 'Acme', 'Other'])).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('one session', () => {
  beforeEach(() => add('Acme', ...digitalSamba()))

  test('is shown with everything that is known of it', async () => {
    const id = await inLobby('Ada', '--external-id', 'crm-1', '--role', 'speaker')
    const { code, stdout, stderr } = await roompass(['get', id])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const line of [
      ...[`Id: +${id}`, 'State: +valid \\(2 h left\\)', 'Guest: +Ada', 'External id: +crm-1', 'Room: +lobby'],
      ...['Role: +speaker', 'Issued: .*, signed', 'Profile: +Acme, production', 'Platform: +Digital Samba'],
      ...['Key: +\\S+', 'Link: +https://acme\\.digitalsamba\\.com/lobby\\?token=eyJ', 'Token: +eyJ'],
    ]) {
      expect(stdout).toMatch(new RegExp(`^${line}`, 'm'))
    }
    expect(stdout).toContain('"rd": "lobby"')
  })

  test('gives its token or its link alone, and is JSON for a program', async () => {
    const id = await inLobby('Ada')
    const session = await parsed(['get', id])
    expect(session).toMatchObject({ id, state: 'valid', claims: { u: 'Ada' }, asked: null })
    expect((await roompass(['get', id, '--token'])).stdout).toBe(`${session.token}\n`)
    expect((await roompass(['get', id, '--link'])).stdout).toBe(`${session.link}\n`)
    expect(await roompass(['get', id, '--link', '--token'])).toMatchObject({ code: 2, stdout: '' })
  })

  test('that has expired, was stopped, or ends nobody knows when says so first', async () => {
    const id = await inLobby('Ada')
    const token = (now: number) => roompass(['get', id, '--token'], { now })
    expect((await token(testNow + 7199)).stderr).toBe('')
    expect((await roompass(['get', id], { now: testNow + 7200 })).stderr).toMatch(
      /^warning: [^\n]+\(expired now\)[^\n]+\n$/,
    )
    const other = await inLobby('Grace')
    await roompass(['stop', other, '--yes'])
    const stopped = await roompass(['get', other, '--token'])
    expect(stopped).toMatchObject({ code: 0, stdout: expect.stringContaining('eyJ') })
    expect(stopped.stderr).toContain(ending)
    const { account } = await videoIo()
    await add('Videos', ...account)
    const unknown = await issued('Videos', '--external-id', 'user-1')
    expect((await roompass(['get', unknown, '--token'])).stderr).toMatch(/^warning: Nobody knows how long/)
  })

  test('has no link where its platform has none, and no token once it is not kept', async () => {
    const { account } = await videoIo({ sessionToken: 'opaque-token', expiresAt: testNow + 60 })
    await add('Videos', ...account)
    const id = await issued('Videos', '--external-id', 'user-1')
    const noLink = await roompass(['get', id, '--link'])
    expect(noLink).toMatchObject({ code: 1, stdout: '' })
    expect(noLink.stderr).toContain('There is no join link')
    for (const what of ['--token', '--link']) {
      const gone = await roompass(['get', id, what], { now: testNow + 60 })
      expect(gone).toMatchObject({ code: 1, stdout: '' })
      expect(gone.stderr).toContain('The token is no longer kept')
    }
    const { stdout } = await roompass(['get', id])
    expect(stdout).toContain('Asked for: {')
    expect(stdout).not.toContain('Claims: {')
  })

  test.each([[], ['no-such-id'], ['one', 'two']])(
    'that is not named well is wrong usage: %j',
    async (...words) => {
      for (const command of ['get', 'stop', 'renew', 'snippet', 'kept']) {
        const run = await roompass([command, ...words])
        expect(run, command).toMatchObject({ code: 2, stdout: '' })
        expect(run.stderr, command).toMatch(/^roompass: [^\n]+\n$/)
      }
    },
  )

  test('needs a history', async () => {
    const bare = testCli(join(folder(), 'bare'), noKeychain())
    for (const command of ['get', 'stop', 'renew', 'snippet', 'kept']) {
      expect(await bare([command, 'some-id']), command).toMatchObject({ code: 3, stdout: '' })
    }
    expect(await bare(['current'])).toMatchObject({ code: 3, stdout: '' })
  })
})
