import { type Canary, canaryKey } from '../canary/canary.ts'
import { filesBelow, wordsOf } from '../canary/disk.ts'
import { findCanaries } from '../canary/search.ts'
import { listen } from '../canary/told.ts'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { addProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'
import { startOutside } from '../servers/outside.ts'

test('app secret and API tokens are in the requests that need them, also where these go wrong', async ({
  launch,
  roompass,
  startDolbyServer,
}) => {
  test.setTimeout(120_000)
  const secret = canaryKey('the app secret')
  const server = await startDolbyServer()
  server.changeAppSecret(secret.text)
  const { appKey } = server.credentials
  const addresses = ['--app-key', appKey, '--api', server.origin, '--comms-api', server.comms]
  await addProfile(roompass, 'dolby', 'Dolby staging', secret.text, addresses)
  const outside = await startOutside()
  const elsewhere = await startDolbyServer()
  const said: string[] = []
  const run = async (...args: string[]) => {
    const result = await roompass(args)
    said.push(result.stdout, result.stderr)
    return result
  }

  const app = await launch()
  const { issue, dolby, history, ...ui } = shell(app.page)
  const listening = await listen(app)
  const alert = app.page.getByRole('alert')
  await dolby.fill({ 'External id': 'crm-4711', 'Guest name': 'Jane Smith' })

  for (const path of ['/v1/auth/token', '/v2/client-access-token']) {
    for (const status of [301, 302, 303, 307, 308] as const) {
      await test.step(`a redirect of ${path} with ${status} is not followed`, async () => {
        server.revokeTokens()
        const to = status === 308 ? elsewhere.comms : outside.origin
        const fault = server.fault({ kind: 'redirect', to: `${to}${path}`, status }, { path })
        await issue.button.click()
        await fault.reached()
        await expect(alert).toContainText(`with a redirect to ${new URL(to).host}, which is not followed`)
        await expect(issue.button).toHaveText(/^Issue token/)
        fault.release()
      })
    }
  }
  await test.step('neither by the command line, nor by the Monitor API', async () => {
    const fault = server.fault({ kind: 'redirect', to: outside.origin })
    expect((await run('issue', '--profile', 'Dolby staging', '--external-id', 'crm-1')).code).toBe(3)
    expect((await run('profiles', 'check', 'Dolby staging')).code).toBe(3)
    fault.release()
    expect((await run('issue', '--profile', 'Dolby staging', '--external-id', 'crm-1')).code).toBe(0)
    const [session] = (await run('history', '--json')).stdout.match(/"id": "[^"]+"/) ?? []
    const id = session?.split('"')[3] ?? ''
    const monitor = server.fault({ kind: 'redirect', to: outside.origin }, { path: '/v1/monitor' })
    const kept = await run('kept', id)
    expect({ code: kept.code, hits: monitor.hits }).toEqual({ code: 3, hits: 1 })
    monitor.release()
    expect((await run('kept', id)).code).toBe(0)
    expect((await run('get', id, '--json')).code).toBe(0)
  })
  expect(outside.asked, 'not even a connection').toEqual([])
  expect(elsewhere.asked).toEqual([])

  await test.step('then all goes well, and a refusal repeats nothing', async () => {
    await issue.issue()
    await ui.goTo('History')
    await history.open('Jane Smith')
    await history.kept.ask.click()
    await expect(history.kept.kept).toContainText('The platform kept nothing of this guest.')
    server.changeAppSecret('another-test-app-secret-not-a-real-one')
    expect((await run('profiles', 'check', 'Dolby staging')).code).toBe(1)
    server.changeAppSecret(secret.text)
  })

  await test.step('each went to its own host, in one place', async () => {
    const withSecret = server.asked.filter(({ secretIn }) => secretIn.length > 0)
    expect(new Set(withSecret.map(({ host, path }) => `${host} ${path}`))).toEqual(
      new Set(['api /v1/auth/token']),
    )
    expect(new Set(withSecret.flatMap(({ secretIn }) => secretIn))).toEqual(new Set(['authorization']))
    const schemes = new Set(server.asked.map(({ host, scheme }) => `${host} ${scheme}`))
    expect(schemes).toEqual(new Set(['api basic', 'comms bearer']))
    expect(server.asked.filter(({ path, query }) => `${path}${query}`.includes('(secret)'))).toEqual([])
  })
  await test.step('and they are in no history, log or window', async () => {
    const apiTokens = server.state.grants
      .filter(({ purpose }) => purpose === 'api')
      .map(({ token }, at): Canary => ({ name: `API token ${at}`, text: token.split('.')[2] ?? '' }))
    expect(apiTokens.length).toBeGreaterThan(1)
    const secrets = [secret, ...apiTokens]
    const shown = [
      { name: 'the window', bytes: Buffer.from(await app.page.content()) },
      { name: 'what was said', bytes: Buffer.from(said.join('\n')) },
      ...(await listening.told()),
      ...wordsOf(app),
    ]
    await app.close()
    const places = [...shown, ...filesBelow(app.dataDir)]
    expect(places.map(({ name }) => name)).toContainEqual(expect.stringContaining('roompass.log'))
    for (const canary of secrets)
      expect(
        findCanaries([canary], [{ name: 'a file', bytes: Buffer.from(canary.text) }]),
        'the search finds',
      ).toHaveLength(1)
    expect(findCanaries(secrets, places)).toEqual([])
  })
  await outside.close()
})
