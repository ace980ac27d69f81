import type { Page } from 'playwright/test'
import { openWire, type Wire } from '../canary/wire.ts'
import { expect } from '../fixtures/app.ts'
import { test as base } from '../fixtures/fetched-platforms.ts'
import { addProfile } from '../fixtures/test-profile.ts'
import { requestPart } from '../pages/request-part.ts'
import { shell } from '../pages/shell.ts'

/** A way to a server that is read; it is closed after the test. */
const test = base.extend<{ readonly readOnTheWay: (target: string) => Promise<Wire> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  readOnTheWay: async ({}, use) => {
    const wires: Wire[] = []
    await use(async (target) => {
      const wire = await openWire(target)
      wires.push(wire)
      return wire
    })
    await Promise.all(wires.map((wire) => wire.close()))
  },
})

/** The last request on a way: its first line, its headers by name in small letters, and its body. */
function lastOn({ passed }: Wire) {
  const [head = '', ...body] = (passed.at(-1)?.bytes.toString() ?? '').split('\n\n')
  const [line, ...words] = head.split('\n')
  const headers = new Map<string, string>()
  for (let at = 0; at < words.length; at += 2)
    headers.set(words[at]?.toLowerCase() ?? '', words[at + 1] ?? '')
  return { line, headers, body: body.join('\n\n') }
}

/** Whatever stands in the page, in inputs as well. */
const everything = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('input, textarea')]
      .map(({ value }) => value)
      .concat(document.documentElement.outerHTML)
      .join('\n'),
  )

test('Dolby.io: what is changed in the request is what its server gets, and the token that comes back is crafted', async ({
  launch,
  roompass,
  startDolbyServer,
  readOnTheWay,
}) => {
  test.setTimeout(120_000)
  const server = await startDolbyServer()
  const { appKey, appSecret } = server.credentials
  const [api, comms] = [await readOnTheWay(server.origin), await readOnTheWay(server.comms)]
  const addresses = ['--app-key', appKey, '--api', api.origin, '--comms-api', comms.origin]
  await addProfile(roompass, 'dolby', 'Dolby staging', appSecret, addresses)
  const app = await launch()
  const { dolby, current, ...window } = shell(app.page)
  const request = requestPart(app.page)
  await dolby.fill({ 'External id': 'crm-1', 'Guest name': 'Jane Smith' })
  await window.goTo('Lab')

  await test.step('it begins with the request of the form, with placeholders in the place of secrets', async () => {
    await expect(request.method).toHaveValue('POST')
    await expect(request.path).toHaveValue('/v2/client-access-token')
    await expect(request.headerValue(1)).toHaveValue('Bearer {{api-token}}')
    await expect(request.placeholders).toContainText('{{secret}}The app secret.')
    await expect(request.body).toContainText('"crm-1"')
  })
  const body = String.raw`{ "externalId" : "crm-\u00e9","odd":[1.50],
 "expires_in": 120}`
  await test.step('headers and body as typed, the secret put in on the way', async () => {
    await request.typeBody(body)
    await request.addHeader.click()
    await request.headerName(4).fill('X-Trace')
    await request.headerValue(4).fill('from the Lab')
    await request.send.click()
    await expect(request.answer).toContainText('200')
    const sent = lastOn(comms)
    const [granted] = server.state.grants
    expect(sent.line).toBe('POST /v2/client-access-token')
    expect(sent.body).toBe(body)
    expect(sent.headers.get('x-trace')).toBe('from the Lab')
    expect(sent.headers.get('authorization')).toBe(`Bearer ${granted?.token}`)
    expect(server.state.grants.at(-1)).toMatchObject({ purpose: 'session', externalId: 'crm-é' })
  })
  const token = server.state.grants.at(-1)?.token ?? ''
  await test.step('the token is shown and recorded as crafted, and is not the current session', async () => {
    await expect(request.answer).toContainText('A token came back. It is in the history, hidden.')
    await app.setClipboard('')
    await request.answer.getByRole('button', { name: 'Copy token' }).click()
    await expect.poll(() => app.clipboard()).toBe(token)
    await current.expectNone()
    const listed = async (...more: string[]) => (await roompass(['history', '--json', ...more])).json()
    expect(await listed()).toEqual([])
    expect(await listed('--origin', 'crafted')).toMatchObject([{ externalId: 'crm-é', origin: 'crafted' }])
  })
  await test.step('method, path and address; the answer is shown as it is', async () => {
    await request.method.fill('PATCH')
    await request.path.fill('/v2/client-access-token?a=%20b&a=c')
    await request.send.click()
    await expect(request.answers).toHaveCount(2)
    await expect(request.answer).toContainText('405')
    await expect(request.answer).toContainText('The path does not know this method')
    await expect(request.answer).toContainText('No token came back; nothing was recorded.')
    expect(lastOn(comms).line).toBe('PATCH /v2/client-access-token?a=%20b&a=c')
    expect(server.asked.at(-1)).toMatchObject({ method: 'PATCH', query: 'a=%20b&a=c', status: 405 })
  })
  await test.step('the secret itself, in header and body; the API token that it gives is not shown', async () => {
    await request.chooseAddress('api')
    await request.method.fill('POST')
    await request.path.fill('/v1/auth/token')
    await request.headerValue(1).fill('Basic {{basic}}')
    await request.headerValue(2).fill('application/x-www-form-urlencoded')
    await request.typeBody('grant_type=client_credentials&note={{secret}}&left={{nothing}}')
    await expect(request.placeholders).toContainText('Stands for nothing here, so it is sent as typed.')
    await request.send.click()
    await expect(request.answers).toHaveCount(3)
    await expect(request.answer).toContainText('200')
    const basic = Buffer.from(`${appKey}:${appSecret}`).toString('base64')
    expect(lastOn(api).headers.get('authorization')).toBe(`Basic ${basic}`)
    expect(lastOn(api).body).toBe(`grant_type=client_credentials&note=${appSecret}&left={{nothing}}`)
    const page = await everything(app.page)
    expect(page).toContain('note={{secret}}')
    const hidden = [
      appSecret,
      basic,
      ...server.state.grants.filter(({ purpose }) => purpose === 'api').map((one) => one.token),
    ]
    expect(hidden.length).toBeGreaterThan(3)
    for (const secret of hidden) expect(page.includes(secret), secret.slice(0, 12)).toBe(false)
  })
  await test.step('the request is there after a restart, and its session in the history', async () => {
    await app.restart()
    const ui = shell(app.page)
    await ui.goTo('Lab')
    const again = requestPart(app.page)
    await expect(again.path).toHaveValue('/v1/auth/token')
    await expect(again.headerValue(4)).toHaveValue('from the Lab')
    await ui.goTo('History')
    await ui.history.expectGuests([])
    await ui.history.choose('Origin', 'Crafted in the lab')
    await expect(ui.history.rows).toHaveCount(1)
    await expect(ui.history.fact('Origin')).toHaveText('crafted in the lab')
  })
})

test('only the profile’s own addresses are reached, and what can’t be sent is said in a sentence', async ({
  launch,
  roompass,
  startVideoIoAccount,
  startVideoIoServer,
}) => {
  test.setTimeout(90_000)
  const server = await startVideoIoAccount()
  const elsewhere = await startVideoIoServer()
  const app = await launch()
  const ui = shell(app.page)
  const request = requestPart(app.page)
  await ui.goTo('Lab')
  await expect(request.headerValue(1)).toHaveValue('Bearer {{secret}}')
  const failure = app.page.getByRole('region', { name: 'Result' }).getByRole('alert')
  const host = elsewhere.origin.replace('http:', '')
  const refused: readonly (readonly [path: string, words: string])[] = [
    [`${host}/v1/sessions`, 'The path leads away from the platform'],
    [`${elsewhere.origin}/v1/sessions`, 'The path has to begin with a slash.'],
    ['/v1/ sessions', 'The path has a character that can’t be sent'],
  ]
  for (const [path, words] of refused) {
    await request.path.fill(path)
    await request.send.click()
    await expect(failure).toContainText(words)
  }
  await request.path.fill('/v1/sessions')
  await request.addHeader.click()
  for (const [name, value, words] of [
    ['Host', elsewhere.origin, 'The header “Host” is the connection’s own'],
    ['Content-Length', '1', 'is the connection’s own'],
    ['no name', 'x', 'is no name for a header'],
    ['X-Text', '日本', 'has a character that can’t be sent'],
  ] as const) {
    await request.headerName(4).fill(name)
    await request.headerValue(4).fill(value)
    await request.send.click()
    await expect(failure).toContainText(words)
  }
  await request.removeHeader(4).click()
  for (const [method, words] of [
    ['', 'The method is no word that HTTP has'],
    ['CONNECT', 'CONNECT opens a way to another host'],
  ] as const) {
    await request.method.fill(method)
    await request.send.click()
    await expect(failure).toContainText(words)
  }
  expect([...server.asked, ...elsewhere.asked]).toEqual([])

  await test.step('a redirect is an answer and no way', async () => {
    server.fault({ kind: 'redirect', to: `${elsewhere.origin}/v1/sessions`, status: 307 }, { times: 1 })
    await request.method.fill('POST')
    await request.send.click()
    await expect(request.answer).toContainText('307')
    expect(elsewhere.asked).toEqual([])
    expect(server.asked).toHaveLength(1)
  })
  expect((await roompass(['history', '--origin', 'all', '--json'])).json()).toEqual([])
})
