import { expect } from '../fixtures/app.ts'
import { decodedPart } from '../fixtures/made-token.ts'
import { test } from '../fixtures/platform.ts'
import { type PrintedCase, rowsOf, sheetOf, told } from '../fixtures/run-sheets.ts'
import { addTestProfile, testKey, testTeam } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

/** The number that a button names, such as 1,204 of `Make 1,204 tokens`. */
const numberIn = (text: string | null) => Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''))

test('each case says what it changes, what to expect and how that is known', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  const app = await launch()
  const { cases, ...window } = shell(app.page)
  await window.goToLab('Edge cases')

  await test.step('found by words of title, reason or source', async () => {
    await cases.search.fill('1e400')
    await expect(cases.rows).toHaveCount(1)
    await cases.search.fill('audience')
    await expect(cases.rows.first()).toBeVisible()
    await cases.search.fill('no such case at all')
    await expect(cases.rows).toHaveCount(0)
    await cases.search.fill('')
  })
  await test.step('in words', async () => {
    await cases.showGroup('Time')
    await cases.open('Expired one second ago')
    await expect(cases.detail).toContainText('Refused')
    await expect(cases.fact('Changes')).toHaveText(/Payload exp/)
    await expect(cases.fact('Why')).toHaveText(/\w.*\.$/)
    await expect(cases.fact('Source')).toContainText('The document says so.')
    await expect(cases.fact('Signature')).toContainText('signed after the change')
    await cases.showGroup('Signature')
    await cases.open('One bit of the signature')
    await expect(cases.fact('Signature')).toContainText('Does not fit, on purpose.')
    await cases.showGroup('Room and team')
    await cases.open('Locked room')
    await expect(cases.fact('Needs')).toContainText('A locked room.')
  })
  await test.step('chosen one by one and by group, with their number', async () => {
    await cases.showGroup('Signature')
    await cases.box('One bit of the signature').check()
    await expect(cases.chosen).toHaveText('1 case chosen')
    await expect(cases.groupBox('Signature')).toHaveJSProperty('indeterminate', true)
    await cases.groupBox('Signature').click()
    await expect(cases.chosen).toHaveText('7 cases chosen')
    await cases.groupBox('Key mistakes').check()
    await expect(cases.chosen).toHaveText('23 cases chosen')
    await cases.groupBox('Signature').click()
    await expect(cases.chosen).toHaveText('16 cases chosen')
    await cases.chooseNone.click()
    await expect(cases.chosen).toHaveText('None chosen')
  })
})

test('a matrix says how many combinations it makes, and makes as many', async ({ launch, roompass }) => {
  test.setTimeout(90_000)
  await addTestProfile(roompass)
  const app = await launch()
  const { cases, sheets, ...window } = shell(app.page)
  await window.goToLab('Edge cases')
  await cases.openSet()
  await cases.set.room.fill('product-demo')
  await cases.set.as('Matrix of groups')
  await expect(cases.set.panel).toContainText('Choose at least two groups.')

  const counts: Record<string, number> = {}
  for (const cover of ['Pairs', 'Every combination'] as const)
    await test.step(cover, async () => {
      if (!(await cases.set.group('Avatar').isChecked()))
        for (const group of ['Avatar', 'Role and breakout', 'Transport']) await cases.set.group(group).check()
      await cases.set.cover(cover)
      const count = numberIn(await cases.set.make.textContent())
      await cases.set.title.fill(cover)
      await cases.set.make.click()
      await expect(sheets.title).toHaveText(cover)
      const { counts: made } = await sheetOf(app.page, cover)
      expect(made).toEqual({ pass: 0, fail: 0, unknown: 0, open: count })
      counts[cover] = count
      await window.goToLab('Edge cases')
    })
  expect(counts['Every combination']).toBeGreaterThan(counts.Pairs ?? 0)

  await test.step('each two cases of two groups meet in one of the pairs', async () => {
    const rows = await rowsOf(app.page, 'Pairs')
    expect(rows).toHaveLength(counts.Pairs ?? 0)
    const [first] = rows
    expect(first?.group.split('+').length, first?.group).toBeGreaterThan(1)
    const ids = rows.map(({ caseId }) => caseId.split('+'))
    for (const [one, other] of [
      ['picture-script', 'role-null'],
      ['picture-data', 'link-token-quoted'],
      ['role-list', 'link-token-twice'],
    ] as const)
      expect(
        ids.some((parts) => parts.includes(one) && parts.includes(other)),
        `${one} and ${other}`,
      ).toBe(true)
  })
  await test.step('more than a set can have is said before it is made', async () => {
    for (const group of ['Time', 'Identity text', 'Initials']) await cases.set.group(group).check()
    await cases.set.cover('Every combination')
    await expect(cases.set.panel).toContainText(
      'A set has at most 10,000 cases: choose fewer groups, or pairs.',
    )
    await expect(cases.set.make).toBeDisabled()
  })
})

test('what a case needs of the account is asked for, and without it the case is left out', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch()
  const { cases, sheets, toast, ...window } = shell(app.page)
  await window.goToLab('Edge cases')
  await cases.groupBox('Room and team').check()
  await cases.openSet()
  await cases.set.room.fill('product-demo')
  await cases.set.moment.fill('2027-03-01 12:00')
  await cases.set.title.fill('With a locked room')
  const without = numberIn(await cases.set.make.textContent())
  await expect(cases.set.needs).toContainText(`${25 - without} cases left out`)
  await cases.set.needs.click()
  await cases.set.need('A locked room').fill('vault-7')
  await expect(cases.set.make).toHaveText(`Make ${without + 1} tokens`)
  await cases.set.need('Another team').fill('   ')
  await expect(cases.set.make, 'a blank is nothing').toHaveText(`Make ${without + 1} tokens`)
  await cases.set.make.click()
  await expect(toast).toContainText(`${without + 1} cases made. ${24 - without} cases left out`)
  await expect(sheets.title).toHaveText('With a locked room')
  const rows = await rowsOf(app.page, 'With a locked room')
  expect(rows).toHaveLength(without + 1)
  expect(new URL(rows.find(({ caseId }) => caseId === 'locked-room')?.link ?? '').pathname).toBe('/vault-7')
  expect(rows.map(({ caseId }) => caseId)).not.toContain('td-other-team')

  await test.step('times count from the moment that was typed', async () => {
    const { moment } = await sheetOf(app.page, 'With a locked room')
    const { sessionId } = rows.find(({ caseId }) => caseId === 'rd-unknown') ?? {}
    const { token } = await told<{ token: string }>(app.page, 'sessions.get', { id: sessionId })
    const { exp } = JSON.parse(decodedPart(token, 1)) as { exp: number }
    expect(exp - moment, 'two hours, as the profile has it').toBe(7200)
    expect(moment).toBeGreaterThan(Date.UTC(2027, 1, 28) / 1000)
  })
})

test('production stays closed until it is opened, and then each set is asked for', async ({
  launch,
  roompass,
}) => {
  const add = ['profiles', 'add', '--platform', 'digital-samba', '--name', 'Acme live', '--team', testTeam]
  const settings = ['--domain', 'acme', '--environment', 'production', '--key-stdin']
  expect((await roompass([...add, ...settings], { stdin: testKey })).code).toBe(0)
  const app = await launch()
  const { cases, sheets, ...window } = shell(app.page)
  await window.goToLab('Edge cases')
  await cases.groupBox('Signature').check()
  await cases.openSet()
  await expect(cases.set.panel).toContainText('Acme live is for production and closed to the Lab')
  await expect(cases.set.make).toBeHidden()
  const make = ['cases', 'make', '--profile', 'Acme live', '--room', 'product-demo', '--group', 'signature']
  const refused = await roompass([...make, '--yes'])
  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toContain('production')

  expect((await roompass(['profiles', 'set', 'Acme live', '--lab', 'on'])).code).toBe(0)
  await cases.set.room.fill('product-demo')
  await expect(cases.set.panel).toContainText('A dialog asks first: this profile is for production.')
  await app.answerDialog('Cancel')
  await cases.set.make.click()
  expect(await app.waitForDialog()).toMatchObject({
    message: 'Sign 7 crafted tokens with the key of “Acme live”?',
    buttons: ['Cancel', 'Sign'],
  })
  await expect(cases.set.make).toBeEnabled()
  expect(await told(app.page, 'sheets.list', {})).toEqual({ sheets: [] })
  await app.answerDialog('Sign')
  await cases.set.make.click()
  await app.waitForDialog()
  await expect(sheets.rows).toHaveCount(7)

  const unasked = await roompass([...make, '--json'])
  expect(unasked, 'nobody is there to be asked').toMatchObject({ code: 2, stdout: '' })
  const asked = await roompass([...make, '--json', '--yes'])
  expect((asked.json() as PrintedCase[]).map(({ group }) => group)).toEqual(Array(7).fill('signature'))
})
