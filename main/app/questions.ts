import { tokenOutlives } from '../../shared/removal-words.ts'
import type { PlatformId, SigningKey } from '../../shared/schemas.ts'
import { oneLine } from '../../shared/text/one-line.ts'
import type { SettingsPreview } from '../engine.ts'

/** What is asked natively, out of reach of anything in the page. */
export interface Question {
  readonly message: string
  readonly detail: string
  /** The button that does it. The other one is the default, and what Escape presses. */
  readonly confirm: string
  readonly decline: string
}

export function removeProfileQuestion(name: string, keys: number, platform: PlatformId): Question {
  const goes =
    keys === 0
      ? ''
      : `Its ${keys === 1 ? 'signing key is' : `${keys} signing keys are`} removed too, and can't be read back. `
  return {
    message: `Remove the profile “${oneLine(name)}”?`,
    detail: `${goes}Its sessions stay in the history. ${tokenOutlives([platform])}`,
    confirm: 'Remove',
    decline: 'Cancel',
  }
}

export function removeKeyQuestion(key: Pick<SigningKey, 'label' | 'status'>, platform: PlatformId): Question {
  const then =
    key.status === 'current'
      ? 'Its profile signs nothing until it has another current key.'
      : 'Tokens that it signed stay in the history.'
  return {
    message: `Remove the signing key “${oneLine(key.label)}”?`,
    detail: `It can't be read back once removed. ${then} ${tokenOutlives([platform])}`,
    confirm: 'Remove',
    decline: 'Cancel',
  }
}

/**
 * For settings that take something out of the history at once.
 *
 * @param platformIds of the sessions in it
 */
export function keepLessQuestion(
  { sessions, stillValid, tokens }: SettingsPreview,
  platformIds: readonly PlatformId[],
): Question {
  const texts = counted(tokens, 'token text')
  const valid = stillValid > 0 ? ` ${stillValid.toLocaleString('en')} of them can still let someone in.` : ''
  const detail = [
    ...(sessions > 0 ? [`The sessions can't be brought back.${valid}`] : []),
    ...(tokens > 0 ? ["Of a session whose token's text is erased, everything else stays."] : []),
    tokenOutlives(platformIds),
  ].join(' ')
  if (sessions === 0) return { message: `Erase ${texts}?`, detail, confirm: 'Erase', decline: 'Cancel' }
  const also = tokens > 0 ? ` and erase ${texts}` : ''
  return {
    message: `Remove ${counted(sessions, 'session')} from the history${also}?`,
    detail,
    confirm: 'Remove',
    decline: 'Cancel',
  }
}

export function exportQuestion(sessions: number): Question {
  return {
    message: `Export ${counted(sessions, 'session')} to a plain text file?`,
    detail:
      'The file is not encrypted: anyone who gets it can read the names, rooms, notes and claims in it. It holds no tokens.',
    confirm: 'Export',
    decline: 'Cancel',
  }
}

export const setAsideQuestion: Question = {
  message: 'Set this history aside and begin a new one?',
  detail: 'The file is kept as it is under a dated name in the data folder.',
  confirm: 'Set Aside',
  decline: 'Cancel',
}

export function allowHostQuestion(host: string): Question {
  return {
    message: `Load pictures from ${oneLine(host)}?`,
    detail:
      'The host learns the address of the picture and of this computer. Once allowed, it is not asked for again.',
    confirm: 'Allow',
    decline: 'Cancel',
  }
}

export const clearClipboardQuestion: Question = {
  message: 'Clear the clipboard?',
  detail: 'The signing key is stored, and still on the clipboard, where other applications can read it.',
  confirm: 'Clear',
  decline: 'Keep',
}

export function quitQuestion(sessions: number, keys: number): Question {
  const lost = [
    ...(sessions > 0 ? [counted(sessions, 'session')] : []),
    ...(keys > 0 ? [counted(keys, 'signing key')] : []),
  ].join(' and ')
  return {
    message: `Quit and lose ${lost}?`,
    detail: 'What is in memory only is gone when Roompass ends; nothing of it is on the disk.',
    confirm: 'Quit',
    decline: 'Cancel',
  }
}

/** Such as `1 session` and `1,200 sessions`. */
export function counted(count: number, thing: string, things = `${thing}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? thing : things}`
}
