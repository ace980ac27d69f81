import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { shell } from '../pages/shell.ts'
import type { Fault } from '../servers/common/faults.ts'

interface Case {
  readonly name: string
  readonly fault: Fault
  /** The whole of it. */
  readonly says: RegExp
  /** What the command line answers. */
  readonly code: 1 | 3
}

const host = String.raw`127\.0\.0\.1:\d+`
const compare =
  'The platform does not accept the API token: compare it with the API TOKEN at dashboard\\.video\\.io, under Apps, Your App, and the endpoint generation with your server code\\.'
const status = (code: 401 | 403 | 404 | 422 | 500): Fault => ({ kind: 'status', status: code })

/** Every fault of the server but the slow one. */
const cases: readonly Case[] = [
  {
    name: 'a 401',
    fault: status(401),
    says: new RegExp(`^${compare} The platform says: “Unauthorized”$`),
    code: 1,
  },
  {
    name: 'a 403',
    fault: status(403),
    says: new RegExp(`^${compare} The platform says: “Forbidden”$`),
    code: 1,
  },
  {
    name: 'a 404',
    fault: status(404),
    says: /^Nothing at this address gives sessions: check the endpoint generation and the API address of the profile\. The platform says: “Not found”$/,
    code: 1,
  },
  {
    name: 'a 422',
    fault: status(422),
    says: /^The platform refused the question \(422\)\. The platform says: “identity is invalid”$/,
    code: 1,
  },
  {
    name: 'a 429 that says to come again in five minutes',
    fault: { kind: 'rate-limit', retryAfter: 300 },
    says: /^The platform asks to wait 5 min before the next question: try again then\.$/,
    code: 3,
  },
  {
    name: 'a 500',
    fault: status(500),
    says: /^The platform has a fault of its own \(500\): try again later\. The platform says: “Internal error”$/,
    code: 3,
  },
  {
    name: 'a connection that is cut at the start',
    fault: { kind: 'cut', at: 'start' },
    says: new RegExp(`^${host} cut the connection before it answered: try again\\.$`),
    code: 3,
  },
  {
    name: 'a connection that is cut in the body',
    fault: { kind: 'cut', at: 'body' },
    says: new RegExp(`^The connection to ${host} broke off before the answer was complete: try again\\.$`),
    code: 3,
  },
  {
    name: 'JSON that is none',
    fault: { kind: 'broken-json' },
    says: new RegExp(
      `^The answer of ${host} is not JSON, so it is not the platform's: check the API address`,
    ),
    code: 3,
  },
  {
    name: 'a body of 51 MB',
    fault: { kind: 'huge' },
    says: new RegExp(
      `^The answer of ${host} is larger than 8 MB and was not read: check the API address\\.$`,
    ),
    code: 3,
  },
  {
    name: 'a redirect',
    fault: { kind: 'redirect', to: 'https://elsewhere.test/v1/sessions', status: 307 },
    says: /^The platform answered with a redirect to elsewhere\.test, which is not followed, because the key must not go there: check the API address\.$/,
    code: 3,
  },
]

const issueWords = ['issue', '--profile', 'Videos staging', '--external-id', 'user-4711', '--token']

test('issuing that goes wrong says why in one sentence, records nothing and leaves the form', async ({
  launch,
  roompass,
  startVideoIoAccount,
}) => {
  test.setTimeout(180_000)
  const server = await startVideoIoAccount()
  const silence = server.fault({ kind: 'slow' }, { times: 1 })
  // Runs to its end beside all the others: it takes a quarter of a minute.
  const patient = roompass(issueWords)
  await silence.reached()
  const app = await launch()
  const { issue, videoIo: form } = shell(app.page)
  const failure = app.page.getByRole('alert')

  for (const [number, { name, fault, says, code }] of cases.entries()) {
    await test.step(name, async () => {
      const [user, scopes] = [`user-${number}`, `videos.read own.scope.${number}`]
      await form.identifier.fill(user)
      await form.scopes.fill(scopes)
      const running = server.fault(fault)
      await issue.button.click()
      await expect(failure).toHaveText(says)
      await expect(form.identifier).toHaveValue(user)
      await expect(form.scopes).toHaveValue(scopes)
      await expect(issue.issued).toHaveCount(0)
      expect(running.hits, 'asked once: a second session may cost something').toBe(1)

      const cli = await roompass(issueWords)
      expect({ code: cli.code, stdout: cli.stdout }).toEqual({ code, stdout: '' })
      const lines = cli.stderr.split('\n').filter((line) => line.startsWith('roompass: '))
      expect(lines).toHaveLength(1)
      expect(lines[0]?.replace('roompass: ', '')).toMatch(says)
      running.release()
    })
  }
  await test.step('a platform that does not answer', async () => {
    const { code, stdout, stderr } = await patient
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toMatch(new RegExp(`roompass: ${host} did not answer within 15 s: try again later\\.\n$`))
    silence.release()
  })
  expect((await roompass(['history', '--json'])).json()).toEqual([])

  await test.step('and the same press works as soon as the platform does', async () => {
    const card = await issue.issue()
    await expect(failure).toBeHidden()
    await expect(card).toContainText('recorded in the history')
    expect((await roompass(['history', '--json'])).json()).toMatchObject([
      { externalId: `user-${cases.length - 1}` },
    ])
  })
  await test.step('a platform that is gone', async () => {
    await server.close()
    await form.identifier.fill('user-4711')
    await issue.button.click()
    await expect(failure).toHaveText(
      new RegExp(`^${host} does not take connections: check the API address, or try again later\\.$`),
    )
    await expect(issue.issued, 'the one of before').toHaveCount(1)
  })
})

test('a platform that asks to wait is waited for, and one that is slow can be left', async ({
  launch,
  roompass,
  startVideoIoAccount,
}) => {
  const server = await startVideoIoAccount()
  const app = await launch()
  const { page } = app
  const ui = shell(page)
  const { issue, videoIo: form, history } = ui
  const result = page.getByRole('region', { name: 'Result' })
  const cancel = page.getByRole('button', { name: 'Cancel asking for a token' })
  await form.identifier.fill('user-4711')
  await form.scopes.fill('videos.read')

  await test.step('a 429 is said, waited for, and then it goes on by itself', async () => {
    const limit = server.fault({ kind: 'rate-limit', retryAfter: 2 }, { times: 1 })
    await issue.button.click()
    await expect(result).toContainText(/The platform asked to wait; going on (in [12] s|now)/)
    await expect(issue.issued).toContainText('recorded in the history')
    expect(limit.hits).toBe(1)
    expect(server.asked.map(({ status }) => status)).toEqual([429, 200])
  })
  await test.step('one that waits can be left', async () => {
    const limit = server.fault({ kind: 'rate-limit', retryAfter: 30 })
    await form.identifier.fill('user-4712')
    await issue.button.click()
    await expect(result).toContainText('The platform asked to wait; going on in')
    await cancel.click()
    await expect(page.getByRole('alert')).toHaveText('The platform is no longer being asked.')
    limit.release()
  })
  await test.step('so can a slow one, while the rest of the window works', async () => {
    const slow = server.fault({ kind: 'slow' }, { times: 1 })
    await form.identifier.fill('user-4713')
    await issue.button.click()
    await slow.reached()
    await expect(result).toContainText('Asking the platform…')
    await ui.goTo('History')
    await expect(history.rows).toHaveCount(1)
    await ui.goTo('Issue')
    await cancel.click()
    await expect(page.getByRole('alert')).toHaveText('The platform is no longer being asked.')
    await expect(cancel).toBeHidden()
    await expect(form.identifier).toHaveValue('user-4713')
    await expect(form.scopes).toHaveValue('videos.read')
    slow.release()
  })
  expect((await roompass(['history', '--json'])).json()).toMatchObject([{ externalId: 'user-4711' }])
  await test.step('a second press while one is on its way asks nothing', async () => {
    const before = server.asked.length
    const slow = server.fault({ kind: 'slow' }, { times: 1 })
    await issue.button.click()
    await slow.reached()
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.keyboard.press('ControlOrMeta+Enter')
    slow.release()
    await expect.poll(async () => (await roompass(['history', '--json'])).json()).toHaveLength(2)
    expect(server.asked).toHaveLength(before + 1)
  })
  await test.step('the terminal waits as well, and says so', async () => {
    server.fault({ kind: 'rate-limit', retryAfter: 1 }, { times: 1 })
    const { code, stdout, stderr } = await roompass(issueWords)
    expect(code).toBe(0)
    expect(stdout.trim()).toBe(server.state.sessions.at(-1)?.token)
    expect(stderr).toMatch(/wait/)
  })
})

test('the API token goes to the profile’s host in one header, and what it fetched into the history', async ({
  launch,
  roompass,
  startVideoIoAccount,
  startVideoIoServer,
}) => {
  const server = await startVideoIoAccount()
  const elsewhere = await startVideoIoServer()
  const app = await launch()
  const ui = shell(app.page)
  await ui.videoIo.identifier.fill('user-4711')
  const card = await ui.issue.issue()
  for (const status of [301, 302, 303, 307, 308] as const) {
    server.fault({ kind: 'redirect', to: `${elsewhere.origin}/v1/sessions`, status }, { times: 1 })
    await ui.videoIo.identifier.fill(`user-${status}`)
    await ui.issue.button.click()
    await expect(app.page.getByRole('alert')).toContainText('which is not followed')
  }
  expect(server.asked).toHaveLength(6)
  for (const asked of server.asked)
    expect(asked).toMatchObject({
      method: 'POST',
      path: '/v1/sessions',
      query: '',
      scheme: 'bearer',
      secretIn: ['authorization'],
    })
  expect(elsewhere.asked).toEqual([])

  const [session] = server.state.sessions
  await expect(card).toContainText(session?.token ?? '?')
  const rows = (await roompass(['history', '--json'])).json() as { readonly id: string }[]
  expect(rows).toHaveLength(1)
  const kept = await roompass(['get', rows[0]?.id ?? '', '--token'])
  expect(kept.stdout.trim()).toBe(session?.token)
})
