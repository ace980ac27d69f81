import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { addProfile } from '../fixtures/test-profile.ts'
import { requestPart } from '../pages/request-part.ts'
import { shell } from '../pages/shell.ts'

const secret = 'video-test-token-not+a/real=one'
const base64 = Buffer.from(secret).toString('base64')
/** The secret in each of these spellings is what a careless server says. */
const spellings = [
  secret,
  encodeURIComponent(secret),
  base64,
  Buffer.from(secret).toString('hex'),
  secret.toUpperCase(),
]

/** A server that says everything back that it got, and the secret in other spellings too. */
async function startEcho(): Promise<{
  readonly server: Server
  readonly origin: string
  readonly got: string[]
}> {
  const got: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      got.push(`${request.headers.authorization}\n${body}`)
      response.setHeader('X-Said-Back', request.headers.authorization ?? '')
      response.end(JSON.stringify({ ...request.headers, body, spellings }, null, 1))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, got, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('a secret that a server says back is not shown, in any of its spellings', async ({
  launch,
  roompass,
}) => {
  const echo = await startEcho()
  try {
    await addProfile(roompass, 'video-io', 'Echo', secret, ['--api', echo.origin])
    const app = await launch()
    const ui = shell(app.page)
    const request = requestPart(app.page)
    await ui.goTo('Lab')
    await request.typeBody('{"identity":"Zoë","again":"{{secret}}"}')
    await request.send.click()
    await expect(request.answer).toContainText('200')
    expect(echo.got).toEqual([`Bearer ${secret}\n{"identity":"Zoë","again":"${secret}"}`])
    await request.answer.getByText(/^\d+ headers$/).click()
    await expect(request.answer).toContainText('Bearer …')
    await expect(request.answer).toContainText('Zoë')
    for (const form of ['Laid out', 'Raw']) {
      await request.answer.getByText(form, { exact: true }).click()
      const page = await app.page.evaluate(() => document.documentElement.outerHTML)
      for (const one of spellings) expect(page.includes(one), one).toBe(false)
    }
    await expect(request.body).toContainText('{{secret}}')
    await app.restart()
    await shell(app.page).goTo('Lab')
    await expect(requestPart(app.page).body).toContainText('{{secret}}')
  } finally {
    echo.server.close()
  }
})

test('Video.io: the changed request is sent, and its session token is recorded as crafted', async ({
  launch,
  roompass,
  startVideoIoAccount,
}) => {
  const server = await startVideoIoAccount()
  const app = await launch()
  const ui = shell(app.page)
  const request = requestPart(app.page)
  await app.page.locator('input[name="identity"]').fill('crm-1')
  await ui.goTo('Lab')
  await expect(request.body).toContainText('"crm-1"')
  await request.typeBody('{"identity":"Zoë 李","scopes":[]}')
  await request.send.click()
  await expect(request.answer).toContainText('A token came back.')
  const session = server.state.sessions.at(-1)
  expect(session).toMatchObject({ identity: 'Zoë 李' })
  expect(server.asked.at(-1)).toMatchObject({
    method: 'POST',
    path: '/v1/sessions',
    secretIn: ['authorization'],
  })
  await expect(request.answer.getByRole('button', { name: `Token: ${session?.token}` })).toBeVisible()
  await ui.current.expectNone()
  const crafted = (await roompass(['history', '--origin', 'crafted', '--json'])).json()
  expect(crafted).toMatchObject([{ externalId: 'Zoë 李', origin: 'crafted' }])

  await test.step('a wrong secret is the server’s to refuse', async () => {
    await request.headerValue(1).fill('Bearer {{secret}}x')
    await request.send.click()
    await expect(request.answers).toHaveCount(2)
    await expect(request.answer).toContainText('401')
    expect(server.state.sessions).toHaveLength(1)
  })
  await test.step('a lock ends what is under way, and nothing comes of it', async () => {
    await request.headerValue(1).fill('Bearer {{secret}}')
    const slow = server.fault({ kind: 'slow' })
    await request.send.click()
    await slow.reached()
    await ui.lock.lockBy(() => app.page.keyboard.press('Control+l'))
    slow.release()
    await ui.lock.leave()
    await ui.goTo('History')
    await ui.history.choose('Origin', 'Crafted in the lab')
    await expect(ui.history.rows).toHaveCount(1)
  })
})

test('requests of production are closed until it is allowed, and then each asks', async ({
  launch,
  roompass,
  startVideoIoServer,
}) => {
  const server = await startVideoIoServer()
  const add = ['profiles', 'add', '--platform', 'video-io', '--name', 'Videos live', '--key-stdin']
  const { code, stderr } = await roompass([...add, '--environment', 'production', '--api', server.origin], {
    stdin: server.apiToken,
  })
  expect(code, stderr).toBe(0)
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('Lab')
  await expect(ui.craft.closed).toHaveText('The Lab is closed for Videos live')
  expect((await roompass(['profiles', 'set', 'Videos live', '--lab', 'on'])).code).toBe(0)
  const request = requestPart(app.page)
  await expect(request.form).toBeVisible()
  await request.typeBody('{"identity":"crm-1","scopes":[]}')
  await app.answerDialog('Cancel')
  await request.send.click()
  expect(await app.waitForDialog()).toMatchObject({
    message: 'Send this request with the secret of “Videos live”?',
    detail: expect.stringContaining('POST /v1/sessions'),
    buttons: ['Cancel', 'Send'],
  })
  await expect(request.send).toBeEnabled()
  expect(server.asked).toEqual([])
  await app.answerDialog('Send')
  await request.send.click()
  await expect(request.answer).toContainText('A token came back.')
  expect(server.asked).toHaveLength(1)
})
