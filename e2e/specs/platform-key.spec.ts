import { canaryKey } from '../canary/canary.ts'
import { filesBelow, wordsOf } from '../canary/disk.ts'
import { findCanaries } from '../canary/search.ts'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/platform.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'
import { startOutside } from '../servers/outside.ts'

const accepted = 'The platform accepts team id and key.'
const keyRefused = 'The platform does not accept the key: compare it with the developer key in the dashboard'

test('the developer key goes to the API host of the profile and nowhere else', async ({
  launch,
  roompass,
  startPlatform,
}) => {
  test.setTimeout(180_000)
  const key = canaryKey('the developer key')
  const platform = await startPlatform()
  platform.changeDeveloperKey(key.text)
  const outside = await startOutside()
  const elsewhere = await startPlatform()
  await addTestProfile(roompass, { key: key.text, api: platform.origin })
  const said: string[] = []
  const app = await launch()
  const { profiles, issue, ...ui } = shell(app.page)
  await ui.goTo('Profiles')
  const notFollowed = (origin: string) =>
    `The platform answered with a redirect to ${new URL(origin).host}, which is not followed, because the key must not go there: check the API address.`

  for (const status of [301, 302, 303, 307, 308] as const) {
    await test.step(`a redirect with ${status} is not followed`, async () => {
      const fault = platform.fault(
        { kind: 'redirect', to: `${outside.origin}/api/v1/rooms`, status },
        { times: 1 },
      )
      await profiles.checkButton.click()
      await fault.reached()
      await expect(profiles.check.getByRole('alert')).toHaveText(notFollowed(outside.origin))
      said.push(await app.page.locator('body').innerText())
    })
  }
  await test.step('neither from the list of rooms, one room, nor the command line', async () => {
    platform.fault({ kind: 'redirect', to: `${elsewhere.origin}/api/v1/rooms?limit=100` })
    await ui.goTo('Issue')
    await issue.rooms.open()
    await issue.rooms.action.click()
    await expect(issue.rooms.popup).toContainText(notFollowed(elsewhere.origin))
    await issue.fill({ rd: 'product-demo' })
    await issue.lookUp.click()
    await expect(issue.field('rd')).toHaveAccessibleDescription(/which is not followed/)
    const cli = await roompass(['profiles', 'check', 'Acme'])
    expect(cli.code).toBe(3)
    expect(cli.stderr).toContain(notFollowed(elsewhere.origin))
    said.push(cli.stdout, cli.stderr, await app.page.locator('body').innerText())
    platform.clearFaults()
  })
  expect(outside.asked, 'not even a connection').toEqual([])
  expect(elsewhere.asked).toEqual([])

  await test.step('a refusal does not repeat it', async () => {
    platform.changeDeveloperKey(testKey)
    const cli = await roompass(['profiles', 'check', 'Acme'])
    expect(cli.stdout).toContain(keyRefused)
    said.push(cli.stdout, cli.stderr)
  })

  await test.step('http to another computer is refused when the profile is saved', async () => {
    const unusable = 'The API address is not https:// and a host, and the developer key may go nowhere else'
    await ui.goTo('Profiles')
    await profiles.openMore()
    await profiles.api.fill('http://api.acme.test')
    await expect(profiles.api).toHaveAccessibleDescription(new RegExp(unusable))
    await profiles.save.click()
    await expect(profiles.check).toContainText('Save or undo the changes first')
    await profiles.undo.click()
    const added = await roompass(
      [
        'profiles',
        'add',
        '--platform',
        'digital-samba',
        '--name',
        'In the clear',
        '--team',
        platform.team.id,
        '--domain',
        'acme',
        '--api',
        'http://192.0.2.1',
        '--key-stdin',
      ],
      { stdin: key.text },
    )
    expect(added.code).not.toBe(0)
    expect(added.stderr).toContain('key')
    expect((await roompass(['profiles', 'list'])).stdout).not.toContain('In the clear')
    said.push(added.stdout, added.stderr)
  })

  const words = [...wordsOf(app), { name: 'what was said', bytes: Buffer.from(said.join('\n')) }]
  await app.close()
  const places = [...words, ...filesBelow(app.dataDir)]
  expect(
    findCanaries([key], [{ name: 'a file', bytes: Buffer.from(key.text) }]),
    'the search finds',
  ).toHaveLength(1)
  expect(findCanaries([key], places)).toEqual([])
  expect(places.map(({ name }) => name)).toContainEqual(expect.stringContaining('roompass.log'))
  await outside.close()
})

test('over https the key goes only to a server whose certificate is trusted', async ({
  launch,
  roompass,
  startPlatform,
}) => {
  const platform = await startPlatform()
  const { https } = platform
  if (https === null) throw new Error('The platform server has to speak https.')
  await addTestProfile(roompass, { api: https.origin })
  const untrusted = `The certificate of 127.0.0.1:${https.port} can't be trusted, so the key was not sent`
  const app = await launch()
  const { profiles, ...ui } = shell(app.page)
  await ui.goTo('Profiles')
  await profiles.checkButton.click()
  await expect(profiles.check.getByRole('alert')).toContainText(untrusted)
  const refused = await roompass(['profiles', 'check', 'Acme'])
  expect({ code: refused.code, stdout: refused.stdout }).toEqual({ code: 3, stdout: '' })
  expect(refused.stderr).toContain(untrusted)
  expect(platform.asked).toEqual([])

  const env = { NODE_EXTRA_CA_CERTS: https.certificate }
  const trusted = await roompass(['profiles', 'check', 'Acme'], { env })
  expect(trusted.stdout).toContain(accepted)
  expect(platform.asked).toMatchObject([{ path: '/api/v1/rooms', scheme: 'basic', status: 200 }])
})
