import { expect, type Page } from 'playwright/test'
import { batchPage } from './batch-page.ts'
import { casesPart } from './cases-part.ts'
import { craftPart } from './craft-part.ts'
import { currentSession } from './current-session.ts'
import { dolbyForm } from './dolby-form.ts'
import { historyPage } from './history-page.ts'
import { inspectPage } from './inspect-page.ts'
import { issuePage } from './issue-page.ts'
import { lockScreen } from './lock-screen.ts'
import { profilesPage } from './profiles-page.ts'
import { settingsPage } from './settings-page.ts'
import { sheetsPart } from './sheets-part.ts'
import { statisticsPart } from './statistics-part.ts'
import { userFields } from './user-fields.ts'

export type Shell = ReturnType<typeof shell>

/** The window around the screens, and the screens. After a restart the page is another: make a new one. */
export function shell(page: Page) {
  return {
    page,
    issue: issuePage(page),
    dolby: dolbyForm(page),
    videoIo: userFields(page),
    history: historyPage(page),
    profiles: profilesPage(page),
    inspect: inspectPage(page),
    craft: craftPart(page),
    cases: casesPart(page),
    sheets: sheetsPart(page),
    batch: batchPage(page),
    statistics: statisticsPart(page),
    settings: settingsPage(page),
    lock: lockScreen(page),
    current: currentSession(page),
    /** What was just done, said in the corner for a few seconds. */
    toast: page.locator('output'),
    /** What the window says at its top while something is wrong. */
    banners: page.getByRole('region', { name: 'Keychain and history' }),
    /** Chooses for whom is issued, in the title bar. */
    async chooseProfile(name: string): Promise<void> {
      await page
        .getByRole('banner')
        .getByRole('button', { name: /^Profile/ })
        .click()
      await page.getByRole('menuitemradio', { name }).click()
      await expect(page.getByRole('menu')).toBeHidden()
    },
    async goTo(
      screen: 'Issue' | 'History' | 'Profiles' | 'Inspect' | 'Lab' | 'Batch' | 'Settings',
    ): Promise<void> {
      const rail = page.getByRole('navigation', { name: 'Screens' })
      await rail.getByRole('button', { name: screen }).click()
      await page.getByRole('heading', { level: 1, name: screen }).waitFor()
      // Screens load on demand.
      await expect(page.getByRole('main')).toHaveText(/\S/, { useInnerText: true })
    },
    /** Shows a part of the Lab. */
    async goToLab(part: 'Craft' | 'Edge cases' | 'Run sheets'): Promise<void> {
      await this.goTo('Lab')
      await page.getByRole('group', { name: 'Part of the Lab' }).getByText(part, { exact: true }).click()
      await expect(page.getByRole('radio', { name: part, exact: true })).toBeChecked()
    },
  }
}
