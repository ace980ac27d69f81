import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import vectors from '../../shared/vectors/hs256.json' with { type: 'json' }
import { type MemoryStore, memoryStore } from '../keychain/memory.ts'
import { testCli } from './test-cli.ts'
import { folderForEachTest } from './test-folder.ts'
import { noKeychain } from './test-keychains.ts'

const testKey = 'test-developer-key-not-a-real-one'
const otherKey = 'another-test-key-that-is-not-real'
const mainJob = vectors.find(({ name }) => name === 'digital-samba: the main job')?.token ?? ''
const at = ['--at', '1700000000']

const folder = folderForEachTest()
let keychain: MemoryStore = memoryStore()
let roompass = testCli('', noKeychain())
beforeEach(() => {
  keychain = memoryStore()
  roompass = testCli(join(folder(), 'data'), keychain)
})

const team = ['--platform', 'digital-samba', '--team', '11111111-2222-4333-8444-555555555555']
const profile = (name: string, key: string) =>
  roompass(['profiles', 'add', ...team, '--name', name, '--key-stdin'], { stdin: key })

/** The token of the main job, signed with another key. */
function signedWith(key: string, hash = 'sha256'): string {
  const input = mainJob.slice(0, mainJob.lastIndexOf('.'))
  return `${input}.${createHmac(hash, key).update(input).digest('base64url')}`
}

describe('inspect --detective', () => {
  test('names the profile and the key that signed, out of those of every profile', async () => {
    await profile('Acme', otherKey)
    await profile('Beta', testKey)
    await roompass(['keys', 'rotate', '--profile', 'Beta', '--label', 'new', '--key-stdin'], {
      stdin: 'new test key',
    })
    const run = await roompass(['inspect', mainJob, '--detective', ...at])
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run.stdout).toMatch(
      /\nSignature: not checked.*\nDetective: Signed with “Beta”, previous key “[^”]*”\.\n/,
    )
  })

  test('names the mistake, and --json says it in parts', async () => {
    await profile('Acme', testKey)
    const run = await roompass(['inspect', signedWith(`${testKey}\n`), '--detective', ...at, '--json'])
    expect(run.code).toBe(0)
    expect(JSON.parse(run.stdout).detective).toMatchObject({
      signer: { profileName: 'Acme', status: 'current', algorithm: 'HS256', variant: 'newline-after' },
      keys: 1,
      unread: [],
    })
  })

  test('tries a key from standard input alone, and changes nothing of what is accepted', async () => {
    const bare = testCli(join(folder(), 'bare'), noKeychain())
    const token = signedWith(testKey, 'sha512')
    const run = await bare(['inspect', token, '--detective', '--key-stdin', ...at], { stdin: testKey })
    expect(run.code).toBe(1)
    expect(run.stdout).toContain('Signature: invalid')
    expect(run.stdout).toContain(
      'Detective: Signed with the key given, by HS512 although its header says otherwise.',
    )
  })

  test('goes beside a profile, whose keys alone decide', async () => {
    await profile('Acme', otherKey)
    await profile('Beta', testKey)
    const run = await roompass(['inspect', mainJob, '--profile', 'Acme', '--detective', ...at])
    expect(run.code).toBe(1)
    expect(run.stdout).toMatch(/Signature: invalid\nDetective: Signed with “Beta”, current key/)
  })

  test('says how many keys were tried where none fits, and which could not be read', async () => {
    await profile('Acme', otherKey)
    const before = new Set(keychain.entries.keys())
    await profile('Beta', 'a third test key')
    for (const name of keychain.entries.keys()) if (!before.has(name)) keychain.entries.delete(name)
    const run = await roompass(['inspect', mainJob, '--detective', ...at])
    expect(run.code).toBe(0)
    expect(run.stdout).toMatch(
      /Detective: No key fits; 1 key was tried\.\n {2}- Beta, .+ was not tried: its secret can not be read\.\n/,
    )
  })

  test('of a token without a signature says so', async () => {
    const run = await roompass([
      'inspect',
      `${mainJob.slice(0, mainJob.lastIndexOf('.'))}.`,
      '--detective',
      ...at,
    ])
    expect(run.stdout).toContain('Detective: Not signed: the part for the signature is empty.')
  })

  test('needs the keychain, but with a key given', async () => {
    const bare = testCli(join(folder(), 'bare'), noKeychain())
    expect(await bare(['inspect', mainJob, '--detective', ...at])).toMatchObject({ code: 3, stdout: '' })
  })
})
