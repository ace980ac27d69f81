import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/platform.ts'
import { shell } from '../pages/shell.ts'

test('what does not go with the room is remarked on before the token is issued', async ({
  launch,
  roompass,
  startAccount,
}) => {
  test.setTimeout(120_000)
  const platform = await startAccount()
  const app = await launch()
  const { issue } = shell(app.page)
  const come = async (room: string) => {
    await issue.fill({ rd: room })
    await issue.lookUp.click()
    await expect(issue.field('rd')).toHaveAccessibleDescription(/asked just now/)
  }

  await test.step('a role that the room does not have, with the one that may be meant', async () => {
    await come('product-demo')
    await issue.fill({ role: 'interpreter', u: 'Jane Smith' })
    await expect(
      issue.finding(/Role \(role\) is none of the room's roles, which are .*moderator.*speaker.*attendee/),
    ).toBeVisible()
    await issue.fill({ role: 'Speakers' })
    await issue
      .finding(/none of the room's roles/)
      .getByRole('button', { name: /Use .*speaker/ })
      .click()
    await expect(issue.field('role')).toHaveValue('speaker')
    await expect(issue.finding(/none of the room's roles/)).toBeHidden()
  })
  await test.step('no role is the room’s default one, by its name', async () => {
    await issue.fill({ role: '' })
    await expect(issue.finding(/the guest gets the room's default role, .*Attendees/)).toBeVisible()
  })
  await test.step('a public room', async () => {
    await come('all-hands')
    await expect(
      issue.finding('The room is public: whoever has its address enters without a token'),
    ).toBeVisible()
  })
  await test.step('a locked room', async () => {
    await come('locked-room')
    await expect(
      issue.finding('The room is locked: the guest waits until somebody in the room lets them in.'),
    ).toBeVisible()
    await expect(issue.finding('The room is public')).toBeHidden()
  })
  await test.step('a breakout room that is none of the room’s', async () => {
    await come('workshop')
    await issue.fill({ breakoutId: 'Breakout Room 2' })
    await issue
      .finding(/is none of the room's, which are .*Breakout Room 1/)
      .getByRole('button', { name: /Use the id/ })
      .click()
    await expect(issue.field('breakoutId')).toHaveValue('bbbbbbbb-cccc-4ddd-8eee-000000000002')
    await come('product-demo')
    await expect(issue.finding("the room's breakout rooms are switched off")).toBeVisible()
    await issue.fill({ breakoutId: '' })
  })
  await test.step('a room that ends before the token, which then ends with the room', async () => {
    await come('ends-soon')
    const ends = platform.state.rooms.find(({ friendlyUrl }) => friendlyUrl === 'ends-soon')?.expiresAt ?? 0
    const finding = issue.finding(/The platform removes the room on .*, before the token ends/)
    await expect(finding).toBeVisible()
    await finding.getByRole('button', { name: 'End with the room' }).click()
    await expect(finding).toBeHidden()
    await issue.issue()
    const listed = (await roompass(['history', '--json'])).stdout
    expect(listed).toContain(String(ends))
  })
})

test('in an encrypted room the name stays out of the token, and the code that sets it is offered', async ({
  launch,
  startAccount,
}) => {
  await startAccount()
  const app = await launch()
  const { issue } = shell(app.page)
  const name = issue.finding(
    /Guest name \(u\) reaches the platform with the token, which end-to-end encryption is to prevent/,
  )
  await issue.fill({ rd: 'board-room', u: 'Jane "J" Smith', breakoutId: 'some-breakout' })
  await expect(issue.encrypted).not.toBeChecked()
  await expect(name).toBeHidden()

  await test.step('the box is filled from the room', async () => {
    await issue.lookUp.click()
    await expect(issue.encrypted).toBeChecked()
    await expect(issue.encrypted).toHaveAccessibleDescription('as the platform says')
    await expect(name).toBeVisible()
    await expect(issue.finding(/does not go with end-to-end encryption/)).toBeVisible()
  })
  await test.step('the snippet has room and name, and no token', async () => {
    await name.getByRole('button', { name: 'Code that sets the name without the token' }).click()
    const code = name.locator('pre')
    await expect(code).toContainText("import DigitalSambaEmbedded from '@digitalsamba/embedded-sdk'")
    await expect(code).toContainText("url: 'https://acme.digitalsamba.com/board-room'")
    await expect(code).toContainText(`username: 'Jane "J" Smith'`)
    await expect(code).not.toContainText('eyJ')
  })
  await test.step('both can be left out with a press', async () => {
    await name.getByRole('button', { name: 'Leave it empty' }).click()
    await expect(issue.field('u')).toHaveValue('')
    await issue
      .finding(/does not go with/)
      .getByRole('button', { name: 'Leave it empty' })
      .click()
    await expect(issue.field('breakoutId')).toHaveValue('')
    await expect(issue.finding(/end-to-end encryption/)).toBeHidden()
  })
  await test.step('the person may know better, and go by the room again', async () => {
    await issue.fill({ u: 'Jane' })
    await issue.encrypted.uncheck()
    await expect(issue.encrypted).toHaveAccessibleDescription('set here')
    await expect(name).toBeHidden()
    await app.page
      .getByRole('button', { name: 'The room is end-to-end encrypted: go by the room again' })
      .click()
    await expect(issue.encrypted).toBeChecked()
    await expect(name).toBeVisible()
  })
  await test.step('a room that nobody asked for is encrypted when the person says so', async () => {
    await issue.fill({ rd: 'another-room' })
    await expect(issue.encrypted).not.toBeChecked()
    await expect(issue.encrypted).toHaveAccessibleDescription(/known of/)
    await issue.encrypted.check()
    await expect(name).toBeVisible()
  })
})

test('an external id that is in use is told, with its guest and its end', async ({
  launch,
  roompass,
  startAccount,
}) => {
  await startAccount()
  const app = await launch()
  const { issue } = shell(app.page)
  const inUse = issue.finding(
    /External id \(ud\) is also in a session for .*Jane Smith.* in .*product-demo.*, valid until/,
  )
  await issue.fill({ rd: 'product-demo', u: 'Jane Smith', ud: 'crm-4711' })
  await expect(issue.finding(/External id \(ud\) is also/)).toBeHidden()
  await issue.issue()
  await expect(inUse).toBeVisible()

  await test.step('another id is not', async () => {
    await issue.fill({ ud: 'crm-4712' })
    await expect(issue.finding(/External id \(ud\) is also/)).toBeHidden()
  })
  await test.step('one that was issued in the terminal is, at once', async () => {
    await issue.fill({ ud: 'crm-9' })
    const args = [
      'issue',
      '--profile',
      'Acme',
      '--room',
      'workshop',
      '--external-id',
      'crm-9',
      '--name',
      'Zoë',
    ]
    expect((await roompass(args)).code).toBe(0)
    await expect(
      issue.finding(/External id \(ud\) is also in a session for .*Zoë.* in .*workshop/),
    ).toBeVisible()
  })
  await test.step('an expired one is not', async () => {
    await issue.fill({ ud: 'crm-10', exp: '2s', rd: 'product-demo' })
    await issue.issue()
    await expect(issue.finding(/External id \(ud\) is also/)).toBeVisible()
    await expect(issue.finding(/External id \(ud\) is also/)).toBeHidden()
  })
})
