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
  const keysRegion = page.getByRole('region', { name: 'Signing keys' })

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
    keyDialog,
    keysRegion,
    /** The lines of the list of keys, the current one first. */
    keys: keysRegion.getByRole('listitem'),
    /** What the dialog says once the key is stored. */
    storedKey: keyDialog.getByRole('status'),
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
      await page.getByRole('option', { name }).click()
    },
    /** Types a key into the open dialog, a key press at a time, and stores it. */
    async typeKey(secret: string): Promise<void> {
      await keyDialog.getByRole('button', { name: 'Type it' }).click()
      await keyDialog.getByLabel('Developer key', { exact: true }).pressSequentially(secret)
      await keyDialog.getByRole('button', { name: 'Store the key' }).click()
    },
    async done(): Promise<void> {
      await keyDialog.getByRole('button', { name: 'Done' }).click()
      await expect(keyDialog).toBeHidden()
    },
  }
}
