import type { Request } from '../../../shared/contract.ts'
import type { Failure } from '../../../shared/errors.ts'
import { call } from '../../bridge.ts'
import { notify } from '../../stores/notice-store.ts'
import { countOf } from '../../view/count-of.ts'
import { showSheet } from '../lab-part.ts'

/** Makes a set and shows its sheet. Gives why it was not made, or null; a no to the native dialog is neither. */
export async function makeSheet(request: Request<'sheets.make'>): Promise<Failure | null> {
  const result = await call('sheets.make', request)
  if (!result.ok) return result.code === 'cancelled' ? null : result
  const { sheet, leftOut } = result.value
  const { pass, fail, unknown, open } = sheet.counts
  const made = `${countOf(pass + fail + unknown + open, 'case')} made.`
  notify('ok', leftOut.length === 0 ? made : `${made} ${leftOutWords(leftOut.length)}`)
  showSheet(sheet.id)
  return null
}

/** A key mistake, such as reading a key as hex, can't be made with each key. */
const leftOutWords = (count: number) =>
  `${countOf(count, 'case')} left out: what they need is not given, or the mistake can’t be made with this key.`
