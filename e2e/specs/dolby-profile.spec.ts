import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { shell } from '../pages/shell.ts'

const accepted = 'The platform accepts app key and app secret.'
const refused =
  'The platform does not accept this app key with this app secret: compare both with the dashboard, Applications section.'

test('a profile is made in the window, from the choice of the platform to the first token', async ({
  launch,
  roompass,
  startDolbyServer,
}) => {
  const server = await startDolbyServer()
  const { appKey, appSecret } = server.credentials
  const app = await launch()
  const { page } = app
  const { profiles, ...ui } = shell(page)
  const api = profiles.setting('API address')
  const comms = profiles.setting('Communications API address')
  await ui.goTo('Profiles')

  await test.step('the platform comes first, and it is said to be retired, with who says so', async () => {
    await expect(page.getByText('Dolby.io Communications is retired')).toBeHidden()
    await profiles.choosePlatform('Dolby.io Communications')
    const notice = page.getByText(/^Dolby\.io Communications is retired: .* its servers may not answer\./)
    await expect(notice).toContainText('Source: https://github.com/voxeet/comms-sdk-web-getting-started')
    await expect(profiles.setting('Team id')).toBeHidden()
    await expect(page.getByText('name the Dolby.io Communications account here')).toBeVisible()
  })
  await test.step('each field says where its value is', async () => {
    await expect(profiles.setting('App key')).toHaveAccessibleDescription(
      'In the Dolby.io dashboard, in the Applications section: select your application and copy its App key.',
    )
    await expect(api).toBeHidden()
    await profiles.openMore()
    await expect(api).toHaveAttribute('placeholder', 'https://api.dolby.io')
    await expect(api).toHaveAccessibleDescription(/^Leave it empty: it is https:\/\/api\.dolby\.io,/)
    await expect(comms).toHaveAttribute('placeholder', 'https://comms.api.dolby.io')
    await expect(comms).toHaveAccessibleDescription(/^Leave it empty: it is https:\/\/comms\.api\.dolby\.io,/)
  })
  await test.step('what can not work is said at its field, and nothing is saved', async () => {
    await profiles.name.fill('Dolby staging')
    await profiles.saveNew.click()
    await expect(profiles.setting('App key')).toHaveAccessibleDescription(/^The profile has no app key/)
    await profiles.setting('App key').fill(`${appKey}:both`)
    await expect(profiles.setting('App key')).toHaveAccessibleDescription(/^The app key has a colon/)
    await api.fill('http://192.0.2.1')
    await expect(api).toHaveAccessibleDescription(
      /^The API address is not https:\/\/ and a host, and the app/,
    )
    await comms.fill('ftp://comms.test')
    await expect(comms).toHaveAccessibleDescription(/and API tokens may go nowhere else/)
    await profiles.validity.fill('25h')
    await expect(profiles.validity).toHaveAccessibleDescription(/^The default validity is not between/)
    await profiles.saveNew.click()
    await expect(profiles.keyDialog).toBeHidden()
    expect((await roompass(['profiles', 'list', '--json'])).json()).toEqual([])
  })
  await test.step('base URLs are told where they are others', async () => {
    await profiles.setting('App key').fill(appKey)
    await api.fill('https://dolby.test')
    await expect(page.getByText('The app secret will be sent to https://dolby.test')).toBeVisible()
    await comms.fill('https://comms.dolby.test')
    await expect(page.getByText('API tokens will be sent to https://comms.dolby.test')).toBeVisible()
    await comms.fill('https://eu.comms.api.dolby.io')
    await expect(page.getByText('API tokens will be sent to'), 'a region of the platform').toBeHidden()
    await api.fill(server.origin)
    await comms.fill(server.comms)
    await expect(page.getByText('The app secret will be sent to')).toBeHidden()
    await profiles.validity.fill('24h')
    await profiles.saveNew.click()
  })

  await test.step('the app secret comes in through the dialog, and is nowhere in the window after it', async () => {
    const dialog = profiles.keyDialog
    await expect(dialog.getByRole('heading')).toHaveText('Add the app secret of Dolby staging')
    await expect(dialog).toContainText('In the Dolby.io dashboard, in the Applications section')
    await dialog.getByRole('button', { name: 'Show me where' }).click()
    await expect
      .poll(() => app.opened())
      .toEqual(['https://docs.dolby.io/communications-apis/docs/guides-api-authentication'])
    await profiles.typeKey(appSecret)
    await expect(profiles.storedKey).toContainText(`app secret 1: ${appSecret.length} bytes`)
    expect(await page.content()).not.toContain(appSecret)
    await profiles.done()
    await expect(profiles.keysRegion).toContainText('App secrets')
    await expect(profiles.keys).toContainText(['in the keychain'])
    await expect(profiles.platforms, 'a saved profile keeps its platform').toBeHidden()
    await expect(page.getByText('Dolby.io Communications is retired')).toBeVisible()
  })
  expect(server.asked, 'nobody was asked so far').toEqual([])

  await test.step('the button asks whether it is right', async () => {
    await expect(profiles.check).toContainText(
      `Asks ${new URL(server.origin).host} whether it accepts the app key with the current app secret`,
    )
    await expect(profiles.check).toContainText(
      `The app secret goes nowhere else; what it gave goes to ${new URL(server.comms).host}.`,
    )
    await profiles.checkButton.click()
    await expect(profiles.check).toContainText(accepted)
    await expect(profiles.check).toContainText('Checked just now.')
    expect(server.asked).toMatchObject([
      { host: 'api', method: 'POST', path: '/v1/auth/token', scheme: 'basic', status: 200 },
    ])
    expect(server.asked[0]?.secretIn).toEqual(['authorization'])
  })
  await test.step('another secret on the platform: refused, though an API token is remembered', async () => {
    server.changeAppSecret('another-test-app-secret-not-a-real-one')
    await profiles.checkButton.click()
    await expect(profiles.check).toContainText(refused)
  })
  await test.step('the new one takes its place, and issues', async () => {
    await profiles.keysRegion.getByRole('button', { name: 'Rotate app secret…' }).click()
    await profiles.typeKey('another-test-app-secret-not-a-real-one')
    await profiles.keyDialog.getByRole('button', { name: 'Issue a token' }).click()
    await ui.dolby.fill({ 'External id': 'crm-4711', 'Guest name': 'Jane Smith' })
    await expect(ui.dolby.field('Valid until')).toHaveValue('24h')
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
    expect(server.state.grants.at(-1)).toMatchObject({ purpose: 'session', externalId: 'crm-4711' })
  })
  await test.step('empty addresses are the documented ones', async () => {
    await ui.goTo('Profiles')
    await api.fill('')
    await comms.fill('')
    await profiles.save.click()
    await expect(profiles.check).toContainText('Asks api.dolby.io whether it accepts the app key')
    await expect(profiles.check).toContainText('what it gave goes to comms.api.dolby.io.')
  })
})

test('the terminal makes and checks the same profile', async ({ roompass, startDolbyServer }) => {
  const server = await startDolbyServer()
  const { appKey, appSecret } = server.credentials
  const add = (name: string, key: string, secret: string, ...options: string[]) =>
    roompass(
      ['profiles', 'add', '--platform', 'dolby', '--name', name, '--app-key', key, '--key-stdin', ...options],
      { stdin: secret },
    )
  const here = ['--api', server.origin, '--comms-api', server.comms]

  await test.step('with the same notice and the same refusals', async () => {
    const { code, stderr } = await add('Staging', appKey, appSecret, ...here)
    expect(code, stderr).toBe(0)
    expect(stderr).toMatch(
      /^warning: Dolby\.io Communications is retired: .*\(https:\/\/github\.com\/voxeet/m,
    )
    const elsewhere = await add('Elsewhere', appKey, appSecret, '--api', 'https://dolby.test')
    expect(elsewhere.stderr).toMatch(/^warning: The app secret will be sent to https:\/\/dolby\.test/m)
    const inTheClear = await add('In the clear', appKey, appSecret, '--api', 'http://192.0.2.1')
    expect(inTheClear.code).toBe(2)
    expect(inTheClear.stderr).toContain('The API address is not https:// and a host')
    const keyless = await roompass(['profiles', 'add', '--platform', 'dolby', '--name', 'Keyless'])
    expect(keyless.code).toBe(2)
    expect(keyless.stderr).toContain('--app-key')
    const tooLong = await add('Too long', appKey, appSecret, ...here, '--valid-for', '25h')
    expect(tooLong.code).toBe(2)
    expect(tooLong.stderr).toContain('The default validity is not between 1 second and 24 hours')
  })
  await test.step('right', async () => {
    const { code, stdout } = await roompass(['profiles', 'check', 'Staging'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(accepted) })
  })
  for (const [name, key, secret] of [
    ['Wrong secret', appKey, 'not-the-test-app-secret'],
    ['Wrong key', 'not-the-test-app-key', appSecret],
  ] as const) {
    await test.step(name, async () => {
      await add(name, key, secret, ...here)
      const { code, stdout } = await roompass(['profiles', 'check', name])
      expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining(refused) })
      const told = await roompass(['profiles', 'check', name, '--json'])
      expect(told.json()).toMatchObject({ outcome: 'key-refused', message: refused })
    })
  }
  expect((await roompass(['profiles', 'list'])).stdout).not.toMatch(/In the clear|Keyless|Too long/)
})
