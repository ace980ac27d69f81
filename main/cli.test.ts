import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import vectors from '../shared/vectors/hs256.json' with { type: 'json' }
import { folderForEachTest } from './cli/test-folder.ts'

const entry = join(import.meta.dirname, 'cli.ts')
const token = vectors.find(({ name }) => name === 'digital-samba: the main job')?.token ?? ''

const roompass = (args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, [entry, ...args], { input, encoding: 'utf8', env: { ...process.env, ...env } })

test('the program shows its help and ends with 0', () => {
  const { status, stdout, stderr } = roompass(['--help'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('Usage: roompass COMMAND')
})

test('the program ends with 2 and one line on standard error for wrong usage', () => {
  const { status, stdout, stderr } = roompass(['isue'])
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/^roompass: [^\n]+\n$/)
})

test('the program inspects a token from standard input and answers with its exit code', () => {
  const inspect = (at: string) => roompass(['inspect', '-', '--at', at, '--json'], `${token}\n`)
  expect(inspect('1700000000')).toMatchObject({ status: 0, stderr: '' })
  expect(inspect('1700003600')).toMatchObject({ status: 1, stderr: '' })
})

test('the program is quiet when its reader goes away', async () => {
  const program = spawn(process.execPath, [entry, 'inspect', token, '--at', '1700000000'])
  program.stdout.destroy()
  let said = ''
  program.stderr.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(program, 'close')
  expect({ code, said }).toEqual({ code: 0, said: '' })
})

describe.runIf(process.platform === 'linux')('where nothing listens on the session bus, the program', () => {
  const folder = folderForEachTest()
  const run = (args: readonly string[], input = '') =>
    roompass(args, input, {
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder(), 'no-bus')}`,
      ROOMPASS_DATA_DIR: join(folder(), 'data'),
    })
  const account = ['--platform', 'digital-samba', '--team', '11111111-2222-4333-8444-555555555555']

  test('issues with a key from standard input and says that nothing was recorded', () => {
    const issue = ['issue', ...account, '--key-stdin', '--room', 'lobby', '--token']
    const { status, stdout, stderr } = run(issue, 'test-developer-key-not-a-real-one\n')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    expect(stderr).toContain('roompass: Nothing was recorded.')
  })

  test('ends with 3 and one line for what needs a profile or the history', () => {
    for (const args of [
      ['history'],
      ['profiles', 'list'],
      ['issue', '--profile', 'Acme', '--room', 'lobby'],
    ]) {
      const { status, stdout, stderr } = run(args)
      expect({ status, stdout }).toEqual({ status: 3, stdout: '' })
      expect(stderr).toMatch(/^roompass: [^\n]+\n$/)
    }
  })

  test('tells its state', () => {
    const { status, stdout } = run(['status', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ keychain: { state: 'missing' }, history: { state: 'memory' } })
  })
})
