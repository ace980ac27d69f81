import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { everySession } from '../../shared/session-filter.ts'
import { createEngine } from '../create-engine.ts'
import { memoryStore } from '../keychain/memory.ts'
import { testCli } from './test-cli.ts'
import { folderForEachTest } from './test-folder.ts'
import { noKeychain } from './test-keychains.ts'

const testKey = 'test-developer-key-not-a-real-one'
const account = [
  '--platform',
  'digital-samba',
  '--team',
  '11111111-2222-4333-8444-555555555555',
  '--key-stdin',
]
const now = 1_800_000_000

const folder = folderForEachTest()
let secrets = memoryStore()
let roompass = testCli('', noKeychain())
beforeEach(() => {
  secrets = memoryStore()
  roompass = testCli(join(folder(), 'data'), secrets)
})

const issue = (name: string, ...args: string[]) =>
  roompass(['issue', ...account, '--room', 'lobby', '--name', name, ...args], { stdin: testKey })

async function noteEverySession(note: string): Promise<void> {
  const engine = createEngine({
    dataDir: join(folder(), 'data'),
    secrets,
    clock: () => now * 1000,
    version: '0.0.0',
    host: 'test',
    watchEvery: 0,
  })
  await engine.start()
  for (const { id } of engine.sessions.search({ ...everySession, offset: 0, limit: 9 }).rows) {
    engine.sessions.note(id, note)
  }
  await engine.close()
}

async function found(...args: string[]): Promise<string[]> {
  const { code, stdout } = await roompass(['history', ...args, '--json'])
  expect(code).toBe(0)
  return JSON.parse(stdout).map(({ name }: { name: string }) => name)
}

describe('history', () => {
  test('lists what was issued, newest first, without tokens', async () => {
    await roompass(['profiles', 'list'])
    await issue('Ada')
    await issue('Grace')
    expect(await found()).toEqual(['Grace', 'Ada'])
    const { stdout } = await roompass(['history'])
    expect(stdout).toMatch(/^ISSUED .*\n.*Grace.*\n.*Ada.*\n$/)
    expect(stdout).not.toContain('eyJ')
    expect((await roompass(['history', '--json'])).stdout).not.toContain('eyJ')
  })

  test('tells the state of each session', async () => {
    await issue('soon', '--not-before', '1h')
    await issue('now')
    await issue('late', '--not-before', 'none', '--expires', String(now - 1))
    await issue('endless', '--expires', 'never')
    for (const [state, name] of [
      ['not-yet', 'soon'],
      ['valid', 'now'],
      ['expired', 'late'],
      ['no-end', 'endless'],
    ] as const) {
      expect(await found('--state', state)).toEqual([name])
      const [row] = JSON.parse((await roompass(['history', '--state', state, '--json'])).stdout)
      expect(row.state).toBe(state)
    }
    expect(await found('--state', 'never')).toEqual([])
  })

  test('searches name, room and external id without case and accents', async () => {
    await issue('Zoë', '--external-id', 'crm-4711')
    await issue('李雷', '--room', 'Aula')
    expect(await found('--search', 'zoe')).toEqual(['Zoë'])
    expect(await found('--search', '4711')).toEqual(['Zoë'])
    expect(await found('--search', '李')).toEqual(['李雷'])
    expect(await found('--search', 'AULA')).toEqual(['李雷'])
    expect(await found('--search', 'nobody')).toEqual([])
  })

  test('narrows to environment, origin and time of issue', async () => {
    await issue('early')
    const later = now + 3 * 86_400
    const options = [...account, '--environment', 'production', '--room', 'lobby', '--name', 'late']
    await roompass(['issue', ...options], { stdin: testKey, now: later })
    const at = (...args: string[]) => roompass(['history', ...args, '--json'], { now: later })
    const names = async (...args: string[]) =>
      JSON.parse((await at(...args)).stdout).map(({ name }: { name: string }) => name)
    expect(await names('--environment', 'production')).toEqual(['late'])
    expect(await names('--environment', 'staging')).toEqual([])
    expect(await names('--origin', 'signed')).toEqual(['late', 'early'])
    expect(await names('--origin', 'crafted')).toEqual([])
    expect(await names('--since', '2d')).toEqual(['late'])
    expect(await names('--since=-3d')).toEqual(['late', 'early'])
    expect(await names('--until', '2d')).toEqual(['early'])
    expect(await names('--until', String(later))).toEqual(['early'])
    expect(await names('--since', '2027-01-16', '--until', 'now')).toEqual([])
    expect(await names('--since', '2027-01-15 09:00', '--until', '2027-01-15 09:00:01')).toEqual(['early'])
  })

  test('narrows to a profile by its name', async () => {
    await roompass(['profiles', 'add', '--name', 'Acme', '--environment', 'staging', ...account], {
      stdin: testKey,
    })
    await roompass(['issue', '--profile', 'Acme', '--room', 'lobby', '--name', 'Ada'])
    await issue('Grace')
    expect(await found('--profile', 'acme')).toEqual(['Ada'])
    expect(await roompass(['history', '--profile', 'nobody'])).toMatchObject({ code: 2, stdout: '' })
  })

  test('shows and searches notes, in a column of their own where there is one', async () => {
    await issue('Ada')
    await issue('Grace')
    expect((await roompass(['history'])).stdout).not.toContain('NOTE')
    await noteEverySession('Call back\nat noon')
    const { stdout } = await roompass(['history'])
    expect(stdout).toMatch(/^ISSUED .* NOTE\n/)
    expect(stdout.match(/ Call back at noon\n/g)).toHaveLength(2)
    expect(await found('--search', 'noon')).toEqual(['Grace', 'Ada'])
    await noteEverySession(`${'x'.repeat(59)}yz`)
    expect((await roompass(['history'])).stdout).toMatch(/ x{59}…\n/)
  })

  test('shows so many as asked for, and says that there are more', async () => {
    for (const name of ['a', 'b', 'c']) await issue(name)
    expect(await found('--limit', '2')).toEqual(['c', 'b'])
    expect((await roompass(['history', '--limit', '2'])).stderr).toBe(
      'roompass: There are more (1): show them with --limit.\n',
    )
    expect(await found('--limit', '1000')).toEqual(['c', 'b', 'a'])
  })

  test('that is empty is no failure', async () => {
    expect(await found()).toEqual([])
    expect(await roompass(['history'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'roompass: No session was found.\n',
    })
  })

  test('without a keychain is not available', async () => {
    const bare = testCli(join(folder(), 'bare'), noKeychain())
    expect(await bare(['history'])).toMatchObject({ code: 3, stdout: '' })
  })

  test.each([
    ['an unknown state', ['--state', 'gone']],
    ['an unknown environment', ['--environment', 'live']],
    ['an unknown origin', ['--origin', 'forged']],
    ['a time that is none', ['--since', 'soon']],
    ['an empty time', ['--until', '']],
    ['a limit of nothing', ['--limit', '0']],
    ['a word too many', ['Zoë']],
  ])('with %s is wrong usage', async (_, args) => {
    expect(await roompass(['history', ...args])).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('status', () => {
  test('--json tells versions, host, keychain and history', async () => {
    const { code, stdout } = await roompass(['status', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      version: '1.2.3',
      host: 'command line',
      node: expect.stringContaining(process.versions.node),
      dataDir: join(folder(), 'data'),
      keychain: { state: 'ok', message: '' },
      history: { state: 'open', message: '' },
    })
  })

  test('tells what is wrong without a keychain, and that is no failure', async () => {
    const bare = testCli(join(folder(), 'bare'), noKeychain())
    const { code, stdout } = await bare(['status'])
    expect(code).toBe(0)
    expect(stdout).toContain('missing: There is no keychain')
  })
})
