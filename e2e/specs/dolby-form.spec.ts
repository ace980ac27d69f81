import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { shell } from '../pages/shell.ts'
import type { Dolby } from '../servers/dolby/start.ts'

const given = ({ state }: Dolby) => state.grants.filter(({ purpose }) => purpose === 'session')
const issue = (...options: string[]) => ['issue', '--profile', 'Dolby staging', ...options]
const avatar = 'https://pictures.test/jane.png?size=96'

test('name and avatar are not in the token: that is said, and they go everywhere else', async ({
  launch,
  roompass,
  startDolbyAccount,
}) => {
  const server = await startDolbyAccount()
  const app = await launch()
  const { issue: ui, dolby, history, ...window } = shell(app.page)

  await test.step('the form says so, and shows tile and ParticipantInfo of them', async () => {
    await expect(dolby.field('Guest name')).toHaveAccessibleDescription(
      /^Not in the token: your page gives it to/,
    )
    await expect(dolby.field('Avatar')).toHaveAccessibleDescription(
      /^Not in the token: your page gives the addr/,
    )
    await expect(dolby.participantInfo).toContainText('what every other participant will see')
    for (const name of ['externalId', 'name', 'avatarUrl'] as const)
      await expect(dolby.shown(name)).toHaveText('none')
    await dolby.fill({ 'External id': 'crm-4711', 'Guest name': 'Jane Smith', Avatar: avatar })
    await expect(ui.largeTile).toContainText('JS')
    await expect(ui.largeTile).toContainText('Jane Smith')
    await expect(dolby.shown('externalId')).toHaveText('crm-4711')
    await expect(dolby.shown('name')).toHaveText('Jane Smith')
    await expect(dolby.shown('avatarUrl')).toHaveText(avatar)
  })
  await test.step('the form shows apart what is asked for and what the SDK is given', async () => {
    await app.page.getByText('What the platform is asked for', { exact: true }).first().click()
    const asked = app.page.getByRole('figure', { name: 'All of it, as it would be asked for now' })
    await expect(asked).toContainText('"externalId": "crm-4711"')
    await expect(asked).not.toContainText('Jane Smith')
    const given = app.page.getByRole('figure', { name: 'What your page gives to the SDK' })
    await expect(given).toContainText('"name": "Jane Smith"')
    await expect(given).toContainText(`"avatarUrl": "${avatar}"`)
    await expect(given).not.toContainText('crm-4711')
  })
  const card = await ui.issue()
  await test.step('the platform is not told of them', async () => {
    const request = server.asked.find(({ path }) => path === '/v2/client-access-token')
    expect(request?.fields.toSorted()).toEqual(['expiresIn', 'expires_in', 'externalId', 'sessionScope'])
    const payload = given(server)[0]?.token.split('.')[1] ?? ''
    expect(Buffer.from(payload, 'base64url').toString()).not.toMatch(/Jane|pictures/)
    await card.getByText('Decoded', { exact: true }).click()
    await expect(card.getByRole('figure', { name: 'Claims', exact: true })).not.toContainText('Jane Smith')
  })
  await test.step('the snippet hands them to the SDK', async () => {
    await card.getByText('Use it in code', { exact: true }).click()
    const code = card.getByRole('figure', { name: 'Code: Web' })
    await expect(code).toContainText(given(server)[0]?.token ?? '(no token)')
    await expect(code).toContainText("name: 'Jane Smith'")
    await expect(code).toContainText(`avatarUrl: '${avatar}'`)
  })
  await test.step('the history keeps them', async () => {
    await window.goTo('History')
    await history.open('Jane Smith')
    await expect(history.detail.getByRole('figure', { name: /^Tile of/ })).toContainText('JS')
    await expect(history.fact('External id')).toHaveText('crm-4711')
    await expect(
      history.detail.getByRole('figure', { name: 'What your page gives to the SDK' }),
    ).toContainText(avatar)
    const { id } = ((await roompass(['history', '--json'])).json() as { id: string }[])[0] ?? { id: '' }
    const { stdout } = await roompass(['get', id])
    expect(stdout).toMatch(/^Guest: +Jane Smith$/m)
    expect(stdout).toMatch(/^Given to the SDK by the client: \{/m)
    expect((await roompass(['snippet', id, '--language', 'web'])).stdout).toContain("name: 'Jane Smith'")
  })
})

const scopes = [
  ['conf:create', 'create a conference'],
  ['notifications:set', 'subscribe to events, such as invitations'],
  ['file:convert', 'convert files to show them'],
  ['session:update', 'change the own name and avatar during the session'],
  ['*', 'everything'],
] as const

test('the five scopes are chosen with what they mean, and others are warned of', async ({
  launch,
  roompass,
  startDolbyAccount,
}) => {
  const server = await startDolbyAccount()
  const app = await launch()
  const { issue: ui, dolby } = shell(app.page)
  const typed = dolby.field('Session scopes')
  await dolby.fill({ 'External id': 'crm-1', 'Guest name': 'Jane' })

  await test.step('each says what it is for', async () => {
    // The first move only tells that there is a mouse.
    await dolby.scope('*').hover()
    for (const [name, meaning] of scopes) {
      await dolby.scope(name).hover()
      await expect(app.page.getByRole('tooltip')).toHaveText(meaning)
    }
    await dolby.field('Guest name').hover()
    await expect(app.page.getByRole('tooltip')).toBeHidden()
  })
  await test.step('a press puts it in or takes it out', async () => {
    await expect(typed).toHaveValue('conf:create notifications:set')
    await expect(dolby.scope('conf:create')).toHaveAttribute('aria-pressed', 'true')
    await expect(dolby.scope('session:update')).toHaveAttribute('aria-pressed', 'false')
    await dolby.scope('conf:create').click()
    await dolby.scope('session:update').click()
    await dolby.scope('file:convert').click()
    await expect(typed).toHaveValue(
      /^notifications:set (session:update file:convert|file:convert session:update)$/,
    )
    await ui.issue()
    expect(given(server)[0]?.scopes?.toSorted()).toEqual([
      'file:convert',
      'notifications:set',
      'session:update',
    ])
  })
  await test.step('a word that is none is warned of, as the platform leaves it out without a word', async () => {
    await typed.fill('conf:create CONF:Destroy')
    await expect(ui.finding(/has CONF:Destroy, which the platform leaves out without a word/)).toBeVisible()
    await typed.fill('Conf:Create')
    const finding = ui.finding(/has Conf:Create, which the platform leaves out without a word/)
    await finding.getByRole('button', { name: 'Use lower case' }).click()
    await expect(typed).toHaveValue('conf:create')
    await expect(finding).toBeHidden()
  })
  await test.step('everything is a remark, by its name or by none', async () => {
    await dolby.scope('*').click()
    await expect(ui.finding('has *, which allows everything')).toBeVisible()
    await typed.fill('')
    await expect(ui.finding('is empty, which as far as known allows everything')).toBeVisible()
    await ui.button.click()
    await expect(ui.issuedBefore).toHaveCount(1)
    expect(server.asked.at(-1)?.fields, 'nothing is asked for').not.toContain('sessionScope')
  })
  await test.step('the terminal takes them one by one, or together', async () => {
    const options = [
      '--external-id',
      'crm-2',
      '--scope',
      'conf:create',
      '--scope',
      'file:convert session:update',
    ]
    expect((await roompass(issue(...options))).code).toBe(0)
    expect(given(server).at(-1)?.scopes).toEqual(['conf:create', 'file:convert', 'session:update'])
    const { stderr } = await roompass(issue('--external-id', 'crm-3', '--scope', 'Conf:create'))
    expect(stderr).toMatch(
      /^warning: Session scopes \(sessionScope\) has Conf:create, which the platform leaves/m,
    )
  })
})

test('a token is asked for from a second to a day', async ({ launch, roompass, startDolbyAccount }) => {
  test.setTimeout(90_000)
  const server = await startDolbyAccount()
  const app = await launch()
  const { issue: ui, dolby } = shell(app.page)
  const until = dolby.field('Valid until')
  await dolby.fill({ 'External id': 'crm-1', 'Guest name': 'Jane' })
  const lifetime = () => {
    const grant = given(server).at(-1)
    return (grant?.expiresAt ?? 0) - (grant?.issuedAt ?? 0)
  }

  for (const { text, seconds } of [
    { text: '1s', seconds: 1 },
    { text: '24h', seconds: 86_400 },
  ]) {
    await test.step(text, async () => {
      const before = given(server).length
      await until.fill(text)
      await expect(until).not.toHaveAttribute('aria-invalid', 'true')
      await ui.button.click()
      await expect.poll(() => given(server).length).toBe(before + 1)
      expect(lifetime()).toBe(seconds)
      expect((await roompass(issue('--external-id', 'crm-2', '--expires', text, '--token'))).code).toBe(0)
      expect(lifetime()).toBe(seconds)
    })
  }
  for (const { text, says } of [
    { text: '0s', says: 'is not in the future, and the platform makes no token for less than a second' },
    { text: '-1s', says: 'is not in the future, and the platform makes no token for less than a second' },
    { text: '86401s', says: 'is 1 s beyond the 24 hours for which the platform makes a token at most' },
    { text: 'tomorow', says: 'Valid until (expires_in): ' },
  ]) {
    await test.step(text, async () => {
      const before = server.asked.length
      await until.fill(text)
      await expect(until).toHaveAccessibleDescription(new RegExp(says.replaceAll(/[()]/g, String.raw`\$&`)))
      await expect(ui.button).toHaveAttribute('aria-disabled', 'true')
      const cli = await roompass(issue('--external-id', 'crm-2', `--expires=${text}`))
      expect({ code: cli.code, stdout: cli.stdout }).toEqual({ code: 1, stdout: '' })
      expect(cli.stderr).toContain(says)
      expect(server.asked).toHaveLength(before)
    })
  }
  await test.step('without one the platform has its hour', async () => {
    await until.fill('')
    await expect(ui.finding('is empty: the platform makes a token for one hour.')).toBeVisible()
    await ui.button.click()
    await expect.poll(lifetime).toBe(3600)
    expect(server.asked.at(-1)?.fields.filter((name) => /^expires/.test(name))).toEqual([])
  })
})

test('the terminal issues from a stored profile, and without one', async ({
  roompass,
  startDolbyAccount,
}) => {
  const server = await startDolbyAccount()
  const { appKey, appSecret } = server.credentials
  const adHoc = (...options: string[]) =>
    roompass(
      [
        ...['issue', '--platform', 'dolby', '--app-key', appKey, '--key-stdin'],
        ...['--api', server.origin, '--comms-api', server.comms, ...options],
      ],
      { stdin: appSecret },
    )

  await test.step('with a profile', async () => {
    const { code, stdout } = await roompass(issue('--external-id', 'crm-1', '--name', 'Jane Smith'))
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Guest: +Jane Smith$/m)
    expect(stdout).toMatch(/^External id: +crm-1$/m)
    expect(stdout).toMatch(/^Valid until: .*, as the platform says$/m)
    expect(stdout).toContain('The token is a credential until it expires: whoever has it can use it.')
    const link = await roompass(issue('--external-id', 'crm-1', '--link'))
    expect(link.code).toBe(2)
    expect(link.stderr).toContain('Dolby.io Communications has no join link: ask for the token with --token.')
    const room = await roompass(issue('--external-id', 'crm-1', '--room', 'lobby'))
    expect(room.code).toBe(2)
    expect(room.stderr).toContain('The option --room is not one of Dolby.io Communications.')
  })
  await test.step('without one', async () => {
    const { code, stdout, stderr } = await adHoc('--external-id', 'crm-2', '--name', 'Zoë', '--token')
    expect(code, stderr).toBe(0)
    expect(stdout.trim()).toBe(given(server).at(-1)?.token)
    expect(given(server).at(-1)).toMatchObject({ externalId: 'crm-2' })
    const [recorded] = (await roompass(['history', '--json'])).json() as { id: string; profileName: string }[]
    expect(recorded).toMatchObject({ profileName: 'command line', externalId: 'crm-2', origin: 'fetched' })
    const kept = await roompass(['kept', recorded?.id ?? ''])
    expect(kept.code).toBe(2)
    expect(kept.stderr).toContain(
      "The profile of this session is not there any more, so its platform can't be asked.",
    )
  })
  await test.step('and tells what is missing', async () => {
    const keyless = await roompass(['issue', '--platform', 'dolby', '--app-key', appKey])
    expect(keyless.code).toBe(2)
    expect(keyless.stderr).toContain('Without --profile the app secret comes in with --key-stdin.')
    const nameless = await roompass(['issue', '--platform', 'dolby', '--key-stdin'], { stdin: appSecret })
    expect(nameless.code).toBe(2)
    expect(nameless.stderr).toContain('The option --app-key is missing.')
  })
  await test.step('with the wrong secret nothing is recorded', async () => {
    server.changeAppSecret('another-test-app-secret-not-a-real-one')
    const { code, stdout, stderr } = await adHoc('--external-id', 'crm-3')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('The platform does not accept this app key with this app secret (401)')
    expect((await roompass(['history', '--json'])).json()).toHaveLength(2)
  })
})
