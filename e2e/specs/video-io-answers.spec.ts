import { expect } from '../fixtures/app.ts'
import type { CliResult } from '../fixtures/cli.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { addProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'
import type { VideoIo } from '../servers/video-io/start.ts'

const lifetime = 3_600
const unknownWords =
  'Nobody knows when this token ends: Video.io VideoKit did not say, and it may have ended already.'

/** Issues on the terminal and gives what `--json` says of it. */
async function issued(answer: Promise<CliResult>): Promise<Record<string, unknown>> {
  const result = await answer
  expect(result.code, result.stderr).toBe(0)
  return result.json() as Record<string, unknown>
}

const newestOf = (server: VideoIo) => {
  const newest = server.state.sessions.at(-1)
  if (newest === undefined) throw new Error('The server gave no session.')
  return newest
}

test('answers of both generations are read, however they write the end', async ({
  launch,
  roompass,
  startVideoIoAccount,
}) => {
  test.setTimeout(120_000)
  const server = await startVideoIoAccount()
  const app = await launch()
  const ui = shell(app.page)
  const { issue, history } = ui
  const { identifier } = ui.videoIo
  const card = issue.issued.first()

  for (const [expiry, name] of [
    ['iso', 'an ISO 8601 time'],
    ['seconds', 'epoch seconds'],
    ['milliseconds', 'epoch milliseconds'],
  ] as const) {
    await test.step(`sessionToken and ${name}`, async () => {
      server.speak({ expiry })
      await identifier.fill(`user-${expiry}`)
      await issue.button.click()
      await expect(card.getByRole('button', { name: /^Token: / })).toHaveCount(1)
      await expect.poll(() => server.state.sessions.at(-1)?.identity).toBe(`user-${expiry}`)
      const { token, expiresAt } = newestOf(server)
      await expect(card).toContainText(token)
      await expect(card).toContainText(/(59 min|1 h).*left/)
      await expect(card).not.toContainText('Nobody knows')
      const [row] = (await roompass(['history', '--json'])).json() as Record<string, unknown>[]
      expect(row).toMatchObject({
        externalId: `user-${expiry}`,
        validUntil: expiresAt,
        isEndUnknown: false,
        state: 'valid',
        origin: 'fetched',
      })
    })
  }
  for (const [expiry, name] of [
    ['word', 'a word that is no time'],
    ['missing', 'no end at all'],
  ] as const) {
    await test.step(`sessionToken and ${name}`, async () => {
      server.speak({ expiry })
      await identifier.fill(`user-${expiry}`)
      await issue.button.click()
      await expect(card).toContainText(unknownWords)
      await expect(card).toContainText(newestOf(server).token)
      await expect(card).toContainText('end unknown')
      const [row] = (await roompass(['history', '--json'])).json() as Record<string, unknown>[]
      expect(row).toMatchObject({ validUntil: null, isEndUnknown: true, state: 'unknown-end' })
    })
  }
  await test.step('session_key, and no end, of the documented generation', async () => {
    server.speak({ generation: 'documented' })
    await addProfile(roompass, 'video-io', 'As documented', server.apiToken, [
      ...['--generation', 'documented', '--api', server.origin],
    ])
    await ui.chooseProfile('As documented')
    await identifier.fill('user-documented')
    await issue.button.click()
    await expect.poll(() => server.state.sessions.at(-1)?.identity).toBe('user-documented')
    await expect(card).toContainText(newestOf(server).token)
    await expect(card).toContainText(unknownWords)
    expect(server.asked.at(-1)).toMatchObject({ scheme: 'app', secretIn: ['authorization'], status: 200 })
  })
  await test.step('an end that is over already', async () => {
    server.speak({ generation: '2021', expiry: 'iso' })
    server.shiftClock(-2 * lifetime)
    const session = await issued(
      roompass(['issue', '--profile', 'Videos staging', '--external-id', 'user-late', '--json']),
    )
    expect(session).toMatchObject({ validUntil: newestOf(server).expiresAt, isEndUnknown: false })
    server.shiftClock(0)
  })

  await test.step('the history says which end is not known, and finds those', async () => {
    await ui.goTo('History')
    await expect(history.rows).toHaveCount(7)
    await history.expectCounts({ 'End unknown': 3, Expired: 1, Valid: 3 })
    await history.filter('End unknown')
    await history.expectGuests(['user-documented', 'user-missing', 'user-word'])
    await history.open('user-missing')
    await expect(history.detail).toContainText(unknownWords)
    await expect(history.fact('Valid')).toContainText('unknown')
    await expect(history.fact('Origin')).toContainText('fetched from the platform')
    await expect(history.detail).toContainText(
      'The token is opaque: only the platform can read what is in it.',
    )
    await expect(history.detail).toContainText('What the platform was asked for')
    await expect(history.detail).toContainText('"user-missing"')
  })
})

test('an error in a 200 is an error, and nothing is recorded', async ({
  launch,
  roompass,
  startVideoIoAccount,
}) => {
  const server = await startVideoIoAccount({ dialect: { errors: 'in-200' } })
  const app = await launch()
  const { issue, videoIo: form } = shell(app.page)
  const says =
    'The platform gave no session: check the API token, the endpoint generation and the user identifier. The platform says: “Unauthorized”'
  const apiToken = server.apiToken
  server.changeApiToken('another-test-api-token-not-a-real-one')
  await form.identifier.fill('user-4711')
  await form.scopes.fill('videos.read own.scope')
  await issue.button.click()

  await expect(app.page.getByRole('alert')).toHaveText(says)
  expect(server.asked.map(({ status }) => status)).toEqual([200])
  await expect(issue.issued).toHaveCount(0)
  await expect(form.identifier).toHaveValue('user-4711')
  await expect(form.scopes).toHaveValue('videos.read own.scope')
  const cli = await roompass([
    'issue',
    '--profile',
    'Videos staging',
    '--external-id',
    'user-4711',
    '--token',
  ])
  expect(cli).toMatchObject({ code: 1, stdout: '' })
  expect(cli.stderr).toContain(`roompass: ${says}`)
  expect((await roompass(['history', '--json'])).json()).toEqual([])

  await test.step('the next press is a first one', async () => {
    server.changeApiToken(apiToken)
    await issue.issue()
    await expect(app.page.getByRole('alert')).toBeHidden()
  })
})
