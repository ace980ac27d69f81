import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, test } from 'vitest'
import { memoryStore } from '../keychain/memory.ts'
import { testCli } from './test-cli.ts'
import { folderForEachTest } from './test-folder.ts'
import { digitalSamba, testToken, videoIo } from './test-platforms.ts'

const folder = folderForEachTest()
let roompass = testCli('', memoryStore())
beforeEach(async () => {
  roompass = testCli(join(folder(), 'data'), memoryStore())
  await roompass(['profiles', 'add', '--name', 'Clinic', '--anonymous', ...digitalSamba()], {
    stdin: testToken,
  })
})

const issue = (name: string, id: string, ...args: string[]) =>
  roompass(['issue', '--profile', 'Clinic', '--room', 'r', '--name', name, '--external-id', id, ...args])
const list = async () =>
  JSON.parse((await roompass(['people', 'list', '--profile', 'Clinic', '--json'])).stdout)

describe('anonymous guests', () => {
  test('are issued under what leaves, and the summary says who that is', async () => {
    const { stdout } = await issue('Jane Smith', 'patient-1')
    const [person] = await list()
    expect(stdout).toMatch(/^Guest: +Jane Smith\nExternal id: +patient-1\n/)
    expect(stdout).toContain(`Leaves as:    ${person.aliasName}, ${person.aliasId}\n`)
    const { claims } = JSON.parse((await issue('Jane Smith', 'patient-1', '--json')).stdout)
    expect(claims).toMatchObject({ u: person.aliasName, ud: person.aliasId })
    expect(await list()).toHaveLength(1)
  })

  test('stand in the history under both names', async () => {
    await issue('Jane Smith', 'patient-1')
    const [{ aliasName }] = await list()
    expect((await roompass(['history'])).stdout).toContain(`Jane Smith (${aliasName})`)
    expect((await roompass(['current'])).stdout).toContain(`Jane Smith (${aliasName})`)
    expect(JSON.parse((await roompass(['history', '--json', '--search', 'jane'])).stdout)).toMatchObject([
      { name: aliasName, person: { name: 'Jane Smith' } },
    ])
  })

  test('can not be kept out of the history, as nobody could tell who they were', async () => {
    const run = await issue('Jane Smith', 'patient-1', '--no-history', '--token')
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(await list()).toEqual([])
  })
})

describe('people', () => {
  const find = (text: string) => roompass(['people', 'find', text, '--profile', 'Clinic'])

  test('are found by what they are called and by what leaves', async () => {
    await issue('Jane Smith', 'patient-1')
    await issue('Zoë Roe', 'patient-2')
    const people: { name: string; aliasName: string; aliasId: string; id: string }[] = await list()
    const jane = people.find(({ name }) => name === 'Jane Smith')
    expect(people).toHaveLength(2)
    for (const text of ['jane', 'patient-1', jane?.aliasName ?? '', jane?.aliasId ?? '']) {
      const { stdout } = await find(text)
      expect(stdout, text).toContain('Jane Smith')
      expect(stdout, text).not.toContain('Zoë')
      expect(stdout, text).toContain(jane?.id)
    }
    expect(await find('nobody')).toEqual({ code: 0, stdout: '', stderr: 'roompass: Nobody was found.\n' })
  })

  test('are forgotten after a question, for good', async () => {
    await issue('Jane Smith', 'patient-1')
    const [{ id, aliasName, aliasId }] = await list()
    const forget = ['people', 'forget', id]
    expect(await roompass(forget)).toMatchObject({ code: 2, stdout: '' })
    const no = await roompass(forget, { typed: [''] })
    expect(no).toMatchObject({ code: 1, stdout: '' })
    expect(no.stderr).toContain(`Forget who ${aliasName} is (Jane Smith)? This is final`)
    expect(await list()).toHaveLength(1)
    expect(await roompass(forget, { typed: ['y'] })).toMatchObject({
      code: 0,
      stdout: `Forgot who ${aliasName} is.\n`,
    })
    expect(await list()).toEqual([])
    const { stdout } = await roompass(['history', '--json'])
    expect(stdout).not.toContain('Jane')
    expect(stdout).toContain(aliasName)
    await issue('Jane Smith', 'patient-1')
    const [again] = await list()
    expect(again.aliasId).not.toBe(aliasId)
    expect(await roompass([...forget, '--yes'])).toMatchObject({ code: 2 })
  })

  test('of Video.io leave videos behind, which is said', async () => {
    const { account } = await videoIo()
    await roompass(['profiles', 'add', '--name', 'Videos', '--anonymous', ...account], { stdin: testToken })
    await roompass(['issue', '--profile', 'Videos', '--external-id', 'jane@example.com'])
    const found = await roompass(['people', 'find', 'jane', '--profile', 'Videos', '--json'])
    const [{ id }] = JSON.parse(found.stdout)
    const run = await roompass(['people', 'forget', id], { typed: ['y'] })
    expect(run.stderr).toContain('Videos of the old identifier stay on the platform')
    expect(run.stdout).toContain('Videos of the old identifier stay on the platform')
  })

  test.each(['csv', 'json'])('are exported as %s, with a word of what that is', async (format) => {
    await issue('=Jane', 'patient-1')
    const run = await roompass(['people', 'export', '--profile', 'Clinic', '--format', format])
    expect(run).toMatchObject({
      code: 0,
      stderr: 'roompass: What follows is plain text with the real names of people: keep it safe.\n',
    })
    const [{ aliasName }] = await list()
    if (format === 'json') expect(JSON.parse(run.stdout)).toMatchObject([{ name: '=Jane', aliasName }])
    else {
      const [head, row] = parse(run.stdout, { bom: true })
      expect(head?.slice(0, 3)).toEqual(['name', 'external id', 'alias'])
      expect(row?.slice(0, 3)).toEqual(["'=Jane", 'patient-1', aliasName])
      expect(run.stdout).toMatch(/"\r\n$/)
    }
  })

  test('can not steer the terminal that shows an export', async () => {
    await issue('a\u001b[2Jb', 'patient-1')
    const args = ['people', 'export', '--profile', 'Clinic', '--format', 'csv']
    expect((await roompass(args, { watched: true })).stdout).not.toContain('\u001b')
    expect((await roompass(args)).stdout).toContain('a\u001b[2Jb')
  })

  test.each([
    [['people']],
    [['people', 'adopt']],
    [['people', 'list']],
    [['people', 'find', '--profile', 'Clinic']],
    [['people', 'find', ' ', '--profile', 'Clinic']],
    [['people', 'list', '--profile', 'Nobody']],
    [['people', 'forget']],
    [['people', 'forget', 'no-such-id', '--yes']],
    [['people', 'export', '--profile', 'Clinic']],
    [['people', 'export', '--profile', 'Clinic', '--format', 'xml']],
  ])('that are not named well are wrong usage: %j', async (args) => {
    expect(await roompass(args)).toMatchObject({ code: 2, stdout: '' })
  })
})
