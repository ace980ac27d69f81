import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { memoryStore } from '../keychain/memory.ts'
import { testCli } from './test-cli.ts'
import { folderForEachTest } from './test-folder.ts'
import { noKeychain, noRoomForKeys } from './test-keychains.ts'

const testKey = 'test-developer-key-not-a-real-one'
const otherKey = 'another-test-key-that-is-not-real'
const account = [
  '--platform',
  'digital-samba',
  '--team',
  '11111111-2222-4333-8444-555555555555',
  '--domain',
  'acme',
]

const folder = folderForEachTest()
let roompass = testCli('', noKeychain())
beforeEach(() => {
  roompass = testCli(join(folder(), 'data'), memoryStore())
})

const add = (name: string, ...args: string[]) =>
  roompass(['profiles', 'add', '--name', name, ...account, '--key-stdin', ...args], { stdin: testKey })
const list = async () => JSON.parse((await roompass(['profiles', 'list', '--json'])).stdout)
const listKeys = async () =>
  JSON.parse((await roompass(['keys', 'list', '--profile', 'Acme', '--json'])).stdout)

describe('profiles', () => {
  test('are added with their first key and listed', async () => {
    const added = await add('Acme', '--environment', 'staging', '--role', 'speaker', '--valid-for', '8h')
    expect(added).toEqual({ code: 0, stdout: 'Added the profile Acme.\n', stderr: '' })
    expect(await list()).toMatchObject([
      {
        name: 'Acme',
        platform: 'digital-samba',
        environment: 'staging',
        settings: { teamId: '11111111-2222-4333-8444-555555555555', domain: 'acme' },
        defaultRole: 'speaker',
        defaultValidity: '8h',
        keys: [{ label: 'Developer key', status: 'current', held: 'keychain' }],
      },
    ])
    expect((await roompass(['profiles', 'list'])).stdout).toMatch(/^NAME .*\nAcme .*staging.*acme/)
  })

  test('are not added where the keychain does not take their key', async () => {
    roompass = testCli(join(folder(), 'data'), noRoomForKeys())
    const added = await add('Acme')
    expect(added).toMatchObject({ code: 3, stdout: '' })
    expect(added.stderr).toMatch(/^roompass: The keychain did not take the key[^\n]*\n$/)
  })

  test('may begin without a key, and are production and 2 h where nothing is said', async () => {
    const added = await roompass(['profiles', 'add', '--name', 'Acme', ...account])
    expect(added.stdout).toBe('Added the profile Acme, as yet without a key.\n')
    expect(await list()).toMatchObject([{ environment: 'production', defaultValidity: '2h', keys: [] }])
  })

  test('can have no expiry', async () => {
    await add('Acme', '--valid-for', 'never')
    expect(await list()).toMatchObject([{ defaultValidity: '' }])
  })

  test('with a short key or an odd team id are warned about and kept', async () => {
    const run = await roompass(
      [
        'profiles',
        'add',
        '--platform',
        'digital-samba',
        '--name',
        'Odd',
        '--team',
        'odd',
        '--domain',
        'acme',
        '--key-stdin',
      ],
      { stdin: 'short test key' },
    )
    expect(run.code).toBe(0)
    expect(run.stderr.match(/^warning: /gm)).toHaveLength(2)
    expect(await list()).toHaveLength(1)
  })

  test('are not made where the key is empty or unreadable', async () => {
    expect(
      (await roompass(['profiles', 'add', '--name', 'Acme', ...account, '--key-stdin'], { stdin: '\n' }))
        .code,
    ).toBe(1)
    expect((await add('Acme', '--key-encoding', 'hex')).code).toBe(1)
    expect(await list()).toEqual([])
  })

  test('have each a name of their own', async () => {
    await add('Acme')
    expect(await add('acme')).toMatchObject({ code: 1, stdout: '' })
    expect(await list()).toHaveLength(1)
  })

  test('are removed after a question, or with --yes', async () => {
    await add('Acme')
    const remove = ['profiles', 'remove', 'Acme']
    expect(await roompass(remove)).toMatchObject({ code: 2, stdout: '' })
    expect(await roompass(remove, { typed: [''] })).toMatchObject({ code: 1, stdout: '' })
    expect(await list()).toHaveLength(1)
    const asked = await roompass(remove, { typed: ['y'] })
    expect(asked).toMatchObject({ code: 0, stdout: 'Removed the profile Acme.\n' })
    expect(asked.stderr).toContain('Remove the profile Acme and its keys (1)?')
    await add('Acme')
    expect((await roompass([...remove, '--yes'])).code).toBe(0)
    expect(await list()).toEqual([])
  })

  test('that are not there can not be removed', async () => {
    expect(await roompass(['profiles', 'remove', 'Nobody', '--yes'])).toMatchObject({ code: 2, stdout: '' })
    expect((await roompass(['profiles', 'remove', '--yes'])).code).toBe(2)
  })

  test('without a keychain are not available', async () => {
    const bare = testCli(join(folder(), 'bare'), noKeychain())
    for (const args of [['list'], ['add', '--name', 'Acme', ...account], ['remove', 'Acme', '--yes']]) {
      expect(await bare(['profiles', ...args])).toMatchObject({ code: 3, stdout: '' })
    }
  })

  test('leave neither key nor name as text in the data folder', async () => {
    await add('Acme-to-be-searched-for')
    const data = join(folder(), 'data')
    const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      const content = readFileSync(join(file.parentPath, file.name))
      expect(content.includes('Acme-to-be'), file.name).toBe(false)
      expect(content.includes(testKey.slice(0, 12)), file.name).toBe(false)
    }
  })
})

describe('keys', () => {
  beforeEach(() => add('Acme'))

  test('are rotated: the new one is current, the old one previous', async () => {
    const rotated = await roompass(['keys', 'rotate', '--profile', 'Acme', '--key-stdin', '--label', 'New'], {
      stdin: `${otherKey}\n`,
    })
    expect(rotated).toMatchObject({ code: 0, stderr: '' })
    expect(rotated.stdout).toMatch(/^Added the key New \(.+, 33 bytes\) to Acme as its current key\.\n$/)
    const keys = await listKeys()
    expect(keys).toHaveLength(2)
    expect(keys).toContainEqual(expect.objectContaining({ label: 'New', status: 'current' }))
    expect(keys).toContainEqual(expect.objectContaining({ label: 'Developer key', status: 'previous' }))
  })

  test('that are added beside a current one are previous', async () => {
    const added = await roompass(['keys', 'add', '--profile', 'Acme', '--key-stdin'], { stdin: otherKey })
    expect(added.stdout).toContain('as its previous key')
  })

  test('have the same fingerprint when they are the same', async () => {
    await roompass(['keys', 'add', '--profile', 'Acme', '--key-stdin', '--key-encoding', 'hex'], {
      stdin: Buffer.from(testKey).toString('hex'),
    })
    const [first, second] = await listKeys()
    expect(first.fingerprint).toBe(second.fingerprint)
    expect(first.id).not.toBe(second.id)
  })

  test('are removed by id after a question, or with --yes', async () => {
    const [key] = await listKeys()
    const remove = ['keys', 'remove', '--profile', 'Acme', '--id', key.id]
    expect((await roompass(remove)).code).toBe(2)
    expect((await roompass(remove, { typed: ['no'] })).code).toBe(1)
    expect(await listKeys()).toHaveLength(1)
    const asked = await roompass(remove, { typed: ['yes'] })
    expect(asked.code).toBe(0)
    expect(asked.stderr).toContain(`(${key.fingerprint})`)
    expect(await listKeys()).toEqual([])
    expect((await roompass([...remove, '--yes'])).code).toBe(2)
  })

  test('are listed for a person with id, status and label, and never with the key', async () => {
    const [key] = await listKeys()
    const { stdout } = await roompass(['keys', 'list', '--profile', 'Acme'])
    expect(stdout).toContain(key.id)
    expect(stdout).toContain('Developer key')
    expect(stdout + JSON.stringify(key)).not.toContain(testKey)
  })

  test.each([
    ['no profile', ['list']],
    ['no key', ['add', '--profile', 'Acme']],
    ['a key as a word', ['add', '--profile', 'Acme', '--key-stdin', 'hunter2hunter2']],
    ['a key as an option', ['rotate', '--profile', 'Acme', '--key', 'hunter2hunter2']],
    ['an unknown profile', ['list', '--profile', 'Nobody']],
    ['no id', ['remove', '--profile', 'Acme', '--yes']],
  ])('with %s are wrong usage', async (_, args) => {
    const run = await roompass(['keys', ...args], { stdin: otherKey })
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toMatch(/^roompass: [^\n]+\n$/)
    expect(run.stderr).not.toContain('hunter2')
  })
})
