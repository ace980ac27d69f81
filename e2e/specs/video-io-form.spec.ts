import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { addProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

/** The words that issue for a user on the terminal. */
const issueFor = (user: string, profile = 'Videos staging') => [
  ...['issue', '--profile', profile, '--external-id', user],
  ...['--json', '--scope', 'videos.read'],
]

test('user identifiers are remembered for each profile, and offered', async ({
  launch,
  roompass,
  startVideoIoAccount,
}) => {
  const server = await startVideoIoAccount()
  await addProfile(roompass, 'video-io', 'Another app', server.apiToken, ['--api', server.origin])
  for (const [user, profile] of [
    ['user-4711', 'Videos staging'],
    ['Zoë / Köln', 'Videos staging'],
    ['somebody-else', 'Another app'],
  ] as const)
    expect((await roompass(issueFor(user, profile))).code).toBe(0)
  const app = await launch()
  let ui = shell(app.page)
  let form = ui.videoIo
  await ui.chooseProfile('Videos staging')

  await test.step('the last one first, and none of another profile', async () => {
    await form.openOffers()
    await expect(form.offers).toHaveText(['Zoë / Köln', 'user-4711'])
  })
  await test.step('one is found by its letters and taken by keyboard', async () => {
    await form.identifier.fill('koln')
    await expect(form.offers).toHaveText(['Zoë / Köln'])
    await form.identifier.press('ArrowDown')
    await form.identifier.press('Enter')
    await expect(form.identifier).toHaveValue('Zoë / Köln')
  })
  await test.step('any other may be typed, and is offered from then on', async () => {
    await form.identifier.fill('user-4712')
    await expect(form.offered).toBeHidden()
    await ui.issue.issue()
    await form.openOffers()
    await expect(form.offers).toHaveText(['user-4712', 'Zoë / Köln', 'user-4711'])
    await form.identifier.press('Escape')
  })
  await test.step('what the terminal issues is offered too, at once', async () => {
    expect((await roompass(issueFor('user-4713'))).code).toBe(0)
    await form.openOffers()
    await expect(form.offers).toHaveCount(4)
  })
  await test.step('after a restart they are still there', async () => {
    await app.restart()
    ui = shell(app.page)
    form = ui.videoIo
    await expect(form.identifier).toHaveValue('user-4712')
    await form.openOffers()
    await expect(form.offers).toHaveText(['user-4713', 'user-4712', 'Zoë / Köln', 'user-4711'])
    await form.identifier.press('Escape')
    await ui.chooseProfile('Another app')
    await form.openOffers()
    await expect(form.offers).toHaveText(['somebody-else'])
  })
})

test('an identifier that is nearly an earlier one is a warning with the earlier one in it', async ({
  launch,
  roompass,
  startVideoIoAccount,
}) => {
  const server = await startVideoIoAccount()
  // é as one character.
  const earlier = 'Ren\u00e9 4711'
  expect((await roompass(issueFor(earlier))).code).toBe(0)
  const app = await launch()
  const { issue, videoIo } = shell(app.page)
  const { identifier } = videoIo
  const warning = issue.finding(`videos made as “${earlier}” will not belong to this user`)

  for (const [name, twin] of [
    ['case', 'REN\u00c9 4711'],
    ['spaces', 'Ren\u00e94711'],
    ['spaces around it', ` ${earlier} `],
    ['normal form', 'Rene\u0301 4711'],
    ['all of them', ' rENE\u03014711'],
  ] as const) {
    await test.step(`it differs only in ${name}`, async () => {
      await identifier.fill(twin)
      await expect(warning).toContainText(
        'differs from one that was issued before only in case, spaces or normal form',
      )
    })
  }
  await test.step('the earlier one itself, and one that is another, are none', async () => {
    for (const other of [earlier, 'Ren\u00e9 4712', 'Rene 4711']) {
      await identifier.fill('REN\u00c9 4711')
      await expect(warning).toBeVisible()
      await identifier.fill(other)
      await expect(warning).toBeHidden()
    }
  })
  await test.step('a press takes the earlier one', async () => {
    await identifier.fill('ren\u00e9 4711')
    await warning.getByRole('button', { name: 'Use the earlier one' }).click()
    await expect(identifier).toHaveValue(earlier)
    await expect(warning).toBeHidden()
  })
  await test.step('it is a warning: the platform gets it as typed, to the letter', async () => {
    await identifier.fill('Rene\u0301 4711')
    await expect(warning).toBeVisible()
    await issue.issue()
    expect(server.state.sessions.at(-1)?.identity).toBe('Rene\u0301 4711')
  })
  await test.step('the terminal warns as well', async () => {
    const { code, stderr, ...cli } = await roompass([
      'issue',
      '--profile',
      'Videos staging',
      '--external-id',
      'rené 4711',
    ])
    expect(code).toBe(0)
    expect(stderr).toMatch(/^warning: .*videos made as “Rene?.{1,2} 4711” will not belong to this user/m)
    const told = (await roompass(issueFor('RENÉ 4711'))).json()
    expect(told).toMatchObject({
      findings: [{ level: 'warning', field: 'identity', source: expect.stringContaining('docs.video.io') }],
    })
    expect(cli.stdout).toContain('rené 4711')
  })
  await test.step('no identifier is an error: the platform gives no session', async () => {
    const asked = server.asked.length
    await identifier.fill('')
    await expect(identifier).toHaveAccessibleDescription(/User identifier \(identity\) is missing/)
    await expect(issue.button).toHaveAttribute('aria-disabled', 'true')
    await issue.button.press('Enter')
    await expect(identifier).toBeFocused()
    expect(server.asked).toHaveLength(asked)
  })
})

test('scopes are free words beside nine that are explained; what is asked for is shown', async ({
  launch,
  roompass,
  startVideoIoAccount,
}) => {
  const server = await startVideoIoAccount()
  const app = await launch()
  const ui = shell(app.page)
  const { issue, profiles, videoIo: form } = ui
  await form.identifier.fill('user-4711')

  await test.step('nine names, each with what is known of it', async () => {
    await expect(form.chips).toHaveText([
      ...['videos.admin.read', 'videos.read', 'videos.edit', 'videos.delete', 'videos.create'],
      ...['streams.admin.read', 'streams.read', 'streams.create', 'streams.delete'],
    ])
    await expect(issue.finding('what the user may then do is not documented')).toBeVisible()
    // The first move only tells that there is a mouse.
    await form.chip('videos.delete').hover()
    await form.chip('streams.admin.read').hover()
    await expect(app.page.getByRole('tooltip')).toHaveText(
      "not documented; by its name, to see every user's streams",
    )
    await form.chip('videos.read').focus()
    await expect(app.page.getByRole('tooltip')).toHaveText('not documented; by its name, to see videos')
  })
  await test.step('pressing and typing are the same', async () => {
    await form.chip('videos.read').click()
    await form.chip('streams.create').press('Space')
    await expect(form.scopes).toHaveValue('videos.read streams.create')
    await form.scopes.fill('videos.edit  own.scope')
    await expect(form.chip('videos.edit')).toHaveAttribute('aria-pressed', 'true')
    await expect(form.chip('videos.read')).toHaveAttribute('aria-pressed', 'false')
    await form.chip('videos.read').click()
    await form.chip('videos.edit').click()
    await expect(form.scopes).toHaveValue('own.scope videos.read')
  })
  await test.step('a word of one’s own is a hint, and goes as it is', async () => {
    await expect(issue.finding(/“own\.scope” is none of the nine/)).toBeVisible()
    await app.page.getByText('What the platform is asked for', { exact: true }).first().click()
    await expect(app.page.getByRole('form', { name: 'Draft' })).toContainText(
      /"own\.scope",\s*"videos\.read"/,
    )
    await issue.issue()
    expect(server.state.sessions.at(-1)).toMatchObject({
      identity: 'user-4711',
      scopes: ['own.scope', 'videos.read'],
    })
  })
  await test.step('no scopes are asked for as an empty list', async () => {
    await form.scopes.fill('')
    await issue.button.click()
    await expect.poll(() => server.state.sessions).toHaveLength(2)
    expect(server.state.sessions.at(-1)?.scopes).toEqual([])
  })
  await test.step('the documented generation takes none, which is said', async () => {
    server.speak({ generation: 'documented' })
    await ui.goTo('Profiles')
    await app.page.getByRole('button', { name: /Endpoint generation$/ }).click()
    await app.page.getByRole('option', { name: 'Documented: api.video.io' }).click()
    await profiles.save.click()
    await ui.goTo('Issue')
    await form.scopes.fill('videos.read')
    const warning = issue.finding('the documented API of this profile takes none')
    await expect(warning).toBeVisible()
    await issue.button.click()
    await expect.poll(() => server.state.sessions).toHaveLength(3)
    expect(server.state.sessions.at(-1)).toMatchObject({ identity: 'user-4711', scopes: null })
    await warning.getByRole('button', { name: 'Leave it empty' }).click()
    await expect(form.scopes).toHaveValue('')
    await expect(issue.findings).toHaveCount(0)
  })
  expect((await roompass(['history', '--json'])).json()).toHaveLength(3)
})
