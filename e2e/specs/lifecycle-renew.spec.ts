import type { Page } from 'playwright/test'
import type { Session } from '../../shared/schemas.ts'
import { expect } from '../fixtures/app.ts'
import { type Issued, test } from '../fixtures/three-platforms.ts'
import { shell } from '../pages/shell.ts'

test('renewing from the title bar, the session and the terminal issues the same from now, on every platform', async ({
  launch,
  roompass,
  startThree,
}) => {
  const { accounts } = await startThree()
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('History')

  for (const account of accounts) {
    const guest = `${account.platform} guest`
    const first = await whole(app.page, (await account.issue(guest, 1800)).id)
    await ui.chooseProfile(account.profile)
    await ui.current.expectGuest(guest)

    const fromTitleBar = await test.step(`${account.platform}: from the title bar`, async () => {
      // In one second the same claims make the same token.
      await expect.poll(() => Date.now() / 1000, { intervals: [50] }).toBeGreaterThan(first.issuedAt + 2)
      await ui.current.choose('Renew')
      await expect(ui.toast).toContainText('Renewed.')
      const renewed = await currentAfter(app.page, first)
      expectRenewed(first, renewed)
      expect(renewed.token).not.toBe(first.token)
      expect(renewed.validUntil).toBeGreaterThan(first.validUntil ?? 0)
      return renewed
    })
    const fromDetail = await test.step(`${account.platform}: from the session`, async () => {
      await ui.history.row(guest).first().click()
      await expect(ui.history.detail).toContainText(guest)
      await ui.history.renew.click()
      const renewed = await currentAfter(app.page, fromTitleBar)
      expectRenewed(first, renewed)
      // The new one is what is looked at then.
      await expect(ui.history.rows.and(ui.history.selected)).toHaveAttribute('id', `session-${renewed.id}`)
      return renewed
    })
    await test.step(`${account.platform}: from the terminal`, async () => {
      const { code, stderr, json } = await roompass(['renew', first.id, '--json'])
      expect(code, stderr).toBe(0)
      const renewed = json() as Issued
      expectRenewed(first, await whole(app.page, renewed.id))
      expect((await currentAfter(app.page, fromDetail)).id).toBe(renewed.id)
      expect(await account.opens(renewed)).toBe(true)
      await expect(ui.history.row(guest)).toHaveCount(4)
      await ui.current.expectGuest(guest)
    })
    await test.step(`${account.platform}: one that is over, too`, async () => {
      await roompass(['stop', first.id, '--yes'])
      const { code, json } = await roompass(['renew', first.id, '--json'])
      expect(code).toBe(0)
      const renewed = await whole(app.page, (json() as Issued).id)
      expectRenewed(first, renewed)
      expect((await whole(app.page, first.id)).stoppedAt).not.toBeNull()
    })
  }
})

test('a guest who stays anonymous keeps the same alias and id', async ({ launch, roompass, startThree }) => {
  const { accounts } = await startThree()
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('History')
  for (const account of accounts) {
    await test.step(account.platform, async () => {
      const set = await roompass(['profiles', 'set', account.profile, '--anonymous', 'on'])
      expect(set.code, set.stderr).toBe(0)
      const guest = `${account.platform} Jane`
      const first = await whole(app.page, (await account.issue(guest)).id)
      expect(first.person).toMatchObject({ externalId: guest })
      expect(JSON.stringify([first.claims, first.asked, first.token])).not.toContain(guest)

      await ui.chooseProfile(account.profile)
      await ui.current.expectGuest(guest)
      await ui.current.choose('Renew')
      const second = await currentAfter(app.page, first)
      const { code, json } = await roompass(['renew', second.id, '--json'])
      expect(code).toBe(0)
      const third = await whole(app.page, (json() as Issued).id)
      for (const renewed of [second, third]) {
        expectRenewed(first, renewed)
        expect(renewed.person).toEqual(first.person)
      }
      await ui.current.expectGuest(guest)
    })
  }
})

test('where the profile is gone, renewing says so', async ({ launch, roompass, startThree }) => {
  const { accounts } = await startThree()
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('History')
  for (const account of accounts) {
    const guest = `${account.platform} guest`
    const { id } = await account.issue(guest)
    await ui.history.open(guest)
    await expect(ui.history.renew).toBeEnabled()
    expect((await roompass(['profiles', 'remove', account.profile, '--yes'])).code).toBe(0)

    const { code, stdout, stderr } = await roompass(['renew', id])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(
      'The profile of this session is not there any more: issue it again from the form',
    )
    await expect(ui.history.renew).toHaveAttribute('aria-disabled', 'true')
    await expect(ui.history.renew).toHaveAccessibleDescription(/Its profile was removed/)
    await expect(ui.history.row(guest)).toHaveCount(1)
  }
})

test('where the platform fails, nothing is recorded and what was current stays so', async ({
  launch,
  roompass,
  startThree,
}) => {
  const { dolby, videoIo, accounts } = await startThree()
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('History')
  const fetched = [
    [dolby, accounts[1]],
    [videoIo, accounts[2]],
  ] as const
  for (const [server, account] of fetched) {
    await test.step(account.platform, async () => {
      const guest = `${account.platform} guest`
      const { id } = await account.issue(guest)
      await ui.chooseProfile(account.profile)
      await ui.current.expectGuest(guest)
      const fault = server.fault({ kind: 'status', status: 500 })
      await ui.current.choose('Renew')
      await expect(ui.toast).toContainText('The platform has a fault of its own (500)')
      const failed = await roompass(['renew', id])
      expect(failed).toMatchObject({ code: 3, stdout: '' })
      fault.release()
      await expect(ui.history.row(guest)).toHaveCount(1)
      expect((await roompass(['current', account.profile, '--json'])).json()).toMatchObject({ id })

      await test.step('a slow one can be called off', async () => {
        const slow = server.fault({ kind: 'slow' })
        await ui.history.open(guest)
        await ui.history.renew.click()
        await slow.reached()
        await ui.history.detail.getByRole('button', { name: 'Cancel' }).click()
        await expect(ui.history.detail.getByRole('button', { name: 'Cancel' })).toBeHidden()
        slow.release()
        await expect(ui.history.row(guest)).toHaveCount(1)
        await ui.history.renew.click()
        await expect(ui.history.row(guest)).toHaveCount(2)
      })
    })
  }
})

async function whole(page: Page, id: string): Promise<Session> {
  const result = await page.evaluate((wanted) => window.roompass['sessions.get']({ id: wanted }), id)
  if (!result.ok) throw new Error(result.message)
  return result.value
}

/** The current session of a profile, once it is another than the one before. */
async function currentAfter(page: Page, { id, profileId }: Session): Promise<Session> {
  const current = async () => {
    const of = { profileId: profileId ?? '' }
    const result = await page.evaluate((asked) => window.roompass['sessions.current'](asked), of)
    return result.ok ? (result.value.session?.id ?? id) : id
  }
  await expect.poll(current, { intervals: [50] }).not.toBe(id)
  return whole(page, await current())
}

/** The same guest for the same time, from now. */
function expectRenewed(first: Session, renewed: Session): void {
  const { id, name, externalId, room, role, profileName } = first
  expect(renewed).toMatchObject({ name, externalId, room, role, profileName, stoppedAt: null })
  expect(renewed.id).not.toBe(id)
  expect(renewed.issuedAt).toBeGreaterThanOrEqual(first.issuedAt)
  expect(withoutTimes(renewed.claims)).toEqual(withoutTimes(first.claims))
  expect(withoutTimes(renewed.asked ?? {})).toEqual(withoutTimes(first.asked ?? {}))
  // A platform that makes the token counts from its own second.
  expect(Math.abs(lengthOf(renewed) - lengthOf(first))).toBeLessThanOrEqual(first.asked === null ? 0 : 1)
}

const lengthOf = ({ validFrom, validUntil }: Session) => (validUntil ?? 0) - (validFrom ?? 0)

function withoutTimes(claims: Session['claims']): Session['claims'] {
  return Object.fromEntries(
    Object.entries(claims).filter(([name]) => !['iat', 'nbf', 'exp', 'jti'].includes(name)),
  )
}
