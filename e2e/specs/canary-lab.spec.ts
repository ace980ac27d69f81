import { readFile, writeFile } from 'node:fs/promises'
import { canaryKey } from '../canary/canary.ts'
import { startEcho } from '../canary/echo.ts'
import { expectNothing, runSet, sayings } from '../canary/lab.ts'
import { whereFound as found } from '../canary/search.ts'
import { listen } from '../canary/told.ts'
import { expect } from '../fixtures/app.ts'
import { hmac } from '../fixtures/made-token.ts'
import { test } from '../fixtures/read-platforms.ts'
import { setEndpoint, told } from '../fixtures/run-sheets.ts'
import { addProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

test('keys that crafted, were looked for and signed a set leave no trace of themselves', async ({
  startReadPlatforms,
  launch,
  roompass,
  dataDir,
}, testInfo) => {
  test.setTimeout(150_000)
  const current = canaryKey('the current key')
  const previous = canaryKey('the previous key')
  const typed = canaryKey('the key typed in the Lab')
  const tried = canaryKey('the key typed in Inspect')
  const piped = canaryKey('the key from a pipe')
  const keys = [current, previous, typed, tried, piped]
  const { samba, toSamba } = await startReadPlatforms({ developerKey: previous.text })
  const sayer = sayings(roompass)
  const { said, say, look, run } = sayer
  await run(['keys', 'rotate', '--profile', 'Acme', '--key-stdin', '--label', 'Autumn'], current.text)
  samba.changeDeveloperKey(current.text)
  await setEndpoint(roompass, toSamba)
  const app = await launch()
  const { page } = app
  const ui = shell(page)
  const { craft, inspect } = ui
  const listening = await listen(app)
  const tokens: string[] = []

  await test.step('Craft signs with each of them', async () => {
    await ui.chooseProfile('Acme')
    await ui.issue.fill({ rd: 'product-demo', u: 'Jane Smith', exp: '2h' })
    await ui.goToLab('Craft')
    const signed = async (key: string) => {
      await craft.sign.click()
      await expect(craft.crafted).toHaveCount(tokens.length + 1)
      const token = await craft.tokenOf(craft.crafted.first())
      const [header, payload, signature] = token.split('.')
      expect(signature).toBe(hmac(`${header}.${payload}`, key))
      tokens.push(token)
    }
    await signed(current.text)
    await craft.form.getByRole('button', { name: /Key$/ }).click()
    await page.getByRole('option', { name: /previous/ }).click()
    await signed(previous.text)
    await craft.choose('Key', 'A key typed here')
    await craft.key.pressSequentially(typed.text)
    await signed(typed.text)
    for (const what of ['token', 'link']) {
      await app.setClipboard('')
      await craft.crafted
        .first()
        .getByRole('button', { name: `Copy ${what}` })
        .click()
      await expect.poll(() => app.clipboard()).not.toBe('')
      say(`the copied ${what}`, await app.clipboard())
    }
    await look('Craft', page)
  })

  await test.step('the detective finds one of them, and tries another', async () => {
    await ui.goTo('Inspect')
    await inspect.paste(tokens[1] ?? '')
    await inspect.signature.findKey.click()
    await expect(inspect.signature.found).toContainText('previous key')
    await inspect.signature.tryKey.click()
    await inspect.signature.key.pressSequentially(tried.text)
    await inspect.signature.trySecret.click()
    await expect(inspect.signature.found).toContainText('does not fit')
    await look('Inspect', page)
  })

  await test.step('a set is signed, run and exported', () =>
    runSet(app, ui, sayer, ['Signature', 'Key mistakes', 'Token from the API'], 'Set of keys'))

  await test.step('the terminal', async () => {
    const file = (name: string) => testInfo.outputPath(name)
    await writeFile(file('header.json'), '{"alg":"HS256"}')
    await writeFile(file('payload.json'), '{"rd":"lobby"}')
    const texts = ['--header-file', file('header.json'), '--payload-file', file('payload.json')]
    await run(['compose', ...texts, '--alg', 'HS256', '--key-stdin'], piped.text)
    await run(['inspect', tokens[2] ?? '', '--detective', '--json'], '', [0, 1])
    await run(['inspect', tokens[2] ?? '', '--key-stdin', '--detective'], piped.text, [0, 1])
    const ofSet = ['--profile', 'Acme', '--room', 'lobby', '--group', 'key']
    await run(['cases', 'make', ...ofSet, '--json'])
    await run(['cases', 'run', ...ofSet, '--junit', file('junit.xml'), '--csv', file('run.csv')], '', [0, 1])
    for (const name of ['junit.xml', 'run.csv']) say(name, await readFile(file(name)))
  })

  await test.step('on the wire the current one alone, where the platform is asked for a token', async () => {
    const places = found(keys, toSamba.passed)
    expect(places.length).toBeGreaterThan(0)
    expect(places.filter((place) => !/^the current key in [A-Z]+ \/api\/v1\//.test(place))).toEqual([])
  })
  await expectNothing({ keys, said, app, dataDir, listening })
})

test('secrets in crafted requests of Dolby.io and Video.io are in the requests alone', async ({
  startReadPlatforms,
  launch,
  roompass,
  dataDir,
}) => {
  test.setTimeout(150_000)
  const appSecret = canaryKey('the app secret')
  const apiToken = canaryKey('the API token of Video.io')
  const echoed = canaryKey('the echoed API token')
  const keys = [appSecret, apiToken, echoed]
  const echo = await startEcho()
  const platforms = await startReadPlatforms({ appSecret: appSecret.text, apiToken: apiToken.text })
  const { dolby, toDolby, toComms, toVideoIo } = platforms
  await addProfile(roompass, 'video-io', 'Echo', echoed.text, ['--api', echo.origin])
  const sayer = sayings(roompass)
  const { said, say } = sayer
  const app = await launch()
  const { page } = app
  const ui = shell(page)
  const listening = await listen(app)
  const profiles = await told<{ id: string; name: string }[]>(page, 'profiles.list', {})

  /** Sends one as the Lab's form does, and gives the status of its answer. */
  const send = async (name: string, origin: string, path: string, value: string, body = '{}') => {
    const profileId = profiles.find((one) => one.name === name)?.id
    const authorization = { name: 'Authorization', value }
    // A body of JSON, or of a form.
    const form = body.startsWith('{') ? 'json' : 'x-www-form-urlencoded'
    const type = { name: 'Content-Type', value: `application/${form}` }
    const request = { origin, method: 'POST', path, headers: [authorization, type], body }
    const sent = await told<{ answer: { status: number; body: string } }>(page, 'lab.send', {
      profileId,
      request,
    })
    say(`the answer to ${path}`, JSON.stringify(sent))
    return sent.answer
  }

  await test.step('requests by hand', async () => {
    const forToken = '/v2/client-access-token'
    expect((await send('Dolby staging', 'comms', forToken, 'Bearer {{api-token}}')).status).toBe(200)
    // The answer to this one is an API token.
    const grant = 'grant_type=client_credentials'
    expect((await send('Dolby staging', 'api', '/v1/auth/token', 'Basic {{basic}}', grant)).status).toBe(200)
    expect((await send('Dolby staging', 'comms', forToken, 'Bearer {{secret}}')).status).not.toBe(200)
    const identity = '{"identity":"user-4711"}'
    const made = await send('Videos staging', 'api', '/v1/sessions', 'Bearer {{secret}}', identity)
    expect(made.status).toBeLessThan(300)
  })

  await test.step('a server that says again what it was told', async () => {
    const twice = '{"as":"{{secret}}"}'
    const { body } = await send('Echo', 'api', '/echo', 'Bearer {{secret}}', twice)
    expect(body).toContain('POST /echo')
    expect(found([echoed], [{ name: 'what the server said', bytes: Buffer.from(echo.said()) }])).toHaveLength(
      1,
    )
  })

  await test.step('sets are sent, and exported', async () => {
    await ui.chooseProfile('Dolby staging')
    await runSet(app, ui, sayer, ['Credentials'], 'Set of Dolby')
    await ui.chooseProfile('Videos staging')
    await runSet(app, ui, sayer, ['Credentials'], 'Set of Video')
    await ui.chooseProfile('Echo')
    await runSet(app, ui, sayer, [], 'Set of Echo')
  })

  await test.step('on the wire each is where the request says, and with its own platform', async () => {
    expect(found(keys, toDolby.passed)).toEqual(['the app secret in POST /v1/auth/token'])
    expect(found(keys, toComms.passed)).toEqual(['the app secret in POST /v2/client-access-token'])
    expect(found(keys, toVideoIo.passed)).toEqual(['the API token of Video.io in POST /v1/sessions'])
  })
  const grants = dolby.state.grants.filter(({ purpose }) => purpose === 'api')
  expect(grants.length).toBeGreaterThan(1)
  const ofApi = grants.map(({ token }, nth) => ({
    name: `API token ${nth}`,
    text: token.split('.')[2] ?? '',
  }))
  await echo.close()
  await expectNothing({ keys: [...keys, ...ofApi], said, app, dataDir, listening })
})
