import { parse } from 'csv-parse/sync'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'

interface Person {
  readonly id: string
  readonly name: string | null
  readonly externalId: string | null
  readonly aliasName: string
  readonly aliasId: string
  readonly participantId: string | null
}

test('people are listed, found both ways, exported and forgotten on the command line', async ({
  roompass,
}) => {
  await addTestProfile(roompass)
  const run = async (...args: string[]) => {
    const result = await roompass(args)
    expect(result.code, result.stderr).toBe(0)
    return result
  }
  const people = async (...args: string[]) =>
    (await run('people', ...args, '--profile', 'Acme', '--json')).json() as Person[]
  const issue = (...who: string[]) => run('issue', '--profile', 'Acme', '--room', 'lobby', '--token', ...who)

  await test.step('a profile is set to anonymous identities, and says so', async () => {
    const isAnonymous = async () => {
      const [profile] = (await run('profiles', 'list', '--json')).json() as { anonymous: boolean }[]
      return profile?.anonymous
    }
    expect(await isAnonymous()).toBe(false)
    await run('profiles', 'set', 'Acme', '--anonymous', 'on')
    expect(await isAnonymous()).toBe(true)
    expect(await people('list')).toEqual([])
  })

  await issue('--name', 'Jane Smith', '--external-id', 'crm-4711')
  await issue('--name', '=John')
  const [john, jane] = await people('list')
  if (john === undefined || jane === undefined) throw new Error('Nobody was listed.')

  await test.step('for a program, and for a person to read', async () => {
    expect(jane).toMatchObject({ name: 'Jane Smith', externalId: 'crm-4711', participantId: null })
    expect(jane.aliasId).toMatch(/^guest-[0-9a-z]{16}$/)
    expect(john).toMatchObject({ name: '=John', externalId: null })
    const { stdout } = await run('people', 'list', '--profile', 'Acme')
    const line = stdout.split('\n').find((one) => one.startsWith('Jane Smith'))
    for (const text of ['crm-4711', jane.aliasName, jane.aliasId, jane.id]) expect(line).toContain(text)
  })
  await test.step('found by what is real and by what left', async () => {
    for (const text of ['jane', 'CRM-4711', jane.aliasName.toLowerCase(), jane.aliasId])
      expect(await people('find', text)).toEqual([jane])
    const nobody = await run('people', 'find', 'nobody like that', '--profile', 'Acme')
    expect(nobody).toMatchObject({ stdout: '', stderr: 'roompass: Nobody was found.\n' })
  })
  await test.step('exported as plain text, which it says', async () => {
    const csv = await run('people', 'export', '--profile', 'Acme', '--format', 'csv')
    expect(csv.stderr).toMatch(/plain text with the real names of people/)
    expect(parse(csv.stdout, { bom: true, columns: true })).toMatchObject([
      { name: "'=John", 'external id': '', alias: john.aliasName, 'alias id': john.aliasId },
      { name: 'Jane Smith', 'external id': 'crm-4711', alias: jane.aliasName, 'alias id': jane.aliasId },
    ])
    const json = await run('people', 'export', '--profile', 'Acme', '--format', 'json')
    expect(json.stderr).toMatch(/plain text/)
    expect(json.json()).toMatchObject([
      { name: '=John', externalId: null, aliasId: john.aliasId },
      { name: 'Jane Smith', externalId: 'crm-4711', aliasId: jane.aliasId },
    ])
  })
  await test.step('forgotten only where that is said: without anybody to ask, --yes is needed', async () => {
    const refused = await roompass(['people', 'forget', jane.id])
    expect(refused.code).not.toBe(0)
    expect(refused.stderr).toContain('--yes')
    expect(await people('list')).toHaveLength(2)
    const { stdout } = await run('people', 'forget', jane.id, '--yes')
    expect(stdout).toBe(`Forgot who ${jane.aliasName} is.\n`)
    expect(await people('list')).toEqual([john])
    expect((await run('history', '--search', 'jane')).stdout).not.toContain('Jane')
    expect((await roompass(['people', 'forget', jane.id, '--yes'])).code).toBe(2)
  })
  await test.step('and issued for again, with a new pair', async () => {
    await issue('--name', 'Jane Smith', '--external-id', 'crm-4711')
    const [again] = await people('find', 'jane')
    expect(again).toMatchObject({ name: 'Jane Smith', externalId: 'crm-4711' })
    expect(again?.aliasId).not.toBe(jane.aliasId)
  })
  await test.step('set back, it sends what is typed, and keeps who was who', async () => {
    await run('profiles', 'set', 'Acme', '--anonymous', 'off')
    const { stdout } = await issue('--name', 'Jane Smith', '--external-id', 'crm-4711')
    const payload = JSON.parse(Buffer.from(stdout.split('.')[1] ?? '', 'base64url').toString())
    expect(payload).toMatchObject({ u: 'Jane Smith', ud: 'crm-4711' })
    expect(await people('list')).toHaveLength(2)
  })
})

test('an issue that is not recorded is refused for anonymous identities, and no platform hears of it', async ({
  roompass,
  startDolbyAccount,
  startVideoIoAccount,
}) => {
  await addTestProfile(roompass)
  await roompass(['profiles', 'set', 'Acme', '--anonymous', 'on'])
  const dolby = await startDolbyAccount({}, ['--anonymous'])
  const videoIo = await startVideoIoAccount({}, ['--anonymous'])

  for (const [profile, ...more] of [
    ['Acme', '--room', 'lobby', '--name', 'Jane Smith'],
    ['Dolby staging', '--name', 'Jane Smith'],
    ['Videos staging', '--external-id', 'jane@example.com'],
  ] as const) {
    const refused = await roompass(['issue', '--profile', profile, ...more, '--no-history'])
    expect.soft(refused, profile).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/without a record nobody could tell later who it was: record it/),
    })
    const people = await roompass(['people', 'list', '--profile', profile, '--json'])
    expect.soft(people.json(), profile).toEqual([])
  }

  expect([...dolby.asked, ...videoIo.asked]).toEqual([])
  expect((await roompass(['history', '--json'])).json()).toEqual([])
})
