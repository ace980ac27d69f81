import type { Locator, Page } from 'playwright/test'

export type DolbyField = 'External id' | 'Guest name' | 'Avatar' | 'Session scopes' | 'Valid until'

/** The form of a Dolby.io profile, and what stands beside it. What is issued is on the page of issuing. */
export function dolbyForm(page: Page) {
  const field = (label: DolbyField): Locator => page.getByRole('textbox', { name: label, exact: true })
  const group = (name: string) => page.getByRole('group', { name, exact: true })
  /** Under the external id: how long it is, and what is wrong with it. */
  const rows = group('External id: keys and values')
  const participantInfo = page.getByRole('region', { name: 'ParticipantInfo' })
  return {
    field,
    /** The external id as keys and values. */
    rows,
    key: (row: number) => rows.getByRole('textbox', { name: `Key ${row}`, exact: true }),
    value: (row: number) => rows.getByRole('textbox', { name: `Value ${row}`, exact: true }),
    addRow: rows.getByRole('button', { name: 'Add a row' }),
    removeRow: (row: number) => rows.getByRole('button', { name: `Remove row ${row}`, exact: true }),
    showIdAs: (mode: 'Text' | 'Rows') => group('External id as').getByText(mode, { exact: true }).click(),
    /** One of the scopes that the platform names. */
    scope: (name: string) => page.getByRole('button', { name, exact: true }),
    /** What every other participant will see. */
    participantInfo,
    /** The value beside a name there. */
    shown: (name: 'externalId' | 'name' | 'avatarUrl') =>
      participantInfo
        .locator('dl > div')
        .filter({ has: page.getByText(name, { exact: true }) })
        .locator('dd'),
    /** Ends the question for a token while it is on its way. */
    cancel: page.getByRole('button', { name: 'Cancel asking for a token' }),
    async fill(values: Partial<Record<DolbyField, string>>): Promise<void> {
      for (const [label, value] of Object.entries(values)) await field(label as DolbyField).fill(value)
    },
  }
}
