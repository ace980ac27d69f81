import { expect, it } from 'vitest'
import { lockPresetOf, lockPresets, lockWords } from './lock-minutes.ts'

it('knows the preset of so many minutes, and none for others', () => {
  for (const { value } of lockPresets) expect(lockPresetOf(Number(value))).toBe(value)
  expect(lockPresetOf(7)).toBeNull()
})

it('says what the setting means', () => {
  expect(lockWords(0)).toMatch(/does not lock/)
  expect(lockWords(1)).toMatch(/locks after 1 minute without/)
  expect(lockWords(15)).toMatch(/locks after 15 minutes without/)
})
