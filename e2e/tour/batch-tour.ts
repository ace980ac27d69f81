import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { guestTable, writeGuestTable } from '../fixtures/guest-tables.ts'
import type { Tour } from './tour.ts'

/** What the screen says before there is anything to issue from. */
export async function tourBatchClosed({ app, ui, look }: Tour): Promise<void> {
  await ui.goTo('Batch')
  await app.page.getByRole('heading', { name: 'First, a profile' }).waitFor()
  await look('batch-without-profile')
}

/** From no rows to batches that are over. Needs the test profile with its key. */
export async function tourBatch(tour: Tour): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'roompass-batch-tour-'))
  try {
    await tourRows(tour, folder)
    await tourPlan(tour)
    await tourCheck(tour)
    await tourIssued(tour, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function tourRows({ app, ui, look }: Tour, folder: string): Promise<void> {
  const { batch } = ui
  await ui.goTo('Batch')
  await batch.chooseFile.waitFor()
  await look('batch-empty')
  const empty = await writeGuestTable(join(folder, 'nobody.csv'), 0)
  await app.answerDialog(empty)
  await batch.chooseFile.click()
  await expect(batch.source.getByRole('alert')).toBeVisible()
  await look('batch-no-rows')
  await batch.paste('Name\tRoom\nJane Smith\tlobby\nMarc Aurel\tlobby\n')
  await look('batch-pasted')
  await batch.backToPaste.click()
  await expect(batch.pasteField).toBeFocused()
  const long = 'Guests of the annual general meeting, final version (3) corrected on Monday.csv'
  await app.answerDialog(await writeGuestTable(join(folder, long), 800))
  await batch.chooseFile.click()
  await expect(batch.rows.first()).toContainText('Doctor Marc Aurel')
  await look('batch-rows')
}

async function tourPlan({ app, ui, look }: Tour): Promise<void> {
  const { batch } = ui
  const { page } = app
  await batch.field('Initials').group.getByRole('button', { name: 'Initials from' }).click()
  await page.getByRole('listbox').waitFor()
  await look('batch-columns-to-choose')
  await page.getByRole('option', { name: 'Text…' }).click()
  await batch.field('Initials').template.fill('{Nmae} {')
  await expect(batch.field('Initials').template).toHaveAttribute('aria-invalid', 'true')
  await look('batch-template-wrong')
  await batch.field('Initials').from('Same for all')
  await batch.field('Valid from').value.fill('the day after')
  await look('batch-value-wrong')
  await batch.field('Valid from').value.fill('now')
  await batch.readAs('Comma')
  await expect(batch.remarks.first().or(batch.rows.first())).toBeVisible()
  await look('batch-read-as-something-else')
  await batch.readAs('Semicolon')
  await expect(batch.rows.first()).toContainText('crm-1001')
}

async function tourCheck({ ui, look }: Tour): Promise<void> {
  const { batch } = ui
  await batch.check.click()
  await expect(batch.checkPart).toContainText('800 rows checked.')
  await batch.rows.first().waitFor()
  await look('batch-checked')
  await batch.show('Errors')
  await batch.rows.first().click()
  await expect(batch.editor.region).toBeVisible()
  await look('batch-row-opened')
  await batch.editor.cell('Room').fill('lobby')
  await batch.editor.save.click()
  await expect(batch.editor.takeBack).toBeVisible()
  await look('batch-row-mended')
  await batch.editor.close.click()
  await batch.field('Role').value.fill('speaker')
  await expect(batch.checkPart).toContainText('Something was changed since this check.')
  await look('batch-check-stale')
  await batch.check.click()
  await expect(batch.checkPart).toContainText('800 rows checked.')
}

async function tourIssued({ app, ui, look }: Tour, folder: string): Promise<void> {
  const { batch } = ui
  await batch.issue.which('Only good')
  await look('batch-ready')
  await app.answerDialog('Issue')
  await app.answerDialog(join(folder, 'tokens.csv'))
  await batch.issue.button.click()
  await expect(batch.batches.first()).toContainText('tokens in “tokens.csv”', { timeout: 20_000 })
  await look('batch-done')
  await batch.backToPaste.click()
  await batch.paste(guestTable(3).replaceAll(';', '\t'))
  await batch.check.click()
  await expect(batch.checkPart).toContainText('3 rows checked.')
  await batch.issue.output('Guest passes')
  await app.answerDialog('Issue')
  await app.answerDialog(join(folder, 'no such folder', 'passes.html'))
  await batch.issue.button.click()
  await expect(batch.brokeOff.or(batch.issue.region.getByRole('alert')).first()).toBeVisible()
  await look('batch-broke-off')
}
