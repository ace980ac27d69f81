import type { MemoryOnly } from './memory-only.ts'
import type { Question } from './questions.ts'

/** Asked before locking where that loses something. */
export function lockQuestion({ sessions, keys }: MemoryOnly): Question {
  const lost = [counted(sessions, 'session'), counted(keys, 'signing key')].filter((words) => words !== '')
  return {
    message: `Lock and lose ${lost.join(' and ')}?`,
    detail: 'What is in memory only is gone when Roompass is locked; nothing of it is on the disk.',
    confirm: 'Lock',
    decline: 'Cancel',
  }
}

function counted(count: number, thing: string): string {
  if (count === 0) return ''
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}
