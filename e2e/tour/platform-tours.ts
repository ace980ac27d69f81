import { expect } from 'playwright/test'
import { codePart } from '../pages/code-part.ts'
import { userFields } from '../pages/user-fields.ts'
import type { Dolby } from '../servers/dolby/start.ts'
import type { VideoIo } from '../servers/video-io/start.ts'
import type { Tour } from './tour.ts'

/** A guest whose metadata fills rows. */
const account = '{"crm":"4711","plan":"gold"}'
const longName = 'QA with a name that goes on and on, far longer than any column is wide'

/** The form of Dolby.io, and what it says of an external id. Needs the profile on the server. */
export async function tourDolbyForm({ app, ui, look }: Tour, platform: Dolby): Promise<void> {
  const { page } = app
  const { dolby, issue } = ui
  await dolby.fill({ 'Guest name': longName })
  await page.getByText("identity can't be verified").first().waitFor()
  // The first move says that a mouse is at work, and not the keyboard.
  await page.mouse.move(0, 0)
  await page.getByRole('button', { name: /^Where it goes, Guest name/ }).hover()
  await page.getByRole('tooltip').waitFor()
  await look('dolby-without-id')
  await page.mouse.move(0, 0)
  // The picture's host is not asked.
  await app.answerDialog(null)
  await dolby.fill({ 'External id': account, Avatar: 'https://example.com/pictures/zoe.png' })
  await dolby.showIdAs('Rows')
  await dolby.addRow.click()
  await dolby.key(3).fill('plan')
  await dolby.value(3).fill('silver')
  await page.getByText('This key').first().waitFor()
  await look('dolby-rows')
  await dolby.removeRow(3).click()
  await dolby.showIdAs('Text')
  await page.mouse.move(0, 0)
  await dolby.fill({ 'External id': 'é'.repeat(600), 'Guest name': 'Zoë Müller' })
  await page.getByText('1,200 / 1,024 bytes').waitFor()
  await dolby.participantInfo.scrollIntoViewIfNeeded()
  await look('dolby-id-too-long')
  await dolby.fill({ 'External id': account })
  await dolby.scope('file:convert').click()
  await issue.openAllClaims()
  await page.getByText('All of it, as it would be asked for now').scrollIntoViewIfNeeded()
  await look('dolby-asked-for')

  const slow = platform.fault({ kind: 'slow' })
  await issue.button.click()
  await slow.reached()
  await dolby.cancel.waitFor()
  await look('dolby-asking')
  slow.release()
  await issue.issued.first().waitFor()
  await issue.finding('switches the other out').waitFor()
  const code = codePart(page, issue.issued.first())
  await code.open()
  await code.figure.scrollIntoViewIfNeeded()
  await look('dolby-issued-and-code')
  platform.fault({ kind: 'status', status: 401 }, { times: 2 })
  // Another draft: a second press for the same one counts only a second later.
  await dolby.fill({ 'Guest name': 'Zoë M. Müller' })
  await issue.button.click()
  await page.getByRole('alert').waitFor()
  await look('dolby-refused')
}

/** A session of Dolby.io from being current to being stopped. Needs an issued one. */
export async function tourDolbySession({ app, ui, look }: Tour, platform: Dolby): Promise<void> {
  const { page } = app
  const { history } = ui
  const current = page.getByRole('region', { name: 'Current session' })
  for (const { token } of platform.state.grants.filter(({ purpose }) => purpose === 'session'))
    platform.join(token, { name: 'Zoë Müller', avatarUrl: 'https://example.com/pictures/zoe.png' })
  await ui.goTo('History')
  await history.rows.first().click()
  await history.detail.getByRole('heading', { level: 2 }).waitFor()
  await current.getByRole('button', { name: /renew or stop/ }).click()
  await page.getByRole('menu').waitFor()
  await look('current-session')
  await page.keyboard.press('Escape')
  await history.detail.getByRole('button', { name: 'What the platform kept' }).click()
  const kept = page.getByRole('list', { name: 'What the platform kept' })
  await kept.scrollIntoViewIfNeeded()
  await look('history-kept')
  await app.answerDialog('Stop')
  await history.detail.getByRole('button', { name: 'Stop…' }).click()
  await history.detail.getByText('was stopped here').first().waitFor()
  await history.detail.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded()
  await look('history-stopped')
}

/** Users of Video.io: their identifiers, and sessions whose end nobody knows. Needs the profile on the server. */
export async function tourVideoIo({ app, ui, look }: Tour, platform: VideoIo): Promise<void> {
  const { page } = app
  const { issue, history } = ui
  const fields = userFields(page)
  platform.speak({ expiry: 'missing' })
  await look('video-io-empty')
  await fields.identifier.fill('user-4711')
  await fields.chip('videos.read').click()
  await issue.issue()
  await look('video-io-issued')
  await fields.identifier.fill('USER-4711 ')
  await page
    .getByText(/will not belong to this user/)
    .first()
    .waitFor()
  await fields.openOffers()
  await look('video-io-similar-user')
  await page.keyboard.press('Escape')
  await issue.issue()
  await ui.goTo('History')
  const heading = history.detail.getByRole('heading', { level: 2 })
  await expect(history.rows).toHaveCount(2)
  await history.rows.last().click()
  await expect(heading).toHaveText('user-4711')
  await app.answerDialog('Stop')
  await history.stop.click()
  await history.stateButton('Stopped').waitFor()
  await history.rows.first().click()
  await expect(heading).toHaveText('USER-4711')
  await history.detail.getByText('Nobody knows when this token ends').first().waitFor()
  await look('history-unknown-end')
  const code = codePart(page, history.detail)
  await code.open()
  await code.choose('Android: bound to login and logout', 'Kotlin')
  await code.figure.scrollIntoViewIfNeeded()
  await look('history-code')
}

/** What leaves for guests of an anonymous profile, and who is behind it. Needs such a profile of Dolby.io. */
export async function tourPeople({ app, ui, look }: Tour): Promise<void> {
  const { page } = app
  const { dolby, issue, history } = ui
  const people = page.getByRole('region', { name: 'People', exact: true })
  await ui.goTo('Profiles')
  await people.scrollIntoViewIfNeeded()
  await look('people-empty')
  await ui.goTo('Issue')
  await dolby.fill({
    'External id': 'crm-4711',
    'Guest name': longName,
    Avatar: 'https://example.com/pictures/zoe.png',
  })
  await page.getByText('made up for someone new').waitFor()
  await page.getByRole('region', { name: 'What leaves this computer' }).scrollIntoViewIfNeeded()
  await look('anonymous-leaves')
  await issue.issue()
  await dolby.fill({ 'External id': 'crm-4712', 'Guest name': 'Zoë Müller' })
  await page.getByText('made up for someone new').waitFor()
  await issue.issue()
  await ui.goTo('History')
  await history.open('Zoë Müller')
  const forget = history.detail.getByRole('button', { name: 'Forget this person…' })
  await forget.scrollIntoViewIfNeeded()
  await look('history-person')
  await ui.goTo('Profiles')
  await expect(people.getByRole('row')).toHaveCount(3)
  await people.scrollIntoViewIfNeeded()
  await look('people')
  await people.getByRole('searchbox').fill('nobody at all')
  await people.getByText('Nobody fits').waitFor()
  await look('people-nobody-found')
}
