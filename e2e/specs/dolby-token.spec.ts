import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { hostOfSpecs } from '../fixtures/host.ts'
import { settableClock } from '../fixtures/system-clock.ts'
import { shell } from '../pages/shell.ts'
import type { Dolby } from '../servers/dolby/start.ts'

/** What was asked for, and how it was answered. */
const log = ({ asked }: Dolby) => asked.map(({ path, status }) => `${path} ${status}`)

const apiToken = '/v1/auth/token 200'
const clientToken = '/v2/client-access-token 200'

/** The client access tokens that were given out, oldest first. */
const given = ({ state }: Dolby) => state.grants.filter(({ purpose }) => purpose === 'session')

const issue = (...options: string[]) => ['issue', '--profile', 'Dolby staging', ...options]

interface IssuedJson {
  readonly token: string
  readonly header: object
  readonly claims: object
  readonly asked: object
  readonly validUntil: number | null
  readonly isEndUnknown: boolean
}

test('an API token is asked for first and once, a client access token for each guest', async ({
  launch,
  roompass,
  startDolbyAccount,
}) => {
  test.setTimeout(90_000)
  const server = await startDolbyAccount()
  const app = await launch()
  const { issue: ui, dolby, profiles, history, ...window } = shell(app.page)
  await dolby.fill({ 'External id': 'crm-1', 'Guest name': 'Jane Smith' })
  // The same draft twice within a second is taken for one press.
  const issueFor = async (externalId: string) => {
    await dolby.fill({ 'External id': externalId })
    await ui.button.click()
  }

  await test.step('three guests, one API token', async () => {
    await ui.issue()
    await dolby.fill({ 'External id': 'crm-2', 'Guest name': 'Zoë Müller' })
    await ui.button.click()
    await expect(ui.issuedBefore).toHaveCount(1)
    await dolby.fill({ 'External id': 'crm-3', 'Guest name': 'Omar' })
    await ui.button.click()
    await expect(ui.issuedBefore).toHaveCount(2)
    expect(log(server)).toEqual([apiToken, clientToken, clientToken, clientToken])
    expect(server.asked.map(({ scheme }) => scheme)).toEqual(['basic', 'bearer', 'bearer', 'bearer'])
    expect(given(server).map(({ externalId }) => externalId)).toEqual(['crm-1', 'crm-2', 'crm-3'])
    expect(new Set(given(server).map(({ token }) => token)).size).toBe(3)
  })
  await test.step('it allows what it is for, and nothing else', async () => {
    const [api] = server.state.grants
    expect(api).toMatchObject({ purpose: 'api', scopes: ['comms:client_access_token:create'] })
  })
  await test.step('one that is refused is fetched anew, once', async () => {
    server.revokeTokens()
    const before = server.asked.length
    await issueFor('crm-4')
    await expect(ui.issuedBefore).toHaveCount(3)
    expect(log(server).slice(before)).toEqual(['/v2/client-access-token 401', apiToken, clientToken])
  })
  await test.step('and where the new one is refused as well, that is the end', async () => {
    server.fault({ kind: 'status', status: 401 }, { path: '/v2/client-access-token' })
    const before = server.asked.length
    await issueFor('crm-5')
    await expect(app.page.getByRole('alert')).toHaveText(
      'The platform does not accept the API token that it gave a moment ago (401): check both API addresses of the profile. The platform says: “Expired or invalid token”',
    )
    expect(log(server).slice(before)).toEqual([
      '/v2/client-access-token 401',
      apiToken,
      '/v2/client-access-token 401',
    ])
    server.clearFaults()
    await issueFor('crm-6')
    await expect(ui.issuedBefore).toHaveCount(4)
    expect(log(server).slice(before + 3), 'the refused one is forgotten').toEqual([apiToken, clientToken])
  })
  await test.step('another app secret does not use what an earlier one got', async () => {
    server.changeAppSecret('another-test-app-secret-not-a-real-one')
    await window.goTo('Profiles')
    await profiles.keysRegion.getByRole('button', { name: 'Rotate app secret…' }).click()
    await profiles.typeKey('another-test-app-secret-not-a-real-one')
    await profiles.done()
    await window.goTo('Issue')
    const before = server.asked.length
    await issueFor('crm-7')
    await expect(ui.issuedBefore).toHaveCount(5)
    expect(log(server).slice(before)).toEqual([apiToken, clientToken])
  })
  await test.step('renewing asks for the same once more, with the same API token', async () => {
    await window.goTo('History')
    await history.open('Zoë Müller')
    const before = server.asked.length
    await history.detail.getByRole('button', { name: 'Renew' }).click()
    await expect(history.row('Zoë Müller')).toHaveCount(2)
    expect(log(server).slice(before)).toEqual([clientToken])
    expect(given(server).at(-1)).toMatchObject({ externalId: 'crm-2' })
    expect(given(server).at(-1)?.scopes).toEqual(['conf:create', 'notifications:set'])
    const [renewed, ...others] = (await roompass(['history', '--json'])).json() as { validUntil: number }[]
    expect(renewed?.validUntil).toBe(given(server).at(-1)?.expiresAt)
    expect(others).toHaveLength(6)
  })
  await test.step('and issuing again puts it into the form first', async () => {
    await history.open('Jane Smith')
    const before = server.asked.length
    await history.detail.getByRole('button', { name: 'Issue again' }).click()
    await expect(dolby.field('External id')).toHaveValue('crm-1')
    await expect(dolby.field('Guest name')).toHaveValue('Jane Smith')
    await expect(dolby.field('Valid until')).toHaveValue('2h')
    expect(server.asked).toHaveLength(before)
    await ui.button.click()
    await expect.poll(() => given(server).at(-1)?.externalId).toBe('crm-1')
  })
})

test('the API token is used until it nearly expires, and not longer', async ({
  launch,
  startDolbyAccount,
}, testInfo) => {
  const clock = process.platform === 'linux' ? settableClock(testInfo.outputPath('clock')) : null
  test.skip(clock === null, 'setting the clock of one program takes Linux and libfaketime')
  test.skip(hostOfSpecs().name === 'electron', 'Electron does not start with libfaketime')
  if (clock === null) return
  const server = await startDolbyAccount()
  const app = await launch({ env: clock.env })
  const { issue: ui, dolby } = shell(app.page)
  await dolby.fill({ 'External id': 'crm-1', 'Guest name': 'Jane Smith' })
  await ui.issue()
  const [first] = server.state.grants
  expect((first?.expiresAt ?? 0) - (first?.issuedAt ?? 0), 'seconds that it is good for').toBe(1800)

  // A minute before its end; the clock of the platform still accepts it.
  await clock.set(1800 - 60 - 30, app.page)
  await dolby.fill({ 'External id': 'crm-2' })
  await ui.button.click()
  await expect(ui.issuedBefore).toHaveCount(1)
  expect(log(server)).toEqual([apiToken, clientToken, clientToken])
  await clock.set(1800 - 60 + 1, app.page)
  await dolby.fill({ 'External id': 'crm-3' })
  await ui.button.click()
  await expect(ui.issuedBefore).toHaveCount(2)
  expect(log(server)).toEqual([apiToken, clientToken, clientToken, apiToken, clientToken])
})

test('the answer says when it ends, whatever was asked for', async ({
  launch,
  roompass,
  startDolbyAccount,
}) => {
  const server = await startDolbyAccount()
  const app = await launch()
  const { issue: ui, dolby, history, ...window } = shell(app.page)
  const issuedAs = async (name: string) => {
    await dolby.fill({ 'External id': name.toLowerCase(), 'Guest name': name, 'Valid until': '3h' })
    await ui.button.click()
    await expect.poll(() => given(server).at(-1)?.externalId).toBe(name.toLowerCase())
  }
  const ends = async () =>
    ((await roompass(['history', '--json'])).json() as { validUntil: number | null }[]).map(
      ({ validUntil }) => validUntil,
    )

  await test.step('both spellings of the documented clients are asked with', async () => {
    for (const expiryField of ['expires_in', 'expiresIn'] as const) {
      server.speak({ expiryField })
      await issuedAs(`Guest of ${expiryField}`)
      await expect(ui.issued.first()).toContainText(/2 h 59 min left|3 h left/)
      const grant = given(server).at(-1)
      expect((grant?.expiresAt ?? 0) - (grant?.issuedAt ?? 0)).toBe(3 * 3600)
    }
  })
  await test.step('an hour where three were asked for', async () => {
    server.speak({ expiryField: 'neither' })
    await issuedAs('Jane')
    await expect(ui.issued.first()).toContainText(/59 min left|1 h left/)
    const grant = given(server).at(-1)
    expect((grant?.expiresAt ?? 0) - (grant?.issuedAt ?? 0)).toBe(3600)
    expect(Math.abs(((await ends())[0] ?? 0) - (grant?.expiresAt ?? 0))).toBeLessThanOrEqual(1)
    await expect(
      app.page.getByText('This is what is asked for; what the platform answers counts.'),
    ).toBeVisible()
  })
  await test.step('nobody knows where the answer does not say', async () => {
    server.speak({ saysExpiry: false })
    await issuedAs('Zoë')
    const unknown =
      'Nobody knows when this token ends: Dolby.io Communications did not say, and it may have ended already.'
    await expect(ui.issued.first()).toContainText(unknown)
    expect((await ends())[0]).toBeNull()
    await window.goTo('History')
    await history.open('Zoë')
    await expect(history.detail).toContainText(unknown)
    const { stdout } = await roompass(issue('--external-id', 'crm-9'))
    expect(stdout).toContain('expiry unknown: the platform did not say when it ends')
    const told = (await roompass(issue('--external-id', 'crm-9', '--json'))).json() as IssuedJson
    expect(told).toMatchObject({ validUntil: null, isEndUnknown: true })
  })
})

test('claims are shown where the token is a JWT, and else it is said to be opaque', async ({
  launch,
  roompass,
  startDolbyAccount,
}) => {
  const server = await startDolbyAccount()
  const app = await launch()
  const { issue: ui, dolby, history, ...window } = shell(app.page)
  const opaque = 'The token is opaque: only the platform can read what is in it.'
  const claimsOf = (box: typeof history.detail) => box.getByRole('figure', { name: 'Claims', exact: true })

  await test.step('a JWT, with an id that is not ASCII and travels whole', async () => {
    const externalId = 'Zoë 😀 كريم 日本 "\\ \u{1F468}‍\u{1F469}‍\u{1F467}'
    await dolby.fill({ 'External id': externalId, 'Guest name': 'Zoë' })
    const card = await ui.issue()
    expect(given(server).at(-1)?.externalId).toBe(externalId)
    await card.getByText('Decoded', { exact: true }).click()
    await expect(claimsOf(card)).toContainText('"target": "session"')
    await expect(claimsOf(card)).toContainText(`"externalId": ${JSON.stringify(externalId)}`)
    await expect(card).not.toContainText(opaque)
    await window.goTo('History')
    await history.open('Zoë')
    await expect(history.detail).toContainText('"target": "session"')
    await expect(history.fact('Origin')).toHaveText('fetched from the platform')
    const told = (await roompass(issue('--external-id', externalId, '--json'))).json() as IssuedJson
    expect(told.claims).toMatchObject({ target: 'session', externalId })
    expect(told.header).toMatchObject({ alg: 'HS256' })
    expect(given(server).at(-1)).toMatchObject({ externalId, token: told.token })
  })
  await test.step('a token that is none', async () => {
    server.speak({ clientToken: 'opaque' })
    await window.goTo('Issue')
    await dolby.fill({ 'External id': 'crm-2', 'Guest name': 'Omar' })
    await ui.button.click()
    await expect(ui.issuedBefore).toHaveCount(1)
    await ui.issued.first().getByText('Decoded', { exact: true }).click()
    await expect(ui.issued.first()).toContainText(opaque)
    await expect(claimsOf(ui.issued.first())).toBeHidden()
    await window.goTo('History')
    await history.open('Omar')
    await expect(history.detail).toContainText(opaque)
    await expect(history.detail).toContainText('"externalId": "crm-2"')
    const { stdout } = await roompass(issue('--external-id', 'crm-3'))
    expect(stdout).toContain('the token is opaque, and only the platform can read it')
    const told = (await roompass(issue('--external-id', 'crm-4', '--json'))).json() as IssuedJson
    expect(told).toMatchObject({ claims: {}, header: {}, asked: { externalId: 'crm-4' } })
  })
})
