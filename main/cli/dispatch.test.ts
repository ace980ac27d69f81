import { expect, test } from 'vitest'
import { testCli } from './test-cli.ts'
import { folderForEachTest } from './test-folder.ts'
import { noKeychain } from './test-keychains.ts'

const roompass = testCli('/nowhere', noKeychain())
const commands = [
  ...[
    'issue',
    'batch',
    'current',
    'get',
    'stop',
    'renew',
    'snippet',
    'kept',
    'history',
    'rooms',
    'people',
    'inspect',
  ],
  ...['profiles', 'keys', 'status'],
]

test('--version shows the version', async () => {
  expect(await roompass(['--version'])).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' })
})

test('--help lists every command', async () => {
  for (const args of [['--help'], ['-h'], ['help']]) {
    const { code, stdout, stderr } = await roompass(args)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const command of commands) expect(stdout).toContain(`\n  ${command}`)
  }
})

test.each(commands)('%s --help shows its own help, whatever else is typed', async (command) => {
  const help = await roompass([command, '--help'])
  expect(help).toMatchObject({ code: 0, stderr: '' })
  expect(help.stdout).toContain(`Usage: roompass ${command}`)
  expect(help.stdout).toContain('Exit codes:')
  expect(await roompass([command, 'list', '--wrong', '-h'])).toEqual(help)
  expect(await roompass(['help', command])).toEqual(help)
})

test('no line of a help is longer than a terminal of 120 columns shows', async () => {
  for (const args of [[], ...commands.map((command) => [command])]) {
    const { stdout } = await roompass(['help', ...args])
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(120)
  }
})

test('without a command, with an unknown one and with an unknown option it is wrong usage, in one line', async () => {
  for (const args of [[], ['isue'], ['--verbose'], ['status', '--verbose'], ['profiles'], ['keys', 'lend']]) {
    const { code, stdout, stderr } = await roompass(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^roompass: [^\n]+ See roompass [a-z ]*--help\.\n$/)
  }
})

const folder = folderForEachTest()

test('the data folder can be named before and behind the command', async () => {
  const chosen = folder()
  for (const args of [
    ['--data-dir', chosen, 'status', '--json'],
    [`--data-dir=${chosen}`, 'status', '--json'],
    ['status', '--json', '--data-dir', chosen],
  ]) {
    const { code, stdout } = await roompass(args)
    expect(code).toBe(0)
    expect(JSON.parse(stdout).dataDir).toBe(chosen)
  }
  expect(await roompass(['--data-dir', chosen])).toMatchObject({ code: 2, stdout: '' })
})
