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
  const findings = page.getByRole('list', { name: 'Findings' }).getByRole('listitem')

  /** A field with a list of the platform's beside it; one list is open at a time. */
  function picker(claim: 'rd' | 'role' | 'breakoutId', lists: string | RegExp) {
    // An empty list takes no place, and what stands under it does.
    const list = page.getByRole('listbox', { name: lists, includeHidden: true })
    const popup = page.locator('[popover]').filter({ has: list })
    return {
      field: field(claim),
      popup,
      /** The options in sight; the list draws no others. */
      options: popup.getByRole('option'),
      /** The one that the arrow keys have come to. */
      active: popup.getByRole('option', { selected: true }),
      /** Fetch, Refresh or Cancel, under the list. */
      action: popup.getByRole('button'),
      /** Goes to the field and opens its list by keyboard, at nothing. */
      async open(): Promise<void> {
        await field(claim).focus()
        await field(claim).press('Alt+ArrowDown')
        await expect(popup).toBeVisible()
      },
      /** Ends the question. A press right after the one that asked does not count. */
      async cancel(): Promise<void> {
        const action = popup.getByRole('button')
        await expect(async () => {
          if ((await action.innerText()) === 'Cancel') await action.click()
          await expect(action).not.toHaveText('Cancel', { timeout: 300 })
        }).toPass()
      },
      async close(): Promise<void> {
        await field(claim).press('Escape')
        await expect(popup).toBeHidden()
      },
    }
  }

  async function openAllClaims(): Promise<void> {
    const more = page.locator('details').filter({ hasText: /all claims|what the platform is asked for/i })
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
    findings,
    /** The remarks that say this. */
    finding: (words: string | RegExp) => findings.filter({ hasText: words }),
    rooms: picker('rd', 'Rooms of this account'),
    roles: picker('role', /^Roles of this (room|account)$/),
    breakouts: picker('breakoutId', 'Breakout rooms of this room'),
    /** Under the room: asks the platform for it, also when something is known already. */
    lookUp: page.getByRole('button', { name: /^(Look up this room|Refresh what is known of this room)$/ }),
    /** Under the room, after a look that went wrong. */
    tryAgain: page.getByRole('button', { name: /^Try again/ }),
    encrypted: page.getByRole('checkbox', { name: 'The room is end-to-end encrypted' }),
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
