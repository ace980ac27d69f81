import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { shell } from '../pages/shell.ts'
import type { Dolby } from '../servers/dolby/start.ts'

const avatar = 'https://pictures.test/jane.png'
const retired = 'Dolby.io Communications is retired, so it may not answer any more.'
const conferences = '/v1/monitor/conferences'

/** Puts somebody into a meeting, with the newest token that was given out. */
function join(
  server: Dolby,
  alias: string,
  info: { readonly name: string; readonly avatarUrl?: string },
): void {
  const token = server.state.grants.findLast(({ purpose }) => purpose === 'session')?.token ?? ''
  expect(server.join(token, info, alias)).not.toHaveProperty('refused')
}

const monitored = ({ asked }: Dolby) => asked.filter(({ path }) => path.startsWith(conferences))

test('one button shows what the platform kept of a guest, of running and of ended meetings', async ({
  launch,
  roompass,
  startDolbyAccount,
}) => {
  test.setTimeout(90_000)
  const server = await startDolbyAccount()
  const app = await launch()
  const { issue, dolby, history, ...ui } = shell(app.page)
  await dolby.fill({ 'External id': 'crm-4711', 'Guest name': 'Jane Smith', Avatar: avatar })
  await issue.issue()
  await ui.goTo('History')
  await history.open('Jane Smith')
  const { kept, ask, askAgain, stays } = history.kept

  await test.step('nobody is asked before somebody presses', async () => {
    await expect(ask).toBeVisible()
    expect(monitored(server)).toEqual([])
  })
  await test.step('nothing, where the guest has not come', async () => {
    await ask.click()
    await expect(kept).toContainText('The platform kept nothing of this guest.')
    expect(server.state.grants.at(-1), 'with a token for that alone').toMatchObject({
      purpose: 'api',
      scopes: ['comms:monitor:read'],
    })
  })
  await test.step('a meeting that is running', async () => {
    join(server, 'standup', { name: 'Jane S.', avatarUrl: avatar })
    await askAgain.click()
    await expect(kept).toContainText('The platform kept this guest in 1 meeting, which is still running.')
    await expect(stays).toHaveCount(1)
    const userId = server.state.conferences.at(-1)?.owner.userId ?? ''
    await expect(stays).toContainText('standup (running)')
    await expect(stays, 'the name that was given to the SDK').toContainText('Jane S.')
    await expect(stays).toContainText('crm-4711')
    await expect(stays).toContainText('jane.png')
    await expect(stays).toContainText(userId.slice(-6))
    await expect(stays).toContainText(/Joined.*\d\d:\d\d/)
  })
  await test.step('one that has ended, and one of others', async () => {
    server.leave('crm-4711')
    join(server, 'review', { name: 'Jane Smith' })
    server.leave('crm-4711')
    const now = Math.floor(Date.now() / 1000)
    server.putConference({
      alias: 'of others',
      owner: { externalId: 'crm-1', name: 'Omar Owner' },
      guests: [{ externalId: 'crm-47', name: 'Jane Smith' }],
      startedAt: now,
    })
    // A meeting of long before the token, with the same guest.
    server.putConference({
      alias: 'last week',
      owner: { externalId: 'crm-4711', name: 'Jane Smith' },
      startedAt: now - 7 * 86_400,
      endedAt: now - 7 * 86_400 + 60,
    })
    await askAgain.click()
    await expect(kept).toContainText('The platform kept this guest in 2 meetings.')
    await expect(stays).toHaveText([/standup|review/, /standup|review/])
    await expect(stays.filter({ hasText: 'review' })).toContainText('Avatarnone')
    await expect(kept).not.toContainText('running')
    await expect(kept).not.toContainText(/of others|last week/)
  })
  await test.step('times go out in milliseconds, around the time of the session', async () => {
    const query = new URLSearchParams(monitored(server)[0]?.query)
    const now = Date.now()
    expect(Number(query.get('from'))).toBeGreaterThan(now - 2 * 86_400_000)
    expect(Number(query.get('from'))).toBeLessThan(now)
    expect(Number(query.get('to'))).toBeGreaterThan(now - 60_000)
    expect(Number(query.get('to'))).toBeLessThan(now + 3_600_000)
  })
  await test.step('the terminal says the same', async () => {
    const { id } = ((await roompass(['history', '--json'])).json() as { id: string }[])[0] ?? { id: '' }
    const { code, stdout } = await roompass(['kept', id])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Meeting: +review \([0-9a-f-]{36}\)$/m)
    expect(stdout).toMatch(/^Name: +Jane S\.$/m)
    expect(stdout).toMatch(/^Avatar: +https:\/\/pictures\.test\/jane\.png$/m)
    const told = (await roompass(['kept', id, '--json'])).json() as { stays: { joinedAt: number[] }[] }
    expect(told.stays).toHaveLength(2)
    const [joinedAt = 0] = told.stays[0]?.joinedAt ?? []
    expect(Math.abs(joinedAt - Date.now() / 1000), 'seconds').toBeLessThan(120)
  })
})

test('lists of several pages are read to their end', async ({ roompass, startDolbyAccount }) => {
  const server = await startDolbyAccount()
  const args = ['issue', '--profile', 'Dolby staging', '--external-id', 'crm-4711', '--json']
  const { id } = (await roompass(args)).json() as { id: string }
  const now = Math.floor(Date.now() / 1000)
  const crowd = Array.from({ length: 250 }, (_, at) => ({ externalId: `crowd-${at}`, name: `Guest ${at}` }))
  // Beside 210 meetings of others the one of this guest is on the last page of them, and the guest on the third of it.
  server.putConference({
    alias: 'town hall',
    owner: { externalId: 'crm-1', name: 'Omar Owner' },
    guests: [...crowd, { externalId: 'crm-4711', name: 'Jane Smith', joinedAt: now }],
    startedAt: now - 300,
    endedAt: now + 1,
  })
  for (let at = 0; at < 210; at += 1) {
    const owner = { externalId: `other-${at}` }
    server.putConference({ alias: `other-${at}`, owner, startedAt: now - 200 + (at % 100), endedAt: now })
  }
  const before = server.asked.length
  const { code, stdout, stderr } = await roompass(['kept', id])
  expect(code, stderr).toBe(0)
  expect(stdout).toContain('town hall')
  expect(stdout).toMatch(/^Name: +Jane Smith$/m)
  const asked = monitored(server).slice(0)
  expect(server.asked.slice(before).every(({ status }) => status === 200)).toBe(true)
  expect(
    asked.filter(({ path }) => path === conferences).map(({ query }) => query.includes('start=')),
  ).toEqual([false, true, true])
  const { confId } = server.state.conferences.find(({ alias }) => alias === 'town hall') ?? { confId: '' }
  expect(asked.filter(({ path }) => path === `${conferences}/${confId}/participants`)).toHaveLength(3)
})

test('404, 401, a retired host and others end in a sentence, and what was known stays', async ({
  launch,
  roompass,
  startDolbyAccount,
}) => {
  test.setTimeout(120_000)
  const server = await startDolbyAccount()
  const app = await launch()
  const { issue, dolby, history, ...ui } = shell(app.page)
  await dolby.fill({ 'External id': 'crm-4711', 'Guest name': 'Jane Smith' })
  await issue.issue()
  join(server, 'standup', { name: 'Jane Smith' })
  const { id } = ((await roompass(['history', '--json'])).json() as { id: string }[])[0] ?? { id: '' }
  await ui.goTo('History')
  await history.open('Jane Smith')
  const { ask, askAgain, cancel, stays, failure } = history.kept
  await ask.click()
  await expect(stays).toHaveCount(1)

  const host = String.raw`127\.0\.0\.1:\d+`
  const cases = [
    {
      name: 'a 404',
      fault: { kind: 'status', status: 404 },
      says: /^The platform does not have what was asked for \(404\): check the API addresses of the profile\. Dolby\.io Communications is retired/,
      code: 1,
    },
    {
      name: 'a 401 with code 89',
      fault: { kind: 'status', status: 401 },
      says: /^The platform does not accept the API token that it gave a moment ago \(401\): .* “Expired or invalid token”$/,
      code: 1,
    },
    {
      name: 'a 403',
      fault: { kind: 'status', status: 403 },
      says: /^The platform accepts .*, but does not allow this question \(403\)\./,
      code: 1,
    },
    {
      name: 'a 500',
      fault: { kind: 'status', status: 500 },
      says: /^The platform has a fault of its own \(500\): try again later\./,
      code: 3,
    },
    {
      name: 'an endless list',
      fault: { kind: 'huge' },
      says: new RegExp(`^The answer of ${host} is larger than 8 MB and was not read: .*retired`),
      code: 3,
    },
    {
      name: 'JSON that is none',
      fault: { kind: 'broken-json' },
      says: new RegExp(`^The answer of ${host} is not JSON.*retired`),
      code: 3,
    },
  ] as const
  for (const { name, fault, says, code } of cases) {
    await test.step(name, async () => {
      const running = server.fault(fault, { path: conferences })
      await askAgain.click()
      await expect(failure).toHaveText(says)
      await expect(stays, 'the answer of before').toHaveCount(1)
      const cli = await roompass(['kept', id])
      expect({ code: cli.code, stdout: cli.stdout }).toEqual({ code, stdout: '' })
      expect(cli.stderr.replace(/^roompass: /, '').trim()).toMatch(says)
      running.release()
      const asked = monitored(server).length
      await askAgain.click()
      await expect
        .poll(() =>
          monitored(server)
            .slice(asked)
            .map(({ status }) => status),
        )
        .toEqual([200, 200])
      await expect(cancel).toBeHidden()
      await expect(failure).toBeHidden()
    })
  }
  await test.step('a meeting that is gone while it is asked about is a 404 too', async () => {
    server.fault({ kind: 'status', status: 404 }, { path: /\/participants$/, times: 1 })
    await askAgain.click()
    await expect(failure).toHaveText(/\(404\)/)
  })
  await test.step('asking can be ended', async () => {
    const slow = server.fault({ kind: 'slow' }, { path: conferences })
    await askAgain.click()
    await slow.reached()
    await cancel.click()
    await expect(askAgain).not.toHaveAttribute('aria-disabled', 'true')
    await expect(stays).toHaveCount(1)
    slow.release()
  })
  await test.step('a host that is not there any more', async () => {
    await server.close()
    await askAgain.click()
    await expect(failure).toHaveText(new RegExp(`^${host} does not take connections: .*${retired}$`))
    const cli = await roompass(['kept', id])
    expect(cli.code).toBe(3)
    expect(cli.stderr).toContain(retired)
    await expect(stays).toHaveCount(1)
  })
})
