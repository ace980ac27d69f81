import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/platform.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

const accepted = 'The platform accepts team id and key.'
const keyRefused = 'The platform does not accept the key: compare it with the developer key in the dashboard'
const teamRefused = 'The key is right, the team id is not: compare it with the team id in the dashboard'

test('one button and one verb say whether team id and key are right', async ({
  launch,
  roompass,
  startPlatform,
}) => {
  test.setTimeout(120_000)
  const platform = await startPlatform()
  const api = platform.origin
  await addTestProfile(roompass, { api })
  await addTestProfile(roompass, { name: 'Wrong key', key: 'another-test-key-not-a-real-one', api })
  await addTestProfile(roompass, { name: 'Wrong team', team: '99999999-2222-4333-8444-555555555555', api })
  await addTestProfile(roompass, { name: 'No key', key: null, api })
  const app = await launch()
  const ui = shell(app.page)
  const { profiles } = ui
  await ui.goTo('Profiles')
  const outcomes = [
    { name: 'Acme', says: accepted, code: 0 },
    { name: 'Wrong key', says: keyRefused, code: 1 },
    { name: 'Wrong team', says: teamRefused, code: 1 },
  ]

  for (const { name, says, code } of outcomes) {
    await test.step(name, async () => {
      await profiles.show(name)
      await expect(profiles.check).toContainText(`Asks ${new URL(api).host} whether it accepts the team id`)
      await profiles.checkButton.click()
      await expect(profiles.check).toContainText(says)
      await expect(profiles.check).toContainText('Checked just now.')
      const { stdout, ...cli } = await roompass(['profiles', 'check', name])
      expect(cli.code).toBe(code)
      expect(stdout).toContain(says)
      const told = await roompass(['profiles', 'check', name, '--json'])
      expect(told.json()).toMatchObject({
        outcome: code === 0 ? 'accepted' : expect.stringContaining('refused'),
      })
    })
  }

  const asked = platform.asked.length
  await test.step('without a key there is nothing to check with', async () => {
    await profiles.show('No key')
    await expect(profiles.check).toContainText('There is no current key yet: add one first.')
    await expect(profiles.checkButton).toHaveAttribute('aria-disabled', 'true')
    await profiles.checkButton.press('Enter')
    const { code, stdout, stderr } = await roompass(['profiles', 'check', 'No key'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^roompass: .*key.*\.\n$/)
  })
  await test.step('a profile that is not there', async () => {
    const { code, stderr } = await roompass(['profiles', 'check', 'Nobody'])
    expect(code).toBe(2)
    expect(stderr).toContain('There is no such profile')
  })
  await test.step('what is typed and not saved is not what is checked', async () => {
    await profiles.show('Acme')
    await expect(profiles.check).toContainText(accepted)
    await profiles.name.fill('Acme of tomorrow')
    await expect(profiles.check).toContainText(
      'Save or undo the changes first: the check is of what is saved.',
    )
    await profiles.checkButton.press('Enter')
    await profiles.undo.click()
    await expect(profiles.check).toContainText('Asks 127.0.0.1')
  })
  expect(platform.asked, 'nobody was asked meanwhile').toHaveLength(asked)

  await test.step('what was said of one team id does not stand for another', async () => {
    await profiles.team.fill('99999999-2222-4333-8444-555555555555')
    await profiles.save.click()
    await expect(profiles.check).not.toContainText(accepted)
    await profiles.checkButton.click()
    await expect(profiles.check).toContainText(teamRefused)
  })
})

test('clocks that differ are told, and one that is ahead is made up for', async ({
  launch,
  roompass,
  visit,
  startAccount,
}) => {
  test.setTimeout(120_000)
  const platform = await startAccount()
  const app = await launch()
  const { profiles, issue, ...ui } = shell(app.page)
  await ui.goTo('Profiles')
  const checked = async () => {
    await profiles.checkButton.click()
    await expect(profiles.check).toContainText(accepted)
  }

  // The boundary itself, 30 s, is told from 31 s only by a computer that answers within the second.
  for (const seconds of [29, -29]) {
    await test.step(`${seconds} s are told, and no warning`, async () => {
      platform.shiftClock(seconds)
      await checked()
      const side = seconds < 0 ? 'ahead of' : 'behind'
      await expect(profiles.check).toContainText(new RegExp(`clock is (28|29|30) s ${side} the platform's`))
      await expect(profiles.check.getByRole('status')).toHaveCount(1)
      const { stderr } = await roompass(['profiles', 'check', 'Acme'])
      expect(stderr).not.toContain('warning')
    })
  }

  await test.step('45 s behind is a warning that no early start mends', async () => {
    platform.shiftClock(45)
    await checked()
    await expect(profiles.check).toContainText(
      /clock is 4[456] s behind the platform's\. Tokens end 4[456] s earlier/,
    )
    await expect(profiles.startTokensEarly).toBeHidden()
    const { code, stderr } = await roompass(['profiles', 'check', 'Acme'])
    expect(code).toBe(0)
    expect(stderr).toMatch(/^warning: Tokens end 4[456] s earlier on the platform/)
    await ui.goTo('Issue')
    await expect(issue.finding(/clock is 4[456] s behind the platform's/)).toBeVisible()
    await ui.goTo('Profiles')
  })

  platform.shiftClock(-45)
  await test.step('45 s ahead: the guest of a token that starts now has to wait', async () => {
    const { stdout } = await roompass(['issue', '--profile', 'Acme', '--room', 'product-demo', '--link'])
    const guest = await visit(platform, stdout.trim())
    await expect(guest.locator('main')).toHaveAttribute('data-reason', 'not-yet-valid')
  })

  await test.step('the warning offers to start tokens early, and a press is enough', async () => {
    await checked()
    await expect(profiles.check).toContainText(
      /clock is 4[456] s ahead of the platform's\. A token that starts now is refused/,
    )
    const { stderr } = await roompass(['profiles', 'check', 'Acme'])
    expect(stderr).toMatch(
      /^warning: A token that starts now is refused by the platform for 4[456] s: .*--not-before=-1m/,
    )
    await ui.goTo('Issue')
    await expect(issue.finding(/clock is 4[456] s ahead of the platform's/)).toContainText(
      'Start 1 min early',
    )
    await ui.goTo('Profiles')
    await expect(profiles.startTokensEarly).toHaveText('Start tokens 1 min early')
    await profiles.startTokensEarly.click()
    await expect(profiles.check).toContainText(
      'New tokens of this profile start 1 min early, which makes up for it.',
    )
    await expect(profiles.startTokensEarly).toBeHidden()
    await profiles.openMore()
    await expect(profiles.startEarly).toHaveValue('60')
  })

  await test.step('the draft that was under way starts early too, and its guest is let in', async () => {
    await ui.goTo('Issue')
    await expect(issue.startEarly).toBeChecked()
    await expect(issue.finding(/ahead of the platform's/)).toBeHidden()
    await issue.fill({ rd: 'product-demo', u: 'Jane Smith' })
    const card = await issue.issue()
    await card.getByRole('button', { name: 'Open in browser' }).click()
    await expect.poll(() => app.opened()).toHaveLength(1)
    const [link = ''] = await app.opened()
    await expect((await visit(platform, link)).locator('main')).toHaveAttribute('data-admitted', 'true')
  })

  await test.step('and so do tokens from the terminal', async () => {
    const args = ['issue', '--profile', 'Acme', '--room', 'product-demo', '--name', 'Zoë', '--json']
    const { stdout } = await roompass(args)
    const { claims, link } = JSON.parse(stdout)
    expect(claims.exp - claims.nbf).toBe(2 * 3600 + 60)
    await expect((await visit(platform, link)).locator('main')).toHaveAttribute('data-admitted', 'true')
  })
})
