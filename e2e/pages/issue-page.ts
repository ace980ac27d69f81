import { expect, type Locator, type Page } from 'playwright/test'

export type ClaimName =
  | 'td'
  | 'rd'
  | 'ud'
  | 'u'
  | 'initials'
  | 'role'
  | 'breakoutId'
  | 'avatar'
  | 'iat'
  | 'nbf'
  | 'exp'

/** Fields that show only under "all claims". */
const advanced: readonly ClaimName[] = ['td', 'breakoutId', 'iat']

export function issuePage(page: Page) {
  const field = (claim: ClaimName): Locator => page.locator(`input[name="${claim}"]`)
  const button = page.getByRole('button', { name: /^Issue (token|another)/ })
  /** Cards of what was issued, the newest first. */
  const issued = page.getByRole('article', { name: 'Issued' })

  async function openAllClaims(): Promise<void> {
    const more = page.locator('details').filter({ hasText: /all claims/ })
    if ((await more.getAttribute('open')) === null) await more.locator('summary').click()
  }

  return {
    field,
    button,
    issued,
    openAllClaims,
    /** What this window issued before the newest, a line each. */
    issuedBefore: page.getByRole('region', { name: 'Issued before' }).getByRole('listitem'),
    startEarly: page.getByRole('checkbox', { name: /^Start 60 s early/ }),
    /** Presses one of the lengths beside the end. */
    chooseValidity: (label: '30 min' | '2 h' | '8 h' | 'End of day' | 'Custom') =>
      page.getByRole('group', { name: 'Validity' }).getByText(label, { exact: true }).click(),
    /** Presses one of the choices beside the start. */
    chooseStart: (label: 'Now' | 'Later' | 'Absent') =>
      page.getByRole('group', { name: 'Start', exact: true }).getByText(label, { exact: true }).click(),
    findings: page.getByRole('list', { name: 'Findings' }).getByRole('listitem'),
    largeTile: page.getByRole('figure', { name: /^Tile of/ }).first(),
    async fill(values: Partial<Record<ClaimName, string>>): Promise<void> {
      if (advanced.some((claim) => claim in values)) await openAllClaims()
      for (const [claim, value] of Object.entries(values)) await field(claim as ClaimName).fill(value)
    },
    /** Issues and gives the card of what came of it. */
    async issue(): Promise<Locator> {
      await button.click()
      await expect(issued.first()).toBeVisible()
      return issued.first()
    },
  }
}
