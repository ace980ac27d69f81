import type { Request } from '../../shared/contract.ts'
import type { Result } from '../../shared/errors.ts'
import type { Sheet } from '../../shared/lab/schemas.ts'
import { call } from '../bridge.ts'
import { countOf } from '../view/count-of.ts'
import { notify } from './notice-store.ts'

/** What is done with a sheet or one of its rows, and what is said of it. A no to a native dialog says nothing. */

export type SheetFormat = Request<'sheets.export'>['format']

interface OfRow {
  readonly id: string
  readonly number: number
}

/** Has main put the token or the link of a row on the clipboard, and says for how long. */
export async function copyFromRow({ id, number }: OfRow, what: 'token' | 'link'): Promise<void> {
  const result = await call('sheets.copy', { id, number, what })
  if (!result.ok) return notify('error', result.message)
  const { clearedAfter } = result.value
  const done = `${what === 'token' ? 'Token' : 'Link'} of case ${number} copied.`
  notify('ok', clearedAfter === 0 ? done : `${done} The clipboard is cleared after ${clearedAfter} s.`)
}

/** Opens the link of a row in the browser. */
export async function openRow({ id, number }: OfRow): Promise<void> {
  const result = await call('sheets.open', { id, number })
  sayFailure(result)
}

/** Removes a sheet and its tokens, after main has asked. Gives whether it is gone. */
export async function removeSheet({ id, title }: Pick<Sheet, 'id' | 'title'>): Promise<boolean> {
  const result = await call('sheets.remove', { id })
  if (result.ok) notify('ok', `“${title}” was removed, and its tokens from the history.`)
  else sayFailure(result)
  return result.ok
}

/** Gives the sheet under its new title; null where it kept the old one. */
export async function renameSheet(id: string, title: string): Promise<Sheet | null> {
  const result = await call('sheets.rename', { id, title })
  sayFailure(result)
  return result.ok ? result.value : null
}

/** Reports, which are handed on. */
const withoutTokens: ReadonlySet<SheetFormat> = new Set(['junit', 'markdown'])

let isExporting = false

/** Has main write a sheet to a file that the person chooses, and says how that went. */
export async function exportSheet(id: string, format: SheetFormat): Promise<void> {
  if (isExporting) return notify('info', 'An export is under way already.')
  isExporting = true
  const result = await call('sheets.export', { id, format })
  isExporting = false
  if (result.ok) {
    const { count, fileName } = result.value
    const holds = withoutTokens.has(format) ? 'It holds no tokens.' : 'It holds the tokens as plain text.'
    notify('ok', `Exported ${countOf(count, 'row')} to ${fileName}. ${holds}`)
  } else sayFailure(result)
}

function sayFailure(result: Result<unknown>): void {
  if (!result.ok && result.code !== 'cancelled') notify('error', result.message)
}
