import type { Request } from '../../shared/contract.ts'
import type { SessionFilter } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { notify } from '../stores/notice-store.ts'
import { countOf } from '../view/count-of.ts'

export type ExportFormat = Request<'sessions.export'>['format']

let isExporting = false

/** Has main write the sessions of a filter to a file that the person chooses, and says how that went. */
export async function exportSessions(filter: SessionFilter, format: ExportFormat): Promise<void> {
  if (isExporting) return notify('info', 'An export is under way already.')
  isExporting = true
  const result = await call('sessions.export', { filter, format })
  isExporting = false
  if (result.ok) {
    const { count, fileName } = result.value
    notify('ok', `Exported ${countOf(count, 'session')} to ${fileName}. It is plain text.`)
  } else if (result.code !== 'cancelled') notify('error', result.message)
}
