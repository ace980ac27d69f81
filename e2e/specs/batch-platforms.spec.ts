import { writeFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { expect } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { expectSameSessions, lastBatch, readOutput, recordedSessions } from '../fixtures/batches.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { type Shell, shell } from '../pages/shell.ts'

const newSecret = 'another-test-secret-not-a-real-one'

interface Table {
  readonly rows: number
  readonly input: string
  readonly output: string
  readonly which?: 'All' | 'Only good'
}

/** A table of guests, checked and being issued into a CSV file. */
async function begin(app: AppHandle, ui: Shell, { rows, input, output, which = 'All' }: Table) {
  const { batch } = ui
  const lines = Array.from({ length: rows }, (_, at) => `Guest ${at + 1},user-${at + 1}`)
  await writeFile(input, `Name,External id\n${lines.join('\n')}\n`)
  await ui.goTo('Batch')
  await app.answerDialog(input)
  await batch.chooseFile.or(batch.otherFile).click()
  await batch.check.click()
  await expect(batch.checkPart).toContainText(`${rows} rows checked.`)
  await batch.issue.which(which)
  await app.answerDialog('Issue')
  await app.answerDialog(output)
  await batch.issue.button.click()
  await expect(batch.batches.first()).toContainText('guests.csv')
}

/** The ids of the guests in the output, in their order; each has to have a token of its own. */
async function idsIn(output: string): Promise<string[]> {
  const lines = await readOutput(output)
  expect(new Set(lines.map(({ token }) => token)).size).toBe(lines.length)
  return lines.map((line) => line['External id'] ?? '')
}

const everyId = (rows: number) => Array.from({ length: rows }, (_, at) => `user-${at + 1}`)

const rotate = (profile: string) => ['keys', 'rotate', '--profile', profile, '--key-stdin', '--label', 'New']

const issuedSoFar = async (page: Page) => (await lastBatch(page)).issued

test('Dolby.io is waited for when it asks for that, asked again after faults, and refuses one guest alone', async ({
  launch,
  roompass,
  startDolbyAccount,
}, testInfo) => {
  const server = await startDolbyAccount()
  const output = testInfo.outputPath('tokens.csv')
  const rows = 20
  const path = '/v2/client-access-token'
  const wait = server.fault({ kind: 'rate-limit', retryAfter: 3 }, { path, times: 1 })
  const fault = server.fault({ kind: 'status', status: 500 }, { path, times: 2 })
  const cut = server.fault({ kind: 'cut', at: 'start' }, { path, times: 1 })
  const refused = server.fault({ kind: 'status', status: 422 }, { path, times: 1 })
  const app = await launch()
  const ui = shell(app.page)
  const { line } = ui.batch.batch('guests.csv')
  await begin(app, ui, { rows, input: testInfo.outputPath('guests.csv'), output, which: 'Only good' })
  await expect(line).toContainText('the platform asked to wait')
  await expect(line).toContainText('19 tokens in “tokens.csv”, 1 row left out', { timeout: 30_000 })
  const who = everyId(rows)
    .map((id, at) => ({ id, row: at + 1 }))
    .find(({ id }) => !server.state.grants.some(({ externalId }) => externalId === id))
  await expect(line).toContainText(`was left out. Row ${who?.row} (line ${(who?.row ?? 0) + 1}): `)
  expect([wait.hits, fault.hits, cut.hits, refused.hits]).toEqual([1, 2, 1, 1])

  const ids = await idsIn(output)
  expect(ids).toHaveLength(rows - 1)
  expect(
    everyId(rows).filter((id) => ids.includes(id)),
    'in their order',
  ).toEqual(ids)
  const lines = await readOutput(output)
  for (const { token, link, ...rest } of lines) {
    const grant = server.state.grants.find((one) => one.token === token)
    expect(grant).toMatchObject({ purpose: 'session', externalId: rest['External id'] })
    expect(link).toBe('')
    expect(Date.parse(rest.valid_until ?? '') / 1000).toBe(grant?.expiresAt)
  }
  await expectSameSessions(
    roompass,
    lines.map(({ session_id }) => session_id),
  )
  const recorded = await recordedSessions(roompass)
  expect(
    recorded.every(({ origin, profileName }) => [origin, profileName].join() === 'fetched,Dolby staging'),
  ).toBe(true)

  await test.step('QR codes have no link to show, which is said before anything is asked', async () => {
    const asked = server.asked.length
    await ui.batch.issue.output('QR codes, PNG')
    await expect(async () => {
      await ui.batch.issue.button.click()
      await expect(ui.batch.issue.region.getByRole('alert')).toContainText(
        'has no join links, which QR codes and passes need: choose CSV or JSON lines.',
        { timeout: 1500 },
      )
    }).toPass()
    expect(server.asked).toHaveLength(asked)
  })
})

test('a secret that is refused in the middle stops a batch of Dolby.io with a sentence; with the new one it goes on', async ({
  launch,
  roompass,
  startDolbyAccount,
}, testInfo) => {
  const rows = 40
  let given = 0
  const server = await startDolbyAccount({
    onAnswered: ({ path, status }) => {
      if (path !== '/v2/client-access-token' || status !== 200) return
      given += 1
      if (given !== 20) return
      server.changeAppSecret(newSecret)
      server.revokeTokens()
    },
  })
  const output = testInfo.outputPath('tokens.csv')
  const app = await launch()
  const ui = shell(app.page)
  const { line, resume } = ui.batch.batch('guests.csv')
  await begin(app, ui, { rows, input: testInfo.outputPath('guests.csv'), output })
  await expect(ui.batch.brokeOff).toContainText(/broke off after \d+ tokens\. Nothing is lost/)
  await expect(line).toContainText('The platform does not accept this app key with this app secret (401)')
  const before = await issuedSoFar(app.page)
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThanOrEqual(20)
  expect(await recordedSessions(roompass)).toHaveLength(before)

  await test.step('resumed with the same secret it stops at the same place', async () => {
    const asked = server.asked.length
    await resume.click()
    await expect.poll(() => server.asked.length).toBeGreaterThan(asked)
    await expect(line).toContainText('does not accept this app key with this app secret (401)')
    expect(await issuedSoFar(app.page)).toBe(before)
  })
  await test.step('resumed with the new one it is whole', async () => {
    const { code, stderr } = await roompass(rotate('Dolby staging'), { stdin: newSecret })
    expect(code, stderr).toBe(0)
    await resume.click()
    await expect(line).toContainText(`${rows} tokens in “tokens.csv”`)
    expect(await idsIn(output)).toEqual(everyId(rows))
    await expectSameSessions(
      roompass,
      (await readOutput(output)).map(({ session_id }) => session_id),
    )
  })
})

test('Video.io is asked with the same patience; a guest it refuses stops a batch of all, which goes on later', async ({
  launch,
  roompass,
  startVideoIoAccount,
}, testInfo) => {
  const rows = 12
  const server = await startVideoIoAccount()
  const wait = server.fault({ kind: 'rate-limit', retryAfter: 1 }, { times: 1 })
  const fault = server.fault({ kind: 'status', status: 500 }, { times: 1 })
  const refused = server.fault({ kind: 'status', status: 422 }, { times: 1 })
  const output = testInfo.outputPath('tokens.csv')
  const app = await launch()
  const ui = shell(app.page)
  const { line, resume } = ui.batch.batch('guests.csv')
  await begin(app, ui, { rows, input: testInfo.outputPath('guests.csv'), output })
  await expect(line).toContainText(
    /Broke off at .*Row \d+ \(line \d+\) can not be issued: The platform refused the question \(422\)\./,
    { timeout: 20_000 },
  )
  await expect(line).toContainText('Everything before it is issued.')
  expect([wait.hits, fault.hits, refused.hits]).toEqual([1, 1, 1])
  const before = await issuedSoFar(app.page)
  const [, row = ''] = /Row (\d+) \(line (\d+)\)/.exec(await line.innerText()) ?? []
  expect(before).toBe(Number(row) - 1)

  await test.step('the API token is another by now, and then that is what is said', async () => {
    server.changeApiToken(newSecret)
    await resume.click()
    await expect(line).toContainText('The platform does not accept the API token')
    expect(await issuedSoFar(app.page)).toBe(before)
    const { code, stderr } = await roompass(rotate('Videos staging'), { stdin: newSecret })
    expect(code, stderr).toBe(0)
  })
  await test.step('resumed, it is whole', async () => {
    await resume.click()
    await expect(line).toContainText(`${rows} tokens in “tokens.csv”`)
    const lines = await readOutput(output)
    expect(await idsIn(output)).toEqual(everyId(rows))
    for (const { token = '', ...rest } of lines)
      expect(server.sessionOf(token)?.identity).toBe(rest['External id'])
    await expectSameSessions(
      roompass,
      lines.map(({ session_id }) => session_id),
    )
  })
})
