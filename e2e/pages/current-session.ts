import { expect, type Page } from 'playwright/test'

/** The session in the title bar: the current one of the profile beside it. */
export function currentSession(page: Page) {
  const region = page.getByRole('region', { name: 'Current session' })
  const remaining = region.getByText(/^(ends in|starts in|ended|no end|end unknown|stopped)/)
  return {
    /** Not there while nothing is current. */
    region,
    /** Shows it in the history. */
    show: region.getByRole('button').first(),
    /** What remains of it. */
    remaining,
    /** Waits until the title bar has the session of this guest. */
    expectGuest: (guest: string) => expect(region.locator('bdi')).toHaveText(guest),
    expectNone: () => expect(region).toBeHidden(),
    /** Seconds that remain, as they are shown: of hours and more the minutes only. */
    async secondsLeft(): Promise<number> {
      const text = await remaining.innerText()
      const units = { h: 3600, min: 60, s: 1 } as const
      const parts = [...text.matchAll(/(\d+) (h|min|s)\b/g)]
      expect(parts.length, text).toBeGreaterThan(0)
      return parts.reduce(
        (sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units],
        0,
      )
    },
    async choose(what: 'Renew' | 'Stop…'): Promise<void> {
      await region.getByRole('button', { name: 'Current session: renew or stop' }).click()
      await page.getByRole('menuitem', { name: what }).click()
    },
  }
}
