import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { leavingCard } from '../pages/leaving-card.ts'
import { type Shell, shell } from '../pages/shell.ts'
import { userFields } from '../pages/user-fields.ts'

const alias = /^[A-Z][a-z]+ [A-Z][a-z]+$/
const aliasId = /^guest-[0-9a-z]{16}$/

/** What a token says. */
function payloadOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}

/** Sets the profile that is shown to anonymous identities, or back, and saves it. */
async function setAnonymous(ui: Shell, on: boolean): Promise<void> {
  await ui.profiles.anonymous.setChecked(on)
  await ui.profiles.save.click()
  await expect(ui.toast).toContainText('was saved.')
}

test('a profile is set to anonymous identities, and what was shown to leave is what is issued', async ({
  launch,
  startAccount,
}) => {
  await startAccount()
  const app = await launch()
  const ui = shell(app.page)
  const card = leavingCard(app.page)

  await test.step('off at first: what is typed leaves, so there is nothing to compare', async () => {
    await ui.issue.fill({ rd: 'product-demo', u: 'Jane Smith', ud: 'crm-4711' })
    await expect(ui.issue.largeTile).toHaveAccessibleName('Tile of Jane Smith: JS')
    await expect(card.region).toBeHidden()
  })

  await test.step('it is a checkbox of the profile, by keyboard too', async () => {
    await ui.goTo('Profiles')
    await expect(ui.profiles.anonymous).not.toBeChecked()
    await expect(ui.profiles.anonymous).toHaveAccessibleDescription(
      /made up, the same for one person for good/,
    )
    await ui.profiles.anonymous.press('Space')
    await expect(ui.profiles.anonymous).toBeChecked()
    await ui.profiles.undo.click()
    await setAnonymous(ui, true)
  })

  await test.step('the form shows both, and the tile what the others will see', async () => {
    await ui.goTo('Issue')
    await ui.issue.fill({ u: '', ud: '' })
    await expect(card.region).toContainText('nobody is typed yet')
    await card.expectLine('Guest name', 'none', 'none')
    await ui.issue.fill({ u: 'Jane Smith', ud: 'crm-4711', initials: 'ZZ' })
    await ui.issue.fill({ avatar: 'https://pictures.invalid/jane.png' })
    await expect(card.region).toContainText('made up for someone new')
    await card.expectLine('Guest name', 'Jane Smith', alias)
    await card.expectLine('External id', 'crm-4711', aliasId)
    await card.expectLine('Initials', 'ZZ', 'withheld')
    await card.expectLine('Avatar', 'https://pictures.invalid/jane.png', 'withheld')
    const shown = await card.leaves('Guest name')
    const initials = shown.replace(/[^A-Z]/g, '')
    await expect(ui.issue.largeTile).toHaveAccessibleName(`Tile of ${shown}: ${initials}`)
    await expect(ui.issue.field('u')).toHaveAccessibleDescription(
      'It stays on this computer: a made-up one leaves in its place.',
    )
    await expect(ui.issue.field('initials')).toHaveAccessibleDescription(/this profile keeps it here/)
  })

  await test.step('no picture of the guest is asked for, so nobody is asked whether that may be', async () => {
    await expect(ui.issue.field('avatar')).toHaveValue('https://pictures.invalid/jane.png')
    expect(await app.dialogs()).toEqual([])
  })

  await test.step('the same pair stays, whatever else is typed meanwhile', async () => {
    const before = [await card.leaves('Guest name'), await card.leaves('External id')]
    await ui.issue.fill({ u: 'Jane Mary Smith', rd: 'lobby' })
    await card.expectLine('Guest name', 'Jane Mary Smith', alias)
    expect([await card.leaves('Guest name'), await card.leaves('External id')]).toEqual(before)
  })

  await test.step('and is what is issued', async () => {
    const [name, id] = [await card.leaves('Guest name'), await card.leaves('External id')]
    await ui.issue.openAllClaims()
    const claims = app.page
      .getByRole('figure')
      .filter({ hasText: 'All claims, as they would be signed now' })
      .locator('pre')
    await expect(claims).toContainText(name)
    await expect(claims).not.toContainText(/Jane|crm-4711|ZZ|pictures/)
    const issued = await ui.issue.issue()
    await issued.getByRole('button', { name: 'Copy token' }).click()
    await expect.poll(() => app.clipboard()).toMatch(/^ey/)
    const { u, ud, rd, ...more } = payloadOf(await app.clipboard())
    expect({ u, ud, rd }).toEqual({ u: name, ud: id, rd: 'lobby' })
    expect(Object.keys(more).sort()).toEqual(['exp', 'iat', 'nbf', 'td'])
    await expect(card.region).toContainText('the same as before for this person')
    await card.expectLine('Guest name', 'Jane Mary Smith', name)
    await card.expectLine('External id', 'crm-4711', id)
  })

  await test.step('set back, it leaves as it is typed', async () => {
    await ui.goTo('Profiles')
    await setAnonymous(ui, false)
    await ui.goTo('Issue')
    await expect(card.region).toBeHidden()
    await expect(ui.issue.largeTile).toHaveAccessibleName('Tile of Jane Mary Smith: ZZ')
  })
})

test('on Dolby.io the participants see the alias, and on Video.io the identifier is one', async ({
  launch,
  startDolbyAccount,
  startVideoIoAccount,
}) => {
  const dolby = await startDolbyAccount({}, ['--anonymous'])
  const videoIo = await startVideoIoAccount({}, ['--anonymous'])
  const app = await launch()
  const ui = shell(app.page)
  const card = leavingCard(app.page)

  await test.step('Dolby.io', async () => {
    await ui.chooseProfile('Dolby staging')
    await ui.dolby.fill({ 'Guest name': 'Jane Smith', Avatar: 'https://pictures.invalid/jane.png' })
    await ui.dolby.fill({ 'External id': 'crm-4711' })
    await card.expectLine('Avatar', 'https://pictures.invalid/jane.png', 'withheld')
    const [name, id] = [await card.leaves('Guest name'), await card.leaves('External id')]
    expect([name, id]).toEqual([expect.stringMatching(alias), expect.stringMatching(aliasId)])
    await expect(ui.dolby.shown('name')).toHaveText(name)
    await expect(ui.dolby.shown('externalId')).toHaveText(id)
    await expect(ui.dolby.shown('avatarUrl')).toHaveText('none')
    await expect(ui.issue.largeTile).toHaveAccessibleName(new RegExp(`^Tile of ${name}`))
    // The bytes that are sent count, not those that are typed.
    await expect(ui.dolby.field('External id')).toHaveAccessibleDescription(/22 \/ 1,024 bytes$/)
    await ui.issue.issue()
    expect(dolby.state.grants.at(-1)).toMatchObject({ purpose: 'session', externalId: id })
  })

  await test.step('Video.io', async () => {
    await ui.chooseProfile('Videos staging')
    const { identifier } = userFields(app.page)
    await identifier.fill('jane@example.com')
    const id = await card.leaves('User identifier')
    expect(id).toMatch(aliasId)
    await card.expectLine('User identifier', 'jane@example.com', id)
    await ui.issue.button.click()
    await expect.poll(() => videoIo.state.sessions).toHaveLength(1)
    expect(videoIo.state.sessions[0]?.identity).toBe(id)
  })

  await test.step('an identifier that differs in case only is another person, and it says so', async () => {
    await expect(ui.issue.issuedBefore).toHaveCount(1)
    const { identifier } = userFields(app.page)
    await identifier.fill('Jane@Example.com')
    await expect(card.region).toContainText('made up for someone new')
    await expect(ui.issue.finding(/jane@example\.com/)).toBeVisible()
  })
})
