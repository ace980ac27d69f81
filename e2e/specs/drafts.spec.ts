import { expect, test } from '../fixtures/app.ts'
import { noKeychain } from '../fixtures/keyring.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

test('the form survives going to another screen, and a restart', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  const app = await launch()
  let ui = shell(app.page)
  const typed = { rd: 'board-q4', u: 'Zoë 李', ud: 'crm-4711', breakoutId: 'corner', exp: '2h30m' }
  const expectTyped = async () => {
    for (const [claim, value] of Object.entries(typed))
      await expect(ui.issue.field(claim as keyof typeof typed)).toHaveValue(value)
    await expect(ui.issue.startEarly).toBeChecked()
  }
  await ui.issue.fill(typed)
  await ui.issue.startEarly.check()

  await ui.goTo('Settings')
  await ui.goTo('Issue')
  await expectTyped()

  await app.restart()
  ui = shell(app.page)
  await expectTyped()
})

test('without the history the form is not kept, and what was kept before comes back', async ({
  launch,
  roompass,
}) => {
  test.skip(process.platform !== 'linux', 'the keychain of a desktop can’t be taken away')
  await addTestProfile(roompass)
  const app = await launch()
  let ui = shell(app.page)
  await ui.issue.fill({ rd: 'lobby', u: 'Kept Guest' })

  await app.restart({ env: noKeychain })
  ui = shell(app.page)
  await ui.goTo('Profiles')
  await ui.profiles.add({ name: 'For this run' })
  await ui.profiles.typeKey(testKey)
  await ui.profiles.keyDialog.getByRole('button', { name: 'Issue a token' }).click()
  await expect(ui.issue.field('u')).toHaveValue('')
  await ui.issue.fill({ rd: 'atrium', u: 'Hidden Guest' })
  await app.answerDialog('Quit')
  await app.restart({ env: {} })

  ui = shell(app.page)
  await expect(ui.issue.field('u')).toHaveValue('Kept Guest')
  await expect(ui.issue.field('rd')).toHaveValue('lobby')
})

test('a held key and a double click issue once', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  const app = await launch()
  const ui = shell(app.page)
  const { keyboard } = app.page

  await test.step('Ctrl+Enter, held', async () => {
    await ui.issue.fill({ rd: 'lobby', u: 'Held Key' })
    await keyboard.down('ControlOrMeta')
    for (let repeat = 0; repeat < 12; repeat++) await keyboard.down('Enter')
    await keyboard.up('Enter')
    await keyboard.up('ControlOrMeta')
    await expect(ui.issue.issued).toContainText('Held Key')
  })

  await test.step('Ctrl+Enter, pressed twice', async () => {
    await ui.issue.fill({ u: 'Two Presses' })
    await keyboard.press('ControlOrMeta+Enter')
    await keyboard.press('ControlOrMeta+Enter')
    await expect(ui.issue.issued).toContainText('Two Presses')
  })

  await test.step('a double click', async () => {
    await ui.issue.fill({ u: 'Double Click' })
    await ui.issue.button.dblclick()
    await expect(ui.issue.issued).toContainText('Double Click')
  })

  await ui.goTo('History')
  await expect(ui.history.rows).toContainText(['Double Click', 'Two Presses', 'Held Key'])
  await expect(ui.history.rows).toHaveCount(3)
})

test('with the form unchanged the button reads "Issue another", and the first result stays', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch()
  const ui = shell(app.page)
  await ui.issue.fill({ rd: 'lobby', u: 'Jane Smith', exp: '30s' })
  await expect(ui.issue.button).toHaveText(/^Issue token/)
  const card = await ui.issue.issue()
  await expect(ui.issue.button).toHaveText(/^Issue another/)
  // The second in which a second press would not count is over.
  await expect(card).toContainText(/2[0-8] s left/)

  await ui.issue.button.click()
  await expect(ui.issue.issuedBefore).toHaveCount(1)
  await expect(ui.issue.issuedBefore).toContainText('Jane Smith')
  await expect(ui.issue.issued).toHaveCount(1)

  await ui.issue.fill({ u: 'Jane Smit' })
  await expect(ui.issue.button).toHaveText(/^Issue token/)
  await ui.issue.fill({ u: 'Jane Smith' })
  await expect(ui.issue.button).toHaveText(/^Issue another/)
  await expect(ui.issue.issuedBefore).toHaveCount(1)
})

test('lengths are one press away, and an early start leaves the end alone', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  const app = await launch()
  const ui = shell(app.page)
  await ui.issue.fill({ rd: 'lobby', u: 'Jane Smith' })

  await test.step('the presets fill the field', async () => {
    for (const [label, typed] of [
      ['30 min', '30m'],
      ['8 h', '8h'],
      ['End of day', 'end of day'],
      ['2 h', '2h'],
    ] as const) {
      await ui.issue.chooseValidity(label)
      await expect(ui.issue.field('exp')).toHaveValue(typed)
    }
    await ui.issue.chooseValidity('Custom')
    await expect(ui.issue.field('exp')).toBeFocused()
    await ui.issue.fill({ exp: '120m' })
    await expect(app.page.getByRole('radio', { name: '2 h' })).toBeChecked()
    await expect(app.page.getByText('valid for 2 h')).toBeVisible()
  })

  await test.step('start 60 s early', async () => {
    await ui.issue.startEarly.check()
    await ui.issue.issue()
  })

  await test.step('start later', async () => {
    await ui.issue.startEarly.uncheck()
    await ui.issue.chooseStart('Later')
    await expect(ui.issue.field('nbf')).toBeFocused()
    await ui.issue.fill({ u: 'Later', nbf: '1h' })
    await ui.issue.issue()
    await expect(ui.issue.issued).toContainText('starts in')
  })

  await test.step('no start', async () => {
    await ui.issue.chooseStart('Absent')
    await expect(ui.issue.startEarly).toBeDisabled()
    await ui.issue.fill({ u: 'Absent' })
    await ui.issue.issue()
    await expect(ui.issue.issued).toContainText('Issued')
    await expect(ui.issue.issuedBefore).toHaveCount(2)
  })

  const sessions = (await roompass(['history', '--json'])).json() as {
    readonly issuedAt: number
    readonly validFrom: number | null
    readonly validUntil: number
  }[]
  const lengths = sessions.map(({ issuedAt, validFrom, validUntil }) => ({
    from: validFrom === null ? null : validFrom - issuedAt,
    until: validUntil - issuedAt,
  }))
  expect(lengths).toEqual([
    { from: null, until: 7200 },
    { from: 3600, until: 3600 + 7200 },
    { from: -60, until: 7200 },
  ])
})

test('a token expires before one’s eyes, on its card and in the history', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  const app = await launch()
  const ui = shell(app.page)

  await test.step('on the card', async () => {
    await ui.issue.fill({ rd: 'lobby', u: 'Short Visit', exp: '2s' })
    const card = await ui.issue.issue()
    await expect(card).toContainText(/expired (now|\d s ago)/)
    await expect(card).toContainText('This link has expired.')
  })

  await test.step('in the history, and out of the filter', async () => {
    await ui.issue.fill({ u: 'Short Again', exp: '4s' })
    await ui.issue.issue()
    await expect(ui.issue.issued).toContainText(/s left/)
    await ui.goTo('History')
    await ui.history.filter('Valid')
    await expect(ui.history.rows).toHaveCount(1)
    await expect(ui.history.rows).toContainText(/s left/)
    await expect(ui.history.list).toContainText('Nothing found')
    await ui.history.filter('Expired')
    await expect(ui.history.rows).toHaveCount(2)
    await expect(ui.history.detail).toContainText(/expired (now|\d s ago)/)
  })
})

test('what is wrong stands at its field, and an offer mends it', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  const app = await launch()
  const ui = shell(app.page)

  await test.step('no room: nothing is issued, and the button leads to the field', async () => {
    await expect(ui.issue.button).toHaveAccessibleDescription(/^Room \(rd\) is missing: type/)
    // It says that it can't be pressed, and still answers.
    await ui.issue.button.click({ force: true })
    await expect(ui.issue.field('rd')).toBeFocused()
    await expect(ui.issue.field('rd')).toHaveAccessibleDescription(/is missing: type/)
    await expect(ui.issue.issued).toHaveCount(0)
    await ui.issue.fill({ rd: 'lobby', u: 'Jane Smith' })
    await expect(ui.issue.field('rd')).not.toHaveAttribute('aria-invalid')
  })

  await test.step('a time that can’t be read', async () => {
    await ui.issue.fill({ nbf: 'tomorrow' })
    await expect(ui.issue.field('nbf')).toHaveAttribute('aria-invalid', 'true')
    await expect(ui.issue.field('nbf')).toHaveAccessibleDescription(/\(nbf\)/)
    await expect(ui.issue.button).toHaveAccessibleDescription(/\(nbf\)/)
    await ui.issue.fill({ nbf: 'now' })
  })

  await test.step('milliseconds: kept as typed, divided on a press', async () => {
    await ui.issue.fill({ exp: '1900000000000' })
    const finding = ui.issue.findings.filter({ hasText: 'looks like milliseconds' })
    await expect(finding).toContainText(/^warning: /)
    await expect(ui.issue.field('exp')).toHaveValue('1900000000000')
    await finding.getByRole('button', { name: 'Divide by 1,000' }).click()
    await expect(ui.issue.field('exp')).toHaveValue('1900000000')
    await expect(finding).toHaveCount(0)
  })

  await test.step('warnings stop nothing', async () => {
    await ui.issue.fill({ exp: '' })
    await expect(ui.issue.findings.filter({ hasText: 'Valid without end' })).toHaveCount(1)
    await expect(await ui.issue.issue()).toContainText('no end')
  })

  await test.step('an end before the start', async () => {
    await ui.issue.fill({ nbf: '1900000000', exp: '1800000000' })
    await expect(ui.issue.field('exp')).toHaveAccessibleDescription(/is at or before/)
    await app.page.keyboard.press('ControlOrMeta+Enter')
    await expect(ui.issue.field('exp')).toBeFocused()
    await expect(ui.issue.issuedBefore).toHaveCount(0)
  })
})
