import { expect, test } from 'vitest'
import { isHistoryShut } from './is-history-shut.ts'

test('a history is shut where its file is there and can not be read, and not where there is none yet', () => {
  expect((['waiting', 'key-lost', 'wrong-key', 'damaged', 'locked'] as const).every(isHistoryShut)).toBe(true)
  expect((['starting', 'open', 'memory'] as const).some(isHistoryShut)).toBe(false)
})
