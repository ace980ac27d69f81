import type { Observed, SheetRow } from '../../../shared/lab/schemas.ts'
import { call } from '../../bridge.ts'
import { notify } from '../../stores/notice-store.ts'
import type { SheetPages } from '../../stores/sheet-pages.ts'
import { setWaitingText, waitingText } from './seen-texts.ts'

/**
 * Stores what was seen of a row at once, with the text that was typed for it; null takes both back. What fails is said.
 *
 * @param detail what was shown; without it, what was typed or stored before
 */
export async function recordRow(
  pages: SheetPages,
  id: string,
  row: SheetRow,
  observed: Observed | null,
  detail?: string,
): Promise<void> {
  const place = { id, number: row.number }
  const text = observed === null ? '' : (detail ?? waitingText(place) ?? row.detail)
  const result = await call('sheets.observe', { ...place, observed, detail: text })
  if (!result.ok) return notify('error', `Case ${row.number} is not recorded. ${result.message}`)
  setWaitingText(place, '')
  pages.take(result.value)
}
