import { expect, test } from '../fixtures/app.ts'
import { issueFor } from '../fixtures/guests.ts'
import { pastClock } from '../fixtures/past.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'
import { ask } from '../security/ask.ts'

test.beforeEach(({ roompass }) => addTestProfile(roompass))

const erased =
  'The token’s text is no longer kept (Settings); its claims are. So there is no link to copy or open.'
const kept = {
  ok: true,
  value: { token: expect.stringMatching(/^ey/), link: expect.stringContaining('?token=ey') },
}

test.describe('the text of a token', () => {
  test('goes once the token has expired, and its claims stay', async ({ launch, roompass }) => {
    test.setTimeout(150_000)
    const app = await launch()
    const { history, issue, goTo } = shell(app.page)
    await issue.fill({ rd: 'lobby', u: 'Long Visit', exp: '2h' })
    await issue.issue()
    await issue.fill({ u: 'Short Visit', exp: '5s' })
    await issue.issue()
    await goTo('History')
    await history.expectGuests(['Short Visit', 'Long Visit'])
    await history.open('Short Visit')
    await expect(history.copyToken).toBeVisible()
    const [short, long] = (await roompass(['history', '--json'])).json() as { readonly id: string }[]
    const read = (session: typeof short) => ask(app.page, 'sessions.get', { id: session?.id })
    expect(await read(long)).toMatchObject(kept)

    await expect(history.selected).toContainText(/expired/)
    // The application looks for what is kept too long once a minute.
    await expect(history.fact('Token')).toHaveText(erased, { timeout: 75_000 })

    await expect(history.copyToken).toHaveCount(0)
    await expect(history.fact('Join link')).toHaveCount(0)
    await expect(history.detail.getByRole('button', { name: 'Copy link' })).toHaveCount(0)
    await expect(history.detail.getByRole('button', { name: 'Issue again' })).toBeVisible()
    await expect(history.detail).toContainText('"Short Visit"')
    expect(await read(short)).toMatchObject({
      ok: true,
      value: { token: null, link: null, claims: { u: 'Short Visit', rd: 'lobby' }, header: { alg: 'HS256' } },
    })
    expect(await read(long)).toMatchObject(kept)
    await history.open('Long Visit')
    await expect(history.copyToken).toBeVisible()
  })

  test('that expired while nothing ran is gone at the next start', async ({ launch, roompass }) => {
    const { id, token, validUntil } = await issueFor(roompass, { name: 'Ada', more: ['--expires', '2s'] })
    expect(token).toMatch(/^ey/)
    await expect.poll(() => Date.now() / 1000).toBeGreaterThan((validUntil ?? 0) + 1)
    const app = await launch()
    const { history, goTo } = shell(app.page)
    await goTo('History')
    await expect(history.fact('Token')).toHaveText(erased)
    expect(await ask(app.page, 'sessions.get', { id })).toMatchObject({
      ok: true,
      value: { token: null, claims: { u: 'Ada' } },
    })
  })

  test('is never kept where the setting says so: there on issuing, and gone after a restart', async ({
    launch,
    roompass,
  }) => {
    await issueFor(roompass, { name: 'From Before' })
    const app = await launch()
    let ui = shell(app.page)

    await test.step('the texts that are there are erased after a question', async () => {
      await ui.goTo('Settings')
      await ui.settings.keepTokens('Never')
      await expect(ui.settings.preview).toHaveText('Would erase the text of 1 token now; the claims stay.')
      await ui.settings.apply.click()
      const asked = await app.waitForDialog()
      expect(asked).toMatchObject({ message: 'Erase 1 token text?', buttons: ['Cancel', 'Erase'] })
      expect(asked.detail).toContain('The token itself works until it expires;')
      await app.answerDialog('Erase')
      await expect(ui.toast).toContainText('Kept from now on: 1 token text will be erased.')
      await expect(ui.settings.apply).toHaveCount(0)
      await ui.goTo('History')
      await expect(ui.history.fact('Token')).toHaveText(erased)
    })

    await test.step('a new one can be copied while the application runs', async () => {
      await ui.goTo('Issue')
      await ui.issue.fill({ rd: 'lobby', u: 'From Now' })
      const card = await ui.issue.issue()
      await card.getByRole('button', { name: 'Copy join link' }).click()
      await expect.poll(() => app.clipboard()).toMatch(/^https:.+\?token=ey/)
      await ui.goTo('History')
      await ui.history.copyToken.click()
      await expect.poll(() => app.clipboard()).toMatch(/^ey/)
    })

    await test.step('and not after a restart', async () => {
      await app.restart()
      ui = shell(app.page)
      await ui.goTo('History')
      await ui.history.expectGuests(['From Now', 'From Before'])
      await ui.history.open('From Now')
      await expect(ui.history.fact('Token')).toHaveText(erased)
      await expect(ui.history.detail).toContainText('"From Now"')
    })
  })

  test('is always kept where the setting says so, also once it has expired', async ({ launch, roompass }) => {
    const app = await launch()
    let ui = shell(app.page)
    await ui.goTo('Settings')
    await ui.settings.keepTokens('Always')
    await expect(ui.settings.preview).toHaveText('Nothing would be removed now.')
    await ui.settings.apply.click()
    await expect(ui.toast).toContainText('Kept from now on.')
    expect(await app.dialogs()).toEqual([])
    const { token } = await issueFor(roompass, { name: 'Ada', more: ['--expires', '2s'] })
    await ui.goTo('History')
    await expect(ui.history.rows).toContainText([/expired/])
    await app.restart()
    ui = shell(app.page)
    await ui.goTo('History')
    await expect(ui.history.selected).toContainText(/expired/)
    await ui.history.copyToken.click()
    await expect.poll(() => app.clipboard()).toBe(token)

    await test.step('going back erases it, after a question', async () => {
      await ui.goTo('Settings')
      await ui.settings.keepTokens('Until it expires')
      await expect(ui.settings.preview).toContainText('Would erase the text of 1 token now')
      await ui.settings.apply.click()
      await app.waitForDialog()
      await app.answerDialog('Erase')
      await ui.goTo('History')
      await expect(ui.history.fact('Token')).toHaveText(erased)
    })
  })
})

test('sessions older than some days are removed after a preview and a question, and then by themselves', async ({
  launch,
  roompass,
}, testInfo) => {
  test.setTimeout(120_000)
  const daysAgo = pastClock(testInfo.outputPath('clock'))
  test.skip(daysAgo === null, 'setting the clock of one program takes Linux and libfaketime')
  if (daysAgo === null) return
  const issueAt = (name: string, days: number, more: readonly string[] = []) =>
    issueFor(roompass, { name, more }, daysAgo(days))
  await issueAt('Of 400 days', 400)
  await issueAt('Of 100 days', 100, ['--expires', 'never'])
  await issueAt('Of 40 days', 40)
  await issueAt('Of 10 days', 10)
  await issueFor(roompass, { name: 'Of today' })
  const app = await launch()
  let ui = shell(app.page)
  await ui.goTo('Settings')

  await test.step('each choice says first what would go', async () => {
    await ui.settings.removeAfter('365 days')
    await expect(ui.settings.preview).toHaveText(/^Would remove 1 session now, issued on [^;]+\.$/)
    await ui.settings.removeAfter('90 days')
    await expect(ui.settings.preview).toHaveText(
      /^Would remove 2 sessions now, the oldest from .+; 1 of them still lets someone in\.$/,
    )
    await ui.settings.removeAfter('30 days')
    await expect(ui.settings.preview).toHaveText(/^Would remove 3 sessions now/)
    await ui.settings.removeAfter('Other')
    await ui.settings.ownDays.fill('5')
    await expect(ui.settings.preview).toHaveText(/^Would remove 4 sessions now/)
    await ui.settings.ownDays.fill('five')
    await expect(ui.settings.ownDays).toHaveAccessibleDescription('Type whole days from 1 to 36500.')
    await expect(ui.settings.apply).toHaveCount(0)
    await expect(ui.settings.history).not.toContainText('Every session stays until you remove it.')
  })

  await test.step('days that can’t be read hold back what else was chosen', async () => {
    await ui.settings.keepTokens('Always')
    await expect(ui.settings.preview).toHaveText('Nothing would be removed now.')
    await expect(ui.settings.apply).toBeDisabled()
    await ui.settings.ownDays.fill('36500')
    await expect(ui.settings.apply).toBeEnabled()
  })

  await test.step('Discard and another screen keep everything', async () => {
    await ui.settings.removeAfter('30 days')
    await ui.settings.discard.click()
    await expect(ui.settings.apply).toHaveCount(0)
    await ui.goTo('History')
    await expect(ui.history.rows).toHaveCount(5)
    await ui.goTo('Settings')
  })

  await test.step('Cancel keeps everything', async () => {
    await ui.settings.removeAfter('30 days')
    await ui.settings.apply.click()
    const asked = await app.waitForDialog()
    expect(asked).toMatchObject({
      message: 'Remove 3 sessions from the history?',
      buttons: ['Cancel', 'Remove'],
    })
    expect(asked.detail).toContain("The sessions can't be brought back. 1 of them can still let someone in.")
    expect(asked.detail).toContain('The token itself works until it expires;')
    await app.answerDialog('Cancel')
    await expect(ui.settings.apply).toHaveCount(0)
    await ui.goTo('History')
    await expect(ui.history.rows).toHaveCount(5)
    await ui.goTo('Settings')
  })

  await test.step('Remove removes them', async () => {
    await ui.settings.removeAfter('30 days')
    await ui.settings.apply.click()
    await app.waitForDialog()
    await app.answerDialog('Remove')
    await expect(ui.toast).toContainText('Kept from now on: 3 sessions will be removed.')
    await ui.goTo('History')
    await ui.history.expectGuests(['Of today', 'Of 10 days'])
    expect((await roompass(['history', '--json'])).json()).toHaveLength(2)
  })

  await test.step('from then on by itself, at a start too', async () => {
    await app.close()
    await issueAt('Of 31 days', 31)
    await app.restart()
    ui = shell(app.page)
    await ui.goTo('History')
    await ui.history.expectGuests(['Of today', 'Of 10 days'])
    expect(await app.dialogs()).toEqual([])
  })
})
