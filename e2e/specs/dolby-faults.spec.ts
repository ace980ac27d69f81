import type { Page } from 'playwright/test'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { shell } from '../pages/shell.ts'
import type { Fault } from '../servers/common/faults.ts'
import type { Dolby } from '../servers/dolby/start.ts'

/** The two requests of one token, in their order. */
const requests = ['/v1/auth/token', '/v2/client-access-token'] as const

interface Case {
  readonly name: string
  readonly fault: Fault
  /** The whole sentence, for each of the requests. */
  readonly says: RegExp | readonly [RegExp, RegExp]
  /** What the command line answers. */
  readonly code: 1 | 3
}

const host = String.raw`127\.0\.0\.1:\d+`
const retired = String.raw`Dolby\.io Communications is retired, so it may not answer any more\.`
const status = (code: 401 | 403 | 404 | 422 | 500): Fault => ({ kind: 'status', status: code })

/** Every fault of the server but the slow one. */
const cases: readonly Case[] = [
  {
    name: 'a 401',
    fault: status(401),
    says: [
      /^The platform does not accept this app key with this app secret \(401\): Check, in the profile, says what is wrong\. The platform says: “Expired or invalid token”$/,
      /^The platform does not accept the API token that it gave a moment ago \(401\): check both API addresses of the profile\. The platform says: “Expired or invalid token”$/,
    ],
    code: 1,
  },
  {
    name: 'a 403',
    fault: status(403),
    says: [
      /^The platform accepts .*, but does not allow this question \(403\)\. The platform says: “The token lacks the scope/,
      /^The platform accepts .*, but does not allow this question \(403\)\. The platform says: “The token lacks the scope/,
    ],
    code: 1,
  },
  {
    name: 'a 404',
    fault: status(404),
    says: new RegExp(
      `^The platform does not have what was asked for \\(404\\): check the API addresses of the profile\\. ${retired}$`,
    ),
    code: 1,
  },
  {
    name: 'a 422',
    fault: status(422),
    says: /^The platform refused the question \(422\)\. The platform says: “The request can not be processed”$/,
    code: 1,
  },
  {
    name: 'a 429 that says to come again in five minutes',
    fault: { kind: 'rate-limit', retryAfter: 300 },
    says: /^The platform asks to wait 5 min before the next question: try again then\./,
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
    says: new RegExp(`^${host} cut the connection before it answered: try again\\. ${retired}$`),
    code: 3,
  },
  {
    name: 'a connection that is cut in the body',
    fault: { kind: 'cut', at: 'body' },
    says: new RegExp(
      `^The connection to ${host} broke off before the answer was complete: try again\\. ${retired}$`,
    ),
    code: 3,
  },
  {
    name: 'JSON that is none',
    fault: { kind: 'broken-json' },
    says: new RegExp(`^The answer of ${host} is not JSON, so it is not the platform's: .* ${retired}$`),
    code: 3,
  },
  {
    name: 'JSON that is no answer to this, and 51 MB of it',
    fault: { kind: 'huge' },
    says: new RegExp(`^The answer of ${host} is larger than 8 MB and was not read: .* ${retired}$`),
    code: 3,
  },
  {
    name: 'JSON that is no answer to this',
    fault: { kind: 'huge', bytes: 1000 },
    says: /^The platform's answer is not as its documents say: check the API address, or try again later\./,
    code: 3,
  },
  {
    name: 'a redirect',
    fault: { kind: 'redirect', to: 'https://elsewhere.test/v1/auth/token' },
    says: /^The platform answered with a redirect to elsewhere\.test, which is not followed, because the key must not go there/,
    code: 3,
  },
]

const values = {
  'External id': 'crm-4711',
  'Guest name': 'Jane Smith',
  'Session scopes': 'conf:create session:update',
  'Valid until': '90m',
} as const

const failure = (page: Page) => page.getByRole('alert')
const given = ({ state }: Dolby) => state.grants.filter(({ purpose }) => purpose === 'session')

test('an issue that goes wrong says why in one sentence; nothing is recorded, the form is intact', async ({
  launch,
  roompass,
  startDolbyAccount,
}) => {
  test.setTimeout(180_000)
  const server = await startDolbyAccount()
  const app = await launch()
  const { issue, dolby } = shell(app.page)
  await dolby.fill(values)

  for (const [at, path] of requests.entries()) {
    for (const { name, fault, says } of cases) {
      await test.step(`${name}, of ${path}`, async () => {
        // The remembered API token would be used, and its request not made.
        server.revokeTokens()
        const running = server.fault(fault, { path })
        await issue.button.click()
        await expect(failure(app.page)).toHaveText('exec' in says ? says : (says[at] ?? /^$/))
        await expect(issue.button).toHaveText(/^Issue token/)
        for (const [label, value] of Object.entries(values))
          await expect(dolby.field(label as keyof typeof values)).toHaveValue(value)
        running.release()
      })
    }
  }
  await expect(issue.issued).toHaveCount(0)
  expect((await roompass(['history', '--json'])).json()).toEqual([])
  expect(given(server), 'no token was given out').toEqual([])

  await test.step('the next press issues, and takes the sentence away', async () => {
    await issue.issue()
    await expect(failure(app.page)).toBeHidden()
    expect(given(server)).toMatchObject([{ externalId: 'crm-4711' }])
    expect((await roompass(['history', '--json'])).json()).toHaveLength(1)
  })
})

test('the command line says the same, with its exit code', async ({ roompass, startDolbyAccount }) => {
  test.setTimeout(180_000)
  const server = await startDolbyAccount()
  const args = ['issue', '--profile', 'Dolby staging', '--external-id', 'crm-4711']
  for (const [at, path] of requests.entries()) {
    for (const { name, fault, says, code } of cases) {
      await test.step(`${name}, of ${path}`, async () => {
        const running = server.fault(fault, { path })
        const result = await roompass(args)
        expect({ code: result.code, stdout: result.stdout }).toEqual({ code, stdout: '' })
        const [said = '', ...others] = result.stderr
          .trim()
          .split('\n')
          .filter((line) => line.startsWith('roompass: '))
        expect(said.slice('roompass: '.length)).toMatch('exec' in says ? says : (says[at] ?? /^$/))
        expect(others, 'one sentence on one line').toEqual([])
        running.release()
      })
    }
  }
  expect((await roompass(['history', '--json'])).json()).toEqual([])
  expect(given(server)).toEqual([])
})

test('a platform that is slow can be left, or asks to wait and is waited for', async ({
  launch,
  roompass,
  startDolbyAccount,
}) => {
  test.setTimeout(90_000)
  const server = await startDolbyAccount()
  const app = await launch()
  const { issue, dolby } = shell(app.page)
  await dolby.fill(values)

  for (const path of requests) {
    await test.step(`left, at ${path}`, async () => {
      const slow = server.fault({ kind: 'slow' }, { path, times: 1 })
      await issue.button.click()
      await slow.reached()
      await expect(app.page.getByText('Asking the platform…')).toBeVisible()
      await dolby.field('Guest name').fill('Typed meanwhile')
      await dolby.cancel.click()
      await expect(failure(app.page)).toHaveText('The platform is no longer being asked.')
      await expect(dolby.field('Guest name')).toHaveValue('Typed meanwhile')
      await expect(dolby.field('External id')).toHaveValue('crm-4711')
      slow.release()
      await dolby.field('Guest name').fill('Jane Smith')
    })
  }
  await test.step('what came too late is not there', async () => {
    await expect(issue.issued).toHaveCount(0)
    expect((await roompass(['history', '--json'])).json()).toEqual([])
  })
  for (const [at, path] of requests.entries()) {
    await test.step(`waited for, at ${path}`, async () => {
      server.revokeTokens()
      server.fault({ kind: 'rate-limit', retryAfter: 2 }, { path, times: 1 })
      await dolby.fill({ 'External id': `crm-${at}` })
      await issue.button.click()
      await expect(app.page.getByText(/The platform asked to wait; going on (in [12] s|now)/)).toBeVisible()
      await expect.poll(() => given(server).at(-1)?.externalId).toBe(`crm-${at}`)
      await expect(issue.issued).toHaveCount(1)
      await expect(failure(app.page)).toBeHidden()
    })
  }
  await test.step('the terminal waits too, and says so', async () => {
    server.fault({ kind: 'rate-limit', retryAfter: 1 }, { times: 1 })
    const { code, stderr } = await roompass(['issue', '--profile', 'Dolby staging', '--external-id', 'crm-9'])
    expect(code).toBe(0)
    expect(stderr).toContain('roompass: The platform asked to wait; going on in 1 s.')
  })
  await test.step('a wait can be ended as well', async () => {
    const before = given(server).length
    server.fault({ kind: 'rate-limit', retryAfter: 100 }, { times: 1 })
    await dolby.fill({ 'External id': 'crm-waiting' })
    await issue.button.click()
    await expect(app.page.getByText(/going on in (1 min 40 s|1 min 39 s|\d+ s|1 min)/)).toBeVisible()
    await dolby.cancel.click()
    await expect(failure(app.page)).toHaveText('The platform is no longer being asked.')
    await expect(dolby.field('External id')).toHaveValue('crm-waiting')
    expect(given(server)).toHaveLength(before)
  })
})

test('a host that is not there is said to be that of a retired platform', async ({
  launch,
  roompass,
  startDolbyAccount,
}) => {
  const server = await startDolbyAccount()
  const app = await launch()
  const { issue, dolby, profiles, ...ui } = shell(app.page)
  const says = new RegExp(`^${host} does not take connections: check the API address, .* ${retired}$`)
  await dolby.fill(values)
  await server.close()
  await issue.button.click()
  await expect(failure(app.page)).toHaveText(says)
  await expect(dolby.field('Guest name')).toHaveValue('Jane Smith')
  expect((await roompass(['history', '--json'])).json()).toEqual([])
  await ui.goTo('Profiles')
  await profiles.checkButton.click()
  await expect(profiles.check.getByRole('alert')).toHaveText(says)
  const { code, stderr } = await roompass(['profiles', 'check', 'Dolby staging'])
  expect(code).toBe(3)
  expect(stderr.replace('roompass: ', '').trim()).toMatch(says)
})
