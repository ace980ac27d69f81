import { join } from 'node:path'
import { expect, test } from 'vitest'
import { labOf } from '../../shared/platforms/labs.ts'
import { memoryStore } from '../keychain/memory.ts'
import { testCli } from './test-cli.ts'
import { folderForEachTest } from './test-folder.ts'
import { noKeychain } from './test-keychains.ts'

const folder = folderForEachTest()
const roompass = (...args: string[]) => testCli(join(folder(), 'data'), memoryStore())(['cases', ...args])

const library = labOf('digital-samba').cases

test('lists every case of a platform, without keychain and history', async () => {
  const bare = testCli(join(folder(), 'data'), noKeychain())
  const run = await bare(['cases', 'list', '--platform', 'digital-samba', '--json'])
  expect(run).toMatchObject({ code: 0, stderr: '' })
  const listed = JSON.parse(run.stdout)
  expect(listed.map(({ id }: { id: string }) => id)).toEqual(library.map(({ id }) => id))
  const { id, title, group, expected, reason, source } = library[0] ?? {}
  expect(listed[0]).toMatchObject({ id, title, group, platform: 'digital-samba', expected, reason, source })
})

test('lists a group, or several', async () => {
  const run = await roompass('list', '--platform', 'digital-samba', '--group', 'time', '--group', 'key')
  expect(run.stdout).toMatch(/^ID +GROUP +EXPECTED +(NEEDS +)?TITLE\n/)
  const groups = new Set(
    run.stdout
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(/ +/)[1]),
  )
  expect([...groups].sort()).toEqual(['key', 'time'])
})

test('lists every platform where none is named', async () => {
  const { stdout } = await roompass('list')
  expect(stdout).toMatch(/^ID +GROUP +EXPECTED +PLATFORM /)
})

test('says that there is no such group or platform', async () => {
  expect(await roompass('list', '--platform', 'digital-samba', '--group', 'nope')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no group “nope”. There are: time, '),
  })
  expect(await roompass('list', '--platform', 'nope')).toMatchObject({ code: 2 })
  expect(await roompass('list', 'word')).toMatchObject({ code: 2 })
})

test('has own cases with --own', async () => {
  expect(await roompass('list', '--platform', 'digital-samba', '--group', 'own')).toMatchObject({
    code: 0,
    stdout: '',
    stderr: 'roompass: There is no such case.\n',
  })
  const all = await roompass('list', '--own', '--platform', 'digital-samba', '--json')
  expect(JSON.parse(all.stdout)).toHaveLength(library.length)
})

test('without an action, or with another, says which there are', async () => {
  for (const args of [[], ['sign']]) {
    expect(await roompass(...args)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('list, make, run'),
    })
  }
  const help = await roompass('--help')
  expect(help).toMatchObject({ code: 0, stderr: '' })
  expect(Math.max(...help.stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120)
})
