import { readFile, stat } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { canaryWord } from '../canary/canary.ts'
import { decryptedHistory } from '../canary/decrypted.ts'
import { whereFound } from '../canary/search.ts'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { issueFor, type RunRoompass } from '../fixtures/guests.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { leavingCard } from '../pages/leaving-card.ts'
import { peoplePart } from '../pages/people-part.ts'
import { type Shell, shell } from '../pages/shell.ts'
import { userFields } from '../pages/user-fields.ts'

interface Known {
  readonly id: string
  readonly name: string | null
  readonly aliasName: string
  readonly aliasId: string
}

async function peopleOf(roompass: RunRoompass, profile: string): Promise<Known[]> {
  return (await roompass(['people', 'list', '--profile', profile, '--json'])).json() as Known[]
}

async function showPeople(ui: Shell, profile: string): Promise<ReturnType<typeof peoplePart>> {
  await ui.goTo('Profiles')
  await ui.profiles.show(profile)
  return peoplePart(ui.page)
}

test('people are exported as CSV and JSON, by a native dialog that says what the file is', async ({
  launch,
  roompass,
}, testInfo) => {
  await addTestProfile(roompass)
  await roompass(['profiles', 'set', 'Acme', '--anonymous', 'on'])
  await issueFor(roompass, { name: '=1+1', more: ['--external-id', 'crm-1'] })
  await issueFor(roompass, { name: 'Zoë "Z" Ålund' })
  const [zoe, formula] = await peopleOf(roompass, 'Acme')
  const app = await launch()
  const ui = shell(app.page)
  const people = await showPeople(ui, 'Acme')

  await test.step('nothing is written where either dialog is left', async () => {
    await app.answerDialog('Cancel')
    await people.exportAs('CSV')
    const dialog = await app.waitForDialog()
    expect(dialog).toMatchObject({
      message: 'Export who is behind 2 aliases to a plain text file?',
      detail: expect.stringMatching(/not encrypted and names real people/),
    })
    await app.answerDialog('Export')
    await app.answerDialog(null)
    await people.exportAs('CSV')
    await app.waitForDialog()
    expect(await app.waitForDialog()).toMatchObject({
      defaultPath: expect.stringMatching(/Roompass aliases\.csv$/),
    })
    await expect(ui.toast).toBeHidden()
  })

  const exportAs = async (format: 'CSV' | 'JSON') => {
    const file = testInfo.outputPath(`people.${format.toLowerCase()}`)
    await app.answerDialog('Export')
    await app.answerDialog(file)
    await people.exportAs(format)
    await expect(ui.toast).toContainText(
      `Exported 2 people to people.${format.toLowerCase()}. It is plain text.`,
    )
    expect((await stat(file)).mode & 0o077, 'for its owner alone').toBe(0)
    return readFile(file, 'utf8')
  }
  const since = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  const pair = (one: Known | undefined) => ({ alias: one?.aliasName, 'alias id': one?.aliasId })

  await test.step('CSV, in which a spreadsheet finds no formula', async () => {
    const rows = parse(await exportAs('CSV'), { bom: true, columns: true })
    expect(rows).toEqual([
      { name: 'Zoë "Z" Ålund', 'external id': '', ...pair(zoe), 'participant id': '', since },
      { name: "'=1+1", 'external id': 'crm-1', ...pair(formula), 'participant id': '', since },
    ])
  })
  await test.step('JSON', async () => {
    const known = ({ aliasName, aliasId }: Known) => ({ aliasName, aliasId, participantId: null, since })
    expect(JSON.parse(await exportAs('JSON'))).toEqual(
      [zoe, formula].map((one, at) => ({
        name: ['Zoë "Z" Ålund', '=1+1'][at],
        externalId: [null, 'crm-1'][at],
        ...(one === undefined ? {} : known(one)),
      })),
    )
  })
})

test('forgetting a person is final: nothing real stays in the history, and a later issue has a new pair', async ({
  launch,
  roompass,
  dataDir,
}, testInfo) => {
  const real = { name: canaryWord('the real name'), externalId: canaryWord('the real id') }
  const { name, externalId } = { name: real.name.text, externalId: real.externalId.text }
  await addTestProfile(roompass)
  await roompass(['profiles', 'set', 'Acme', '--anonymous', 'on'])
  const guest = { name, more: ['--external-id', externalId] }
  await issueFor(roompass, guest)
  await issueFor(roompass, guest)
  await issueFor(roompass, { name: 'Somebody Else' })
  const first = (await peopleOf(roompass, 'Acme')).find((one) => one.name === name)
  expect(
    whereFound(Object.values(real), [await decryptedHistory(dataDir, testInfo.outputPath('before'))]),
  ).toEqual(
    Object.values(real)
      .map((one) => `${one.name} in the history without its encryption`)
      .sort(),
  )

  const app = await launch()
  const ui = shell(app.page)
  const people = peoplePart(app.page)
  await ui.issue.fill({ rd: 'lobby', u: name, ud: externalId })
  await expect(leavingCard(app.page).region).toContainText('the same as before for this person')
  await ui.issue.issue()
  await ui.current.expectGuest(name)

  await test.step('one of their sessions is removed before, and can be brought back', async () => {
    await ui.goTo('History')
    await ui.history.rows.filter({ hasText: name }).first().click()
    await ui.history.remove.click()
    await expect(ui.history.undo).toBeVisible()
  })
  await test.step('the native dialog says that it is final; declined, all stays', async () => {
    await ui.history.rows.filter({ hasText: name }).first().click()
    await app.answerDialog('Cancel')
    await ui.history.detail.getByRole('button', { name: 'Forget this person…' }).click()
    expect(await app.waitForDialog()).toMatchObject({
      message: `Forget “${name}” for good?`,
      detail: expect.stringMatching(/^This is final\. .*A later token for them has another name and id\.$/),
      buttons: expect.arrayContaining(['Forget', 'Cancel']),
    })
    await expect(ui.history.fact('Real name')).toContainText(name)
  })
  await test.step('confirmed, the session stays under the alias', async () => {
    await app.answerDialog('Forget')
    await ui.history.detail.getByRole('button', { name: 'Forget this person…' }).click()
    await expect(ui.toast).toContainText('The person is forgotten.')
    await expect(ui.history.detail.getByRole('heading', { level: 2 })).toHaveText(first?.aliasName ?? '')
    await expect(ui.history.fact('Real name')).toHaveCount(0)
  })
  await test.step('the undo of the removal brings the session back, and nobody with it', async () => {
    await ui.history.undo.click()
    await expect(ui.history.rows.filter({ hasText: first?.aliasName ?? '' })).toHaveCount(3)
    await ui.history.search(name)
    await ui.history.expectGuests([])
    await ui.history.search('')
    await expect(app.page.locator('body')).not.toContainText(name)
  })
  await test.step('neither in the list of people, nor in the form as it was left', async () => {
    await showPeople(ui, 'Acme')
    await expect(people.rows).toHaveText([/Somebody Else/])
    await ui.goTo('Issue')
    await expect(ui.issue.field('u')).toHaveValue('')
    await expect(ui.issue.field('ud')).toHaveValue('')
    await expect(ui.issue.field('rd')).toHaveValue('lobby')
    await expect(app.page.locator('body')).not.toContainText(name)
    await expect(app.page.locator('body')).not.toContainText(externalId)
    await ui.issue.fill({ rd: 'product-demo' })
  })
  await test.step('nothing of them stays in the file, whatever is in its freed pages', async () => {
    await app.close()
    const history = await decryptedHistory(dataDir, testInfo.outputPath('after'))
    expect(whereFound(Object.values(real), [history])).toEqual([])
    expect(history.bytes.includes('Somebody Else')).toBe(true)
  })
  await test.step('a later issue to them has a new pair', async () => {
    await issueFor(roompass, guest)
    const later = (await peopleOf(roompass, 'Acme')).find((one) => one.name === name)
    expect(later?.aliasId).toMatch(/^guest-/)
    expect(later?.aliasId).not.toBe(first?.aliasId)
  })
})

test('for Video.io it says that videos of the old identifier stay behind', async ({
  launch,
  roompass,
  startVideoIoAccount,
}) => {
  const server = await startVideoIoAccount({}, ['--anonymous'])
  const app = await launch()
  const ui = shell(app.page)
  const { identifier } = userFields(app.page)
  await identifier.fill('jane@example.com')
  await ui.issue.issue()
  const stays = 'Videos of the old identifier stay on the platform, under it.'
  const people = await showPeople(ui, 'Videos staging')

  await app.answerDialog('Forget')
  await people.forget('jane@example.com').click()
  expect((await app.waitForDialog()).detail).toContain(stays)
  await expect(ui.toast).toContainText(stays)
  await expect(people.region).toContainText('Nobody yet')

  await test.step('from the terminal too, and the new identifier is another one', async () => {
    const issue = ['issue', '--profile', 'Videos staging', '--external-id', 'jane@example.com']
    expect((await roompass(issue)).code).toBe(0)
    const [before, after] = server.state.sessions.map(({ identity }) => identity)
    expect(after).not.toBe(before)
    const [jane] = await peopleOf(roompass, 'Videos staging')
    const forgotten = await roompass(['people', 'forget', jane?.id ?? '', '--yes'])
    expect(forgotten).toMatchObject({ code: 0, stdout: expect.stringContaining(stays) })
  })
})
