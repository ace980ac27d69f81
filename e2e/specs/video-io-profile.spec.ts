import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { shell } from '../pages/shell.ts'

const accepted = 'The platform accepts the API token'
const refused =
  'The platform does not accept the API token: compare it with the API TOKEN at dashboard.video.io'

test('a profile is made in the window: platform, endpoint generation, address, API token', async ({
  launch,
  startVideoIoServer,
}) => {
  test.setTimeout(120_000)
  const server = await startVideoIoServer({ dialect: { generation: 'documented' } })
  const app = await launch()
  const { page } = app
  let ui = shell(page)
  const { profiles } = ui
  const generation = page.getByRole('button', { name: /Endpoint generation$/ })
  const findings = page.getByRole('list', { name: 'Findings' })
  await page.getByRole('button', { name: 'Add a profile' }).click()

  await test.step('choosing the platform keeps what is typed already', async () => {
    await profiles.name.fill('Videos')
    await page.getByRole('group', { name: 'Environment' }).getByText('Development', { exact: true }).click()
    await profiles.choosePlatform('Video.io VideoKit')
    await expect(profiles.name).toHaveValue('Videos')
    await expect(page.getByRole('radio', { name: 'Development' })).toBeChecked()
    await expect(profiles.team, 'what other platforms ask for').toBeHidden()
    await expect(profiles.validity).toBeHidden()
  })

  await test.step('it is said to look dormant, with the source, and where the API token is', async () => {
    const notice = page.getByRole('status').filter({ hasText: 'Video.io looks dormant' })
    await expect(notice).toContainText('its last public activity was in May 2023')
    await expect(notice).toContainText(/Source: https:\/\/github\.com\/Video-io/)
    await expect(profiles.keysRegion).toContainText('at dashboard.video.io, under Apps, Your App, API TOKEN.')
  })

  await test.step('the endpoint generation is one of two', async () => {
    await expect(generation).toContainText('2021 code: gateway.video.io')
    await generation.click()
    await expect(page.getByRole('option')).toHaveText([
      '2021 code: gateway.video.io',
      'Documented: api.video.io',
    ])
    await page.getByRole('option', { name: 'Documented: api.video.io' }).click()
    await expect(generation).toContainText('Documented: api.video.io')
  })

  await test.step('the address is checked: the API token goes there', async () => {
    await profiles.openMore()
    for (const [address, says] of [
      ['http://gateway.video.io', /The API address is not https:\/\/ and a host/],
      ['https://gateway.video.io', /that of the other endpoint generation/],
      ['https://videos.example.com', /The API token will be sent to https:\/\/videos\.example\.com/],
    ] as const) {
      await profiles.api.fill(address)
      await profiles.api.blur()
      await expect(page.getByRole('main')).toContainText(says)
    }
    await profiles.api.fill(server.origin)
    await expect(findings).toBeHidden()
  })

  await test.step('the API token comes in by its dialog, and is not shown again', async () => {
    await profiles.saveNew.click()
    await expect(profiles.keyDialog).toContainText('Add the API token of Videos')
    await expect(profiles.keyDialog).toContainText('At dashboard.video.io, under Apps, Your App, API TOKEN.')
    await expect(profiles.keyDialog.getByRole('button', { name: /Encoding/ }), 'it is a text').toHaveCount(0)
    await profiles.keyDialog.getByRole('button', { name: 'Show me where' }).click()
    await expect.poll(() => app.opened()).toEqual(['https://docs.video.io/android/1.2.1/core-sessions'])
    await profiles.typeKey(server.apiToken)
    await expect(profiles.storedKey).toContainText(`${server.apiToken.length} bytes`)
    await profiles.done()
    await expect(profiles.keysRegion.getByRole('listitem')).toHaveCount(1)
    await expect(page.locator('body')).not.toContainText(server.apiToken)
  })

  await test.step('the check asks for a session that nobody gets, and says so', async () => {
    await expect(profiles.check).toContainText(
      `Asks ${new URL(server.origin).host} whether it accepts the current API token`,
    )
    await profiles.checkButton.click()
    await expect(profiles.check).toContainText(`${accepted}: it gave a session for the user roompass-check`)
    expect(server.asked).toEqual([expect.objectContaining({ scheme: 'app', secretIn: ['authorization'] })])
    expect(server.state.sessions).toEqual([expect.objectContaining({ identity: 'roompass-check' })])
  })

  await test.step('the other generation asks otherwise, which this server refuses', async () => {
    await generation.click()
    await page.getByRole('option', { name: '2021 code: gateway.video.io' }).click()
    await profiles.save.click()
    await profiles.checkButton.click()
    await expect(profiles.check).toContainText(
      `${refused}, under Apps, Your App, and the endpoint generation`,
    )
    expect(server.asked.at(-1)).toMatchObject({ scheme: 'bearer', secretIn: ['authorization'], status: 401 })
    server.speak({ generation: '2021' })
    await profiles.checkButton.click()
    await expect(profiles.check).toContainText(accepted)
  })

  await test.step('a regenerated API token takes the place of the one before', async () => {
    server.changeApiToken('another-test-api-token-not-a-real-one')
    await profiles.checkButton.click()
    await expect(profiles.check).toContainText(refused)
    await profiles.keysRegion.getByRole('button', { name: 'Rotate API token…' }).click()
    await app.setClipboard(server.apiToken)
    await app.answerDialog('Clear')
    await profiles.takeKey('From clipboard')
    await expect(profiles.storedKey).toContainText(`${server.apiToken.length} bytes`)
    await profiles.done()
    await expect(profiles.keysRegion.getByRole('listitem')).toHaveText([/current/, /previous/])
    await profiles.checkButton.click()
    await expect(profiles.check).toContainText(accepted)
  })

  await test.step('all of it is there after a restart, and the platform stays what it is', async () => {
    await app.restart()
    ui = shell(app.page)
    await ui.goTo('Profiles')
    await expect(ui.profiles.platforms).toHaveCount(0)
    await expect(app.page.getByRole('button', { name: /Endpoint generation$/ })).toContainText('2021 code')
    await expect(ui.profiles.api).toHaveValue(server.origin)
    await expect(app.page.getByRole('status').filter({ hasText: 'looks dormant' })).toBeVisible()
  })
})

test('without an API token nothing is issued, and one that can’t be sent is not', async ({
  launch,
  roompass,
  startVideoIoServer,
}) => {
  const server = await startVideoIoServer()
  const add = ['profiles', 'add', '--platform', 'video-io', '--name', 'Videos', '--api', server.origin]
  expect((await roompass(add)).code).toBe(0)
  const app = await launch()
  const { page } = app
  const { profiles, ...ui } = shell(page)

  await test.step('the form says where to add one', async () => {
    await ui.videoIo.identifier.fill('user-4711')
    const reason = 'Videos has no API token: add one under Profiles.'
    await expect(ui.issue.button).toHaveAccessibleDescription(reason)
    await expect(page.getByRole('region', { name: 'Result' })).toContainText(reason)
    await expect(ui.issue.button).toHaveAttribute('aria-disabled', 'true')
  })
  await test.step('an API token with a letter that can’t stand in a header', async () => {
    await ui.goTo('Profiles')
    await profiles.keysRegion.getByRole('button', { name: 'Add the API token…' }).click()
    await profiles.typeKey('töken-for-tests')
    await profiles.done()
    await profiles.checkButton.click()
    await expect(profiles.check).toContainText("The API token has a character that can't be sent")
    await ui.goTo('Issue')
    await ui.issue.button.click()
    await expect(page.getByRole('alert')).toContainText("The API token has a character that can't be sent")
  })
  expect(server.asked).toEqual([])
  expect((await roompass(['history', '--json'])).json()).toEqual([])
})
