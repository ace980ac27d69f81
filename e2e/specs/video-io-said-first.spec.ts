import type { Locator } from 'playwright/test'
import { expect } from '../fixtures/app.ts'
import type { CliResult } from '../fixtures/cli.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { codePart } from '../pages/code-part.ts'
import { type Shell, shell } from '../pages/shell.ts'

const lifetime = 3_600
const unknownWords =
  'Nobody knows when this token ends: Video.io VideoKit did not say, and it may have ended already.'
const expiredWords = 'This token has expired and lets nobody in: renew it, or issue it again.'
const stoppedWords =
  'This session was stopped here. The token itself works until it expires, and nothing that is documented ends it earlier.'

/** Issues on the terminal and gives what `--json` says of it. */
async function issued(answer: Promise<CliResult>): Promise<Record<string, unknown>> {
  const result = await answer
  expect(result.code, result.stderr).toBe(0)
  return result.json() as Record<string, unknown>
}

test('before somebody copies what is expired, stopped or of unknown end, it is said', async ({
  launch,
  roompass,
  startVideoIoAccount,
}) => {
  test.setTimeout(120_000)
  const server = await startVideoIoAccount()
  const app = await launch()
  const ui = shell(app.page)
  const { history, issue } = ui
  const part = codePart(app.page, history.detail)
  await keepTokens(ui)
  const make = (user: string) =>
    issued(roompass(['issue', '--profile', 'Videos staging', '--external-id', user, '--json']))
  server.shiftClock(-2 * lifetime)
  const expired = await make('user-expired')
  server.shiftClock(0)
  const stopped = await make('user-stopped')
  server.speak({ expiry: 'missing' })
  const unknown = await make('user-unknown')
  server.speak({ expiry: 'iso' })
  const valid = await make('user-valid')
  await ui.goTo('History')

  await test.step('stopping says what the token still opens', async () => {
    await history.open('user-stopped')
    await app.answerDialog('Stop')
    await history.stop.click()
    const dialog = await app.waitForDialog()
    expect(dialog.message).toBe('Stop the session of “user-stopped”?')
    expect(dialog.detail).toContain('The token itself works until it expires')
    await expect(ui.toast).toContainText('Stopped. The token itself works until it expires')
  })

  for (const { user, words, session } of [
    { user: 'user-expired', words: expiredWords, session: expired },
    { user: 'user-stopped', words: stoppedWords, session: stopped },
    { user: 'user-unknown', words: unknownWords, session: unknown },
  ]) {
    await test.step(user, async () => {
      await history.open(user)
      const note = history.detail.getByText(words)
      await expect(note).toHaveCount(1)
      await part.open()
      // Beside the code it is said again, as the first one is out of sight by then.
      await expect(note).toHaveCount(2)
      await expect(part.more.getByText(words)).toBeVisible()
      await expect(part.code).toContainText(String(session.token))
      const places = await Promise.all(
        [note.first(), history.copyToken, note.last(), part.copyButton, part.code].map(topOf),
      )
      expect(places, 'first what is to be said, then what can be copied').toEqual(
        [...places].sort((a, b) => a - b),
      )
      await history.copyToken.click()
      await expect.poll(() => app.clipboard()).toBe(session.token)
    })
    await test.step(`${user} on the terminal`, async () => {
      const token = await roompass(['get', String(session.id), '--token'])
      expect(token).toMatchObject({ code: 0, stdout: `${session.token}\n` })
      expect(token.stderr).toMatch(/^warning: .+\.\n$/)
      const code = await roompass(['snippet', String(session.id), '--language', 'android'])
      expect(code.stdout).toContain(`sessions.start("${session.token}")`)
      const untimed = (text = '') => text.replaceAll(/\d+ (s|min|h)/g, 'a while')
      expect(untimed(code.stderr.split('\n')[0])).toBe(untimed(token.stderr.trim()))
    })
  }
  await test.step('of a valid one there is nothing to say', async () => {
    await history.open('user-valid')
    await part.open()
    await expect(part.code).toContainText(String(valid.token))
    await expect(history.detail).not.toContainText(/Nobody knows|has expired|was stopped/)
    expect((await roompass(['get', String(valid.id), '--token'])).stderr).toBe('')
  })
  await test.step('the card of what was issued just now says it as well', async () => {
    await ui.goTo('Issue')
    const { identifier } = ui.videoIo
    server.speak({ expiry: 'missing' })
    await identifier.fill('user-card')
    const card = await issue.issue()
    await expect(card).toContainText(unknownWords)
    const copy = card.getByRole('button', { name: 'Copy token' })
    expect(await topOf(card.getByText(unknownWords))).toBeLessThan(await topOf(copy))
    server.speak({ expiry: 'iso' })
    server.shiftClock(-lifetime - 60)
    await identifier.fill('user-card-2')
    await issue.button.click()
    await expect(card).toContainText(expiredWords)
    await expect(card).toContainText('This token has expired.')
  })
  await test.step('where the text of a token is kept no longer, a placeholder stands for it, which is said', async () => {
    await ui.goTo('Settings')
    await ui.settings.keepTokens('Never')
    await app.answerDialog('Erase')
    await ui.settings.apply.click()
    await expect(ui.settings.apply).toHaveCount(0)
    await ui.goTo('History')
    await history.open('user-valid')
    await part.open()
    await expect(part.code).toContainText('sessions.start("YOUR_SESSION_TOKEN")')
    await expect(part.more).toContainText('The token’s text is no longer kept: a placeholder stands for it.')
    const cli = await roompass(['snippet', String(valid.id), '--language', 'android'])
    expect(cli.stdout).toContain('sessions.start("YOUR_SESSION_TOKEN")')
    expect(cli.stderr).toContain('warning: The token is no longer kept: a placeholder stands for it.')
  })
})

test('a join link is not copied by a shortcut, nor scanned, before it is said that it is over', async ({
  launch,
  roompass,
  startAccount,
}) => {
  await startAccount()
  const app = await launch()
  const ui = shell(app.page)
  const { issue, history } = ui
  await keepTokens(ui)
  await ui.goTo('Issue')
  await issue.fill({ rd: 'product-demo', u: 'Jane', exp: '2s' })
  const card = await issue.issue()
  await expect(card.getByText(expiredWords).first()).toBeVisible()

  await test.step('the code on the card, shown large', async () => {
    await card.getByRole('button', { name: /show it large/ }).click()
    const large = app.page.getByRole('dialog', { name: 'QR code of the join link' })
    await expect(large).toContainText(expiredWords)
    await large.getByRole('button', { name: 'Close' }).click()
  })
  await test.step('the code in the history', async () => {
    await ui.goTo('History')
    await history.open('Jane')
    await history.detail.getByText('QR code', { exact: true }).click()
    const part = history.detail.locator('details').filter({ hasText: 'Save as PNG' })
    await expect(part.getByText(expiredWords).first()).toBeVisible()
    const code = part.getByRole('button', { name: /show it large/ })
    expect(await topOf(part.getByText(expiredWords).first())).toBeLessThan(await topOf(code))
  })
  await test.step('the shortcut, where the session is not in sight', async () => {
    await app.setClipboard('what was there')
    await ui.goTo('Profiles')
    await app.page.keyboard.press('ControlOrMeta+Shift+C')
    await expect(ui.toast).toContainText(`The newest join link was not copied. ${expiredWords}`)
    expect(await app.clipboard()).toBe('what was there')
  })
  await test.step('the terminal', async () => {
    const [row] = (await roompass(['history', '--json'])).json() as { id: string }[]
    const { code, stdout, stderr } = await roompass(['get', row?.id ?? '', '--link'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^https:\/\/acme\.digitalsamba\.com\/product-demo\?token=/)
    expect(stderr).toMatch(/^warning: This token lets nobody in any more/)
  })
})

/** What is over keeps its text, so that there is something to copy. */
async function keepTokens({ goTo, settings }: Shell): Promise<void> {
  await goTo('Settings')
  await settings.keepTokens('Always')
  await settings.apply.click()
  await expect(settings.apply).toHaveCount(0)
}

/** How far down in the window something stands, in CSS pixels. */
async function topOf(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.y ?? Number.NaN
}
