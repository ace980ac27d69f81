import { expect } from 'playwright/test'
import { encoded, epochNow, guestClaims, madeToken } from '../fixtures/made-token.ts'
import { testKey, testTeam } from '../fixtures/test-profile.ts'
import type { Tour } from './tour.ts'

/** Claims of a guest who may be there from an hour ago to another hour. */
const claimsNow = (more: object = {}) => {
  const now = epochNow()
  return guestClaims(now - 3600, { exp: now + 3600, ...more })
}

/** A token as it is pasted, what it says, and who signed it. Needs the test profile with its key. */
export async function tourInspect({ app, ui, look }: Tour): Promise<void> {
  const { inspect } = ui
  const { page } = app
  await ui.goTo('Inspect')
  await expect(inspect.field).toBeFocused()
  await look('inspect-empty')
  await inspect.paste('Nothing of a token here')
  await look('inspect-nothing-found')

  const right = madeToken(claimsNow(), { key: `${testKey}\n` })
  await inspect.paste(`level=info url="https://acme.digitalsamba.com/product-demo?token=${right}" status=200`)
  await expect(inspect.verdict.title).toContainText('Accepted')
  await look('inspect-right')
  await inspect.signature.card.scrollIntoViewIfNeeded()
  await inspect.signature.findKey.click()
  await expect(inspect.signature.found).toContainText('Signed with “Acme”')
  await inspect.signature.tryKey.click()
  await inspect.signature.key.pressSequentially('test-key-not-a-real-one')
  await look('inspect-key-found-and-typing')
  await inspect.signature.trySecret.click()
  await expect(inspect.signature.found).toContainText('does not fit')
  await look('inspect-key-does-not-fit')

  await inspect.verdict.card.scrollIntoViewIfNeeded()
  await inspect.verdict.goTo('End').click()
  await expect(inspect.verdict.title).toContainText('Refused')
  await inspect.verdict.slider.focus()
  await page.keyboard.press('ArrowRight')
  await look('inspect-refused')
  await inspect.verdict.moment.fill('the day after')
  await inspect.verdict.leeway.fill('-5')
  await inspect.verdict.moment.focus()
  await look('inspect-moment-wrong')
  await inspect.showAs('Text')
  await inspect.result.getByRole('radio', { name: 'Text', exact: true }).scrollIntoViewIfNeeded()
  await look('inspect-text')
}

/** Tokens that are none, or hardly. */
export async function tourInspectBroken({ ui, look }: Tour): Promise<void> {
  const { inspect } = ui
  await ui.goTo('Inspect')
  const payload = `{"td":"${testTeam}","rd":"lobby","rd":"Raum \u202Ecba","exp":"soon","nbf":1e400,"id":9007199254740993}`
  await inspect.paste(
    `Authorization: Bearer ${encoded('{"alg":"HS256","alg":"none"}')}.${encoded(payload)}=.AAAA.x\n`,
  )
  await expect(inspect.faults.first()).toBeVisible()
  await look('inspect-faults')
  await inspect.result.getByRole('table', { name: 'Claims' }).scrollIntoViewIfNeeded()
  await look('inspect-faults-claims')
  await inspect.paste('eyJhbGciOiJIUzI1NiJ9.eyJ0ZCI6IjE')
  await expect(inspect.faults.first()).toBeVisible()
  await look('inspect-cut-off')
  await inspect.paste(`Bearer ${'0123456789abcdef'.repeat(3)}`)
  await look('inspect-opaque')
  await inspect.paste(madeToken(claimsNow({ note: 'a'.repeat(700_000) })))
  await expect(inspect.field).not.toBeEditable()
  await look('inspect-megabyte')
}

/** Two tokens side by side, and the way into the history. */
export async function tourInspectMore({ ui, look }: Tour): Promise<void> {
  const { inspect } = ui
  await ui.goTo('Inspect')
  await inspect.paste(madeToken(claimsNow()))
  await inspect.save.click()
  await expect(inspect.keepDialog.dialog).toBeVisible()
  await look('inspect-save')
  await inspect.keepDialog.save.click()
  await expect(ui.toast).toContainText('Saved to the history')
  await look('inspect-saved')
  await inspect.compare.click()
  await look('inspect-comparing-with-nothing')
  const { role: _role, ...others } = guestClaims(1_800_000_000)
  const longName = 'A guest whose name goes on and on, wider than any column'
  await inspect.pasteSecond(madeToken({ ...others, u: longName, id: 4711 }, { algorithm: 'HS512' }))
  await expect(inspect.differences('Claims').first()).toBeVisible()
  await look('inspect-difference')
  await inspect.show('Second token')
  await look('inspect-second-token')
}
