import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'

test('the terminal issues for Video.io without a stored profile', async ({
  roompass,
  startVideoIoServer,
}) => {
  const server = await startVideoIoServer()
  const stdin = `${server.apiToken}\n`
  const adHoc = ['issue', '--platform', 'video-io', '--api', server.origin, '--key-stdin']

  await test.step('of the 2021 code, with scopes, the API token piped in', async () => {
    const args = [...adHoc, '--external-id', 'user-4711', '--scope', 'videos.read', '--scope', 'own.scope']
    const { code, stdout, stderr } = await roompass(args, { stdin })
    const [session] = server.state.sessions
    expect({ code, session }).toMatchObject({
      code: 0,
      session: { identity: 'user-4711', scopes: ['videos.read', 'own.scope'] },
    })
    expect(stdout).toMatch(/^User identifier: +user-4711$/m)
    expect(stdout).toMatch(/^Valid until: .*, as the platform says$/m)
    expect(stdout).toContain('the token is opaque, and only the platform can read it')
    expect(stdout).toContain(session?.token)
    expect(stdout).toContain('The token is a credential until it expires')
    expect(stdout + stderr).not.toContain(server.apiToken)
    expect(stderr).toMatch(/^hint: .*“own\.scope” is none of the nine/m)
    expect(server.asked.at(-1)).toMatchObject({ scheme: 'bearer', secretIn: ['authorization'] })
  })
  await test.step('as documented, for a program', async () => {
    server.speak({ generation: 'documented' })
    const args = [...adHoc, '--generation', 'documented', '--external-id', 'Zoë 😀', '--json']
    const { code, stderr, ...cli } = await roompass(args, { stdin })
    expect(code, stderr).toBe(0)
    const [, session] = server.state.sessions
    expect(cli.json()).toMatchObject({
      token: session?.token,
      link: null,
      header: {},
      claims: {},
      asked: { identity: 'Zoë 😀' },
      validUntil: null,
      isEndUnknown: true,
    })
    expect(session?.identity).toBe('Zoë 😀')
    expect(server.asked.at(-1)).toMatchObject({ scheme: 'app', secretIn: ['authorization'] })
  })
  await test.step('the token alone, and nothing recorded', async () => {
    const args = [
      ...adHoc,
      '--generation',
      'documented',
      '--external-id',
      'user-4712',
      '--token',
      '--no-history',
    ]
    const { stdout } = await roompass(args, { stdin })
    expect(stdout).toBe(`${server.state.sessions.at(-1)?.token}\n`)
    expect((await roompass(['history', '--json'])).json()).toMatchObject([
      { externalId: 'Zoë 😀', state: 'unknown-end', platform: 'video-io', origin: 'fetched' },
      { externalId: 'user-4711', state: 'valid' },
    ])
    const list = (await roompass(['history'])).stdout
    expect(list).toMatch(/unknown-end +Zoë 😀 .*end unknown/)
  })

  const asked = server.asked.length
  for (const { name, args, says } of [
    { name: 'no identifier', args: adHoc, says: /--external-id/ },
    {
      name: 'a room',
      args: [...adHoc, '--external-id', 'a', '--room', 'lobby'],
      says: /--room.*Video\.io VideoKit|Video\.io VideoKit.*--room/,
    },
    {
      name: 'an end',
      args: [...adHoc, '--external-id', 'a', '--expires', '2h'],
      says: /--expires.*Video\.io VideoKit|Video\.io VideoKit.*--expires/,
    },
    { name: 'a link', args: [...adHoc, '--external-id', 'a', '--link'], says: /Video\.io VideoKit.*link/ },
    {
      name: 'a generation that there is not',
      args: [...adHoc, '--external-id', 'a', '--generation', '2020'],
      says: /--generation.*2021.*documented/,
    },
    {
      name: 'the API token on the command line',
      args: [...adHoc.slice(0, -1), '--external-id', 'a', '--api-token', 'test'],
      says: /secret|--key-stdin|stdin/,
    },
    {
      name: 'no API token',
      args: [...adHoc.slice(0, -1), '--external-id', 'a'],
      says: /the API token comes in with --key-stdin/,
    },
    {
      name: 'an address without https',
      args: [
        'issue',
        '--platform',
        'video-io',
        '--api',
        'http://192.0.2.1',
        '--key-stdin',
        '--external-id',
        'a',
      ],
      says: /API address/,
    },
  ])
    await test.step(`${name} is refused before anybody is asked`, async () => {
      const { code, stdout, stderr } = await roompass(args, { stdin })
      expect(stdout).toBe('')
      expect(stderr).toMatch(says)
      expect(code).not.toBe(0)
    })
  expect(server.asked).toHaveLength(asked)
})

test('a stored profile of Video.io is added, checked and used on the terminal', async ({
  roompass,
  startVideoIoServer,
}) => {
  const server = await startVideoIoServer({ dialect: { generation: 'documented' } })
  const add = (name: string, ...settings: string[]) =>
    roompass(
      [
        'profiles',
        'add',
        '--platform',
        'video-io',
        '--name',
        name,
        '--api',
        server.origin,
        '--key-stdin',
        ...settings,
      ],
      { stdin: server.apiToken },
    )

  await test.step('adding says that the platform looks dormant, and who says so', async () => {
    const { code, stdout, stderr } = await add('Videos', '--generation', 'documented')
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Added the profile Videos.\n' })
    expect(stderr).toMatch(
      /^warning: Video\.io looks dormant: .*May 2023.*\(https:\/\/github\.com\/Video-io/m,
    )
    await add('Videos of 2021')
  })
  await test.step('the check says whether the API token is accepted, in both generations', async () => {
    const right = await roompass(['profiles', 'check', 'Videos'])
    expect(right.code).toBe(0)
    expect(right.stdout).toContain(
      'The platform accepts the API token: it gave a session for the user roompass-check',
    )
    expect(right.stderr).toBe('')
    expect((await roompass(['profiles', 'check', 'Videos', '--json'])).json()).toMatchObject({
      outcome: 'accepted',
    })
    const wrong = await roompass(['profiles', 'check', 'Videos of 2021'])
    expect(wrong.code).toBe(1)
    expect(wrong.stdout).toContain('The platform does not accept the API token: compare it')
    server.speak({ generation: '2021' })
    expect((await roompass(['profiles', 'check', 'Videos of 2021'])).code).toBe(0)
    expect((await roompass(['profiles', 'check', 'Videos', '--json'])).json()).toMatchObject({
      outcome: 'key-refused',
    })
    expect((await roompass(['history', '--json'])).json(), 'a check is no session').toEqual([])
  })
  await test.step('issuing with it', async () => {
    const args = [
      'issue',
      '--profile',
      'Videos of 2021',
      '--external-id',
      'user-4711',
      '--scope',
      'videos.read',
    ]
    const { code, stderr, ...cli } = await roompass([...args, '--json'])
    expect(code, stderr).toBe(0)
    const session = server.state.sessions.at(-1)
    expect(cli.json()).toMatchObject({
      token: session?.token,
      asked: { identity: 'user-4711', scopes: ['videos.read'] },
      validUntil: session?.expiresAt,
      isEndUnknown: false,
      findings: [],
    })
    expect(session).toMatchObject({ identity: 'user-4711', scopes: ['videos.read'] })
  })
  await test.step('its own settings are not given a second time', async () => {
    const { code, stderr } = await roompass([
      ...['issue', '--profile', 'Videos', '--external-id', 'user-4711'],
      ...['--generation', '2021'],
    ])
    expect(code).toBe(2)
    expect(stderr).toContain('The option --generation does not go with --profile')
  })
})
