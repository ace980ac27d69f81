import type { Page } from 'playwright/test'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/platform.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

/** What the platform's page says of a guest who is in. */
const inside = (page: Page) => page.locator('main[data-admitted="true"]')

test('an issued link takes the guest into the room, by name, role and initials', async ({
  launch,
  visit,
  startAccount,
}) => {
  const platform = await startAccount()
  const app = await launch()
  const ui = shell(app.page)
  await ui.issue.fill({ rd: 'product-demo', u: 'Jane Mary Smith', ud: 'crm-4711', role: 'speaker' })
  const card = await ui.issue.issue()
  await card.getByRole('button', { name: 'Open in browser' }).click()
  await expect.poll(() => app.opened()).toHaveLength(1)
  const [link = ''] = await app.opened()

  const guest = await visit(platform, link)
  await expect(inside(guest)).toContainText('Jane Mary Smith')
  await expect(guest.locator('[data-role]')).toHaveText('speaker')
  // The same letters as on the tile that the form shows.
  await expect(guest.locator('[data-initials]')).toHaveText('JM')
  await expect(ui.issue.largeTile).toContainText('JM')
  await expect(guest.locator('[data-external-id]')).toHaveText('crm-4711')
})

test('own initials, and a guest without a name, are as the form says', async ({
  roompass,
  visit,
  startAccount,
}) => {
  const platform = await startAccount()
  const initials = await roompass([
    ...issue('product-demo'),
    '--name',
    'Jane Smith',
    '--initials',
    'JX',
    '--link',
  ])
  await expect((await visit(platform, initials.stdout.trim())).locator('[data-initials]')).toHaveText('JX')

  const nameless = await visit(platform, (await roompass([...issue('product-demo'), '--link'])).stdout.trim())
  await expect(nameless.getByRole('heading')).toHaveText('What is your name?')
  await nameless.getByLabel('Your name').fill('Zoë Müller')
  await nameless.getByRole('button', { name: 'Join' }).click()
  await expect(inside(nameless)).toContainText('Zoë Müller')
})

const refusals = [
  { name: 'expired', times: ['--not-before=-2h', '--expires', '1h'], reason: 'expired' },
  { name: 'early', times: ['--not-before', '1h', '--expires', '2h'], reason: 'not-yet-valid' },
] as const

for (const { name, times, reason } of refusals) {
  test(`an ${name} link is refused for that reason`, async ({ roompass, visit, startAccount }) => {
    const platform = await startAccount()
    const { stdout, stderr } = await roompass([...issue('product-demo'), ...times, '--link'])
    expect(stdout, stderr).toContain('https://')
    await expectRefusal(await visit(platform, stdout.trim()), reason)
  })
}

test('a link is refused at the second at which it expires', async ({ roompass, visit, startAccount }) => {
  let now = Date.now()
  const platform = await startAccount({ time: () => now })
  const { stdout } = await roompass([...issue('product-demo'), '--name', 'Jane', '--expires', '2h', '--json'])
  const { link, claims } = JSON.parse(stdout)

  now = claims.exp * 1000 - 1
  await expect(inside(await visit(platform, link))).toContainText('Jane')
  now = claims.exp * 1000
  await expectRefusal(await visit(platform, link), 'expired')
})

test('tampered and foreign links are refused for what is wrong with them', async ({
  roompass,
  visit,
  startAccount,
}) => {
  const platform = await startAccount()
  await addTestProfile(roompass, { name: 'Other key', key: 'another-test-key-not-a-real-one' })
  const link = (await roompass([...issue('product-demo'), '--name', 'Jane', '--link'])).stdout.trim()

  await test.step('one sign of the signature is another', async () => {
    const last = link.at(-2) === 'A' ? 'B' : 'A'
    await expectRefusal(await visit(platform, `${link.slice(0, -2)}${last}${link.at(-1)}`), 'invalid-token')
  })
  await test.step('the claims are others, the signature is as it was', async () => {
    const [head, payload = '', signature] = (new URL(link).searchParams.get('token') ?? '').split('.')
    const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), role: 'moderator' }
    const forged = Buffer.from(JSON.stringify(claims)).toString('base64url')
    const url = new URL(link)
    url.searchParams.set('token', `${head}.${forged}.${signature}`)
    await expectRefusal(await visit(platform, url.href), 'invalid-token')
  })
  await test.step('signed with another key', async () => {
    const foreign = await roompass(['issue', '--profile', 'Other key', '--room', 'product-demo', '--link'])
    await expectRefusal(await visit(platform, foreign.stdout.trim()), 'invalid-token')
  })
  await test.step('for another team', async () => {
    await addTestProfile(roompass, { name: 'Other team', team: '99999999-2222-4333-8444-555555555555' })
    const foreign = await roompass(['issue', '--profile', 'Other team', '--room', 'product-demo', '--link'])
    await expectRefusal(await visit(platform, foreign.stdout.trim()), 'invalid-team')
  })
  await test.step('for another room', async () => {
    const url = new URL(link)
    url.pathname = '/board-room'
    await expectRefusal(await visit(platform, url.href), 'invalid-room')
  })
  await test.step('signed with the key of before', async () => {
    platform.changeDeveloperKey('a-newer-test-key-not-a-real-one')
    await expectRefusal(await visit(platform, link), 'invalid-token')
  })
})

const issue = (room: string) => ['issue', '--profile', 'Acme', '--room', room]

async function expectRefusal(page: Page, reason: string): Promise<void> {
  await expect(page.locator('main[data-admitted="false"]')).toHaveAttribute('data-reason', reason)
}
