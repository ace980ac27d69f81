import { expect, test } from '../fixtures/app.ts'
import { shell } from '../pages/shell.ts'

const testKey = 'test-developer-key-not-a-real-one'

test('from the first start to a join link, and to the same session after a restart', async ({
  launch,
  roompass,
}) => {
  const app = await launch()
  let ui = shell(app.page)

  await test.step('a new profile, its key typed', async () => {
    await app.page.getByRole('button', { name: 'Add a profile' }).click()
    await ui.profiles.add({ name: 'Acme staging' })
    await ui.profiles.typeKey(testKey)
    await expect(ui.profiles.storedKey).toContainText('33 bytes')
    await ui.profiles.keyDialog.getByRole('button', { name: 'Issue a token' }).click()
  })

  await test.step('the tile and the validity follow the typing', async () => {
    await ui.issue.fill({ rd: 'product-demo', u: 'Doctor Jane Smith', ud: 'crm-4711' })
    await expect(ui.issue.largeTile).toHaveAccessibleName('Tile of Doctor Jane Smith: DJ')
    await expect(app.page.getByText('valid for 2 h')).toBeVisible()
    await app.page.getByRole('button', { name: 'Use JS', exact: true }).click()
    await expect(ui.issue.largeTile).toHaveAccessibleName('Tile of Doctor Jane Smith: JS')
  })

  const link = await test.step('issue, and copy the link', async () => {
    const card = await ui.issue.issue()
    await expect(card).toContainText('recorded in the history')
    await card.getByRole('button', { name: 'Copy join link' }).click()
    await expect
      .poll(() => app.clipboard())
      .toMatch(/^https:\/\/acme\.digitalsamba\.com\/product-demo\?token=ey/)
    return app.clipboard()
  })

  await test.step('close, open again, and find it', async () => {
    await app.restart()
    ui = shell(app.page)
    await expect(ui.issue.field('u')).toHaveValue('Doctor Jane Smith')
    await ui.goTo('History')
    await ui.history.search('jané')
    await expect(ui.history.rows).toHaveCount(1)
    await expect(ui.history.rows.first()).toContainText('Doctor Jane Smith')
    await expect(ui.history.detail).toContainText('crm-4711')
    await ui.history.detail.getByRole('button', { name: /link/i }).first().click()
    await expect.poll(() => app.clipboard()).toBe(link)
  })

  await test.step('the terminal has it too', async () => {
    const listed = await roompass(['history', '--json'])
    expect(listed.code).toBe(0)
    expect(JSON.stringify(listed.json())).toContain('Doctor Jane Smith')
    const verdict = await roompass(['inspect', '-', '--profile', 'Acme staging', '--json'], {
      stdin: new URL(link).searchParams.get('token') ?? '',
    })
    expect(verdict.json()).toMatchObject({ signature: 'valid', verdict: { accepted: true } })
  })
})
