import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { memoryStore } from '../keychain/memory.ts'
import { type Answering, json, serve } from '../platforms/test-server.ts'
import { testCli } from './test-cli.ts'
import { folderForEachTest } from './test-folder.ts'

const testKey = 'test-developer-key-not-a-real-one'
const team = '11111111-2222-4333-8444-555555555555'
const basic = `Basic ${Buffer.from(`${team}:${testKey}`).toString('base64')}`
const now = 1_800_000_000

const folder = folderForEachTest()
let roompass = testCli('', memoryStore())
beforeEach(() => {
  roompass = testCli(join(folder(), 'data'), memoryStore())
})

const add = (...args: string[]) =>
  roompass(
    [
      ...['profiles', 'add', '--name', 'Acme', '--platform', 'digital-samba', '--team', team],
      ...['--domain', 'acme', '--key-stdin', ...args],
    ],
    { stdin: testKey },
  )
const check = (...args: string[]) => roompass(['profiles', 'check', 'Acme', ...args])

/** A platform whose clock is so many seconds behind this computer's, and that accepts what the test says. */
function platform(ahead: number, accepts: (authorization: string) => boolean = () => true): Answering {
  const date = new Date((now - ahead) * 1000).toUTCString()
  return ({ authorization = '' }, response) => {
    if (accepts(authorization)) json(response, { data: [], total_count: '0' }, 200, { date })
    else json(response, { message: 'Unauthenticated.' }, 401, { date })
  }
}

async function addFor(answer: Answering) {
  const server = await serve(answer)
  await add('--api', server.origin)
  return server
}

describe('checking a profile', () => {
  test('says that team id and key are right, and that the clocks agree', async () => {
    const server = await addFor(platform(0))
    expect(await check()).toEqual({
      code: 0,
      stdout: "The platform accepts team id and key.\nThis computer's clock and the platform's agree.\n",
      stderr: '',
    })
    expect(server.asked.map(({ authorization }) => authorization)).toEqual([basic])
  })

  test.each([
    [(header: string) => header.startsWith('Bearer '), 'The key is right, the team id is not'],
    [() => false, 'The platform does not accept the key'],
  ])('says which of the two is wrong', async (accepts, sentence) => {
    await addFor(platform(0, accepts))
    const run = await check()
    expect(run.code).toBe(1)
    expect(run.stdout).toContain(sentence)
    expect(run.stdout).not.toContain(testKey)
  })

  test.each([
    [30, "clock is 30 s ahead of the platform's", ''],
    [31, "clock is 31 s ahead of the platform's", '--not-before=-1m'],
    [61, "clock is 1 min 1 s ahead of the platform's", '--not-before=-2m'],
    [3600, "clock is 1 h ahead of the platform's", '--not-before=-1h'],
    [7200, "clock is 2 h ahead of the platform's", "set this computer's clock.\n"],
    [-30, "clock is 30 s behind the platform's", ''],
    [-31, "clock is 31 s behind the platform's", 'Tokens end 31 s earlier'],
  ])('with clocks that differ by %d s says so', async (ahead, sentence, warning) => {
    await addFor(platform(ahead))
    const run = await check()
    expect(run.code).toBe(0)
    expect(run.stdout).toContain(sentence)
    if (warning === '') expect(run.stderr).toBe('')
    else {
      expect(run.stderr).toMatch(/^warning: [^\n]+\n$/)
      expect(run.stderr).toContain(warning)
    }
  })

  test('is JSON for a program, with the remark on standard error', async () => {
    await addFor(platform(45))
    const run = await check('--json')
    expect(JSON.parse(run.stdout)).toEqual({
      outcome: 'accepted',
      message: 'The platform accepts team id and key.',
      clockAhead: 45,
      askedAt: now,
    })
    expect(run.stderr).toContain('warning: ')
  })

  test('ends with 3 and one sentence where the platform can’t be reached', async () => {
    const server = await addFor(platform(0))
    await server.close()
    const run = await check()
    expect(run).toMatchObject({ code: 3, stdout: '' })
    expect(run.stderr).toMatch(/^roompass: 127\.0\.0\.1:\d+ does not take connections[^\n]+\n$/)
  })

  test('ends with 1 and one sentence where the platform does not allow it', async () => {
    await addFor((_request, response) => json(response, { message: 'Forbidden.\nReally.' }, 403))
    const run = await check()
    expect(run).toMatchObject({ code: 1, stdout: '' })
    expect(run.stderr).toMatch(/^roompass: [^\n]+\(403\)[^\n]+“Forbidden\. Really\.”\n$/)
  })

  test('tells of a wait', async () => {
    let refusals = 1
    await addFor((request, response) => {
      refusals -= 1
      if (refusals < 0) platform(0)(request, response)
      else json(response, {}, 429, { 'retry-after': '1' })
    })
    const run = await check()
    expect(run).toMatchObject({
      code: 0,
      stderr: 'roompass: The platform asked to wait; going on in 1 s.\n',
    })
  })

  test('needs a profile that is there, with a key', async () => {
    expect(await check()).toMatchObject({ code: 2, stdout: '' })
    expect((await roompass(['profiles', 'check'])).code).toBe(2)
    expect((await roompass(['profiles', 'check', 'Acme', 'Other'])).code).toBe(2)
    await roompass([
      ...['profiles', 'add', '--name', 'Acme', '--platform', 'digital-samba'],
      ...['--team', team, '--domain', 'acme'],
    ])
    const run = await check()
    expect(run).toMatchObject({ code: 1, stdout: '' })
    expect(run.stderr).toContain('no current key')
  })
})

describe('a profile', () => {
  const list = async () => JSON.parse((await roompass(['profiles', 'list', '--json'])).stdout)

  test('has the usual API and starts tokens now where nothing is said', async () => {
    await add()
    expect(await list()).toMatchObject([{ settings: { teamId: team, domain: 'acme' }, startEarly: 0 }])
    expect((await list())[0].settings).not.toHaveProperty('api')
  })

  test('takes another API and an early start', async () => {
    await add('--api', 'http://127.0.0.1:4010', '--start-early', '60')
    expect(await list()).toMatchObject([{ settings: { api: 'http://127.0.0.1:4010' }, startEarly: 60 }])
  })

  test.each(['-1', '3601', '1.5', '1m', '', 'x'])('does not start %j s early', async (seconds) => {
    const run = await add(`--start-early=${seconds}`)
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(await list()).toEqual([])
  })

  test('has no API that a key can’t go to', async () => {
    expect(await add('--api', 'http://api.digitalsamba.com')).toMatchObject({ code: 2, stdout: '' })
    expect(await list()).toEqual([])
  })
})
