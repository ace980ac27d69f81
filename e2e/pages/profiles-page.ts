import { expect, type Page } from 'playwright/test'

export interface NewProfile {
  readonly name: string
  readonly environment?: 'Production' | 'Staging' | 'Development'
  readonly teamId?: string
  readonly domain?: string
  readonly role?: string
  readonly validity?: string
}

/** A team that exists nowhere. */
const testTeam = '11111111-2222-4333-8444-555555555555'

export function profilesPage(page: Page) {
  /** The dialog that takes in a key. */
  const keyDialog = page.getByRole('dialog')
  const secretField = keyDialog.getByLabel(/^(Developer key|App secret|API token)$/)
  const keysRegion = page.getByRole('region', { name: /^(Signing keys|App secrets|API tokens)$/ })
  const check = page.getByRole('region', { name: 'Check', exact: true })

  async function fill(profile: NewProfile): Promise<void> {
    await page.getByRole('textbox', { name: 'Name' }).fill(profile.name)
    const environments = page.getByRole('group', { name: 'Environment' })
    await environments.getByText(profile.environment ?? 'Staging', { exact: true }).click()
    await page.getByRole('textbox', { name: 'Team id' }).fill(profile.teamId ?? testTeam)
    await page.getByRole('textbox', { name: 'Team domain' }).fill(profile.domain ?? 'acme')
    await page.getByRole('textbox', { name: 'Default role' }).fill(profile.role ?? '')
    await page.getByRole('textbox', { name: 'Default validity' }).fill(profile.validity ?? '2h')
  }

  return {
    fill,
    /** The choice of a platform, which only a new profile has. */
    platforms: page.getByRole('group', { name: 'Platform', exact: true }),
    choosePlatform: (name: 'Digital Samba' | 'Dolby.io Communications' | 'Video.io VideoKit') =>
      page.getByRole('group', { name: 'Platform', exact: true }).getByText(name, { exact: true }).click(),
    /** A setting of the platform, by its label. */
    setting: (label: string) => page.getByRole('textbox', { name: new RegExp(`^${label}( required)?$`) }),
    /** Saves a new profile; the dialog for its key is then open, unless something is wrong with it. */
    saveNew: page.getByRole('button', { name: /^Save and add the / }),
    keyDialog,
    keysRegion,
    /** What the platform says of the account. */
    check,
    checkButton: check.getByRole('button', { name: 'Check', exact: true }),
    /** The offer that stands beside a clock that is ahead. */
    startTokensEarly: check.getByRole('button', { name: /^Start tokens/ }),
    name: page.getByRole('textbox', { name: 'Name' }),
    team: page.getByRole('textbox', { name: 'Team id' }),
    validity: page.getByRole('textbox', { name: 'Default validity' }),
    /** These two are under "More". */
    startEarly: page.getByRole('textbox', { name: 'Start early' }),
    api: page.getByRole('textbox', { name: 'API address' }),
    async openMore(): Promise<void> {
      const more = page.locator('details').filter({ has: page.locator('summary', { hasText: /^More$/ }) })
      if ((await more.getAttribute('open')) === null) await more.locator('summary').click()
    },
    /** Whether names and ids that leave this computer are made up. */
    anonymous: page.getByRole('checkbox', { name: 'Anonymous identities' }),
    save: page.getByRole('button', { name: 'Save', exact: true }),
    undo: page.getByRole('button', { name: 'Undo changes' }),
    /** The lines of the list of keys, the current one first. */
    keys: keysRegion.getByRole('listitem'),
    /** What the dialog says once the key is stored. */
    storedKey: keyDialog.getByRole('status'),
    /** The same once more: the fingerprint alone. */
    storedFingerprint: keyDialog.getByRole('status').locator('code'),
    /** The one input that may hold a secret. */
    secretField,
    /** Fills the form for a new profile and saves it; the dialog for its key is then open. */
    async add(profile: NewProfile): Promise<void> {
      const another = page.getByRole('button', { name: 'New profile' })
      if (await another.isVisible()) await another.click()
      await fill(profile)
      await page.getByRole('button', { name: 'Save and add the key' }).click()
      await expect(keyDialog).toBeVisible()
    },
    async chooseEncoding(name: string): Promise<void> {
      await keyDialog.getByRole('button', { name: /Encoding/ }).click()
      // The note beside it is part of its name.
      await page.getByRole('option', { name: new RegExp(`^${name}(?: |$)`) }).click()
    },
    /** Shows another profile of the list. */
    show: (name: string) =>
      page.getByRole('navigation', { name: 'Profiles' }).getByRole('button', { name }).click(),
    /** The line of one key, by its label. */
    key: (label: string) => keysRegion.getByRole('listitem').filter({ hasText: label }),
    /** Opens the dialog for another key, or for the one that takes the current one's place. */
    async openKeyDialog(button: 'Add the developer key…' | 'Add key…' | 'Rotate key…'): Promise<void> {
      await keysRegion.getByRole('button', { name: button }).click()
      await expect(keyDialog).toBeVisible()
    },
    /** Takes the key from the clipboard or from a file; native dialogs follow. */
    async takeKey(way: 'From clipboard' | 'From file…'): Promise<void> {
      await keyDialog.getByRole('button', { name: way }).click()
    },
    /** Types a key into the open dialog, a key press at a time, and stores it. */
    async typeKey(secret: string): Promise<void> {
      // The button hides the field again where it is open already.
      if (!(await secretField.isVisible())) await keyDialog.getByRole('button', { name: 'Type it' }).click()
      await secretField.pressSequentially(secret)
      await keyDialog.getByRole('button', { name: /^Store the / }).click()
    },
    async done(): Promise<void> {
      await keyDialog.getByRole('button', { name: 'Done' }).click()
      await expect(keyDialog).toBeHidden()
    },
  }
}
