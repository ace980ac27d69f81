import { describe, expect, it } from 'vitest'
import { hasCommandKey } from './shortcut-keys.ts'

const none = { ctrlKey: false, metaKey: false, altKey: false }

describe('the key that goes with shortcuts', () => {
  it('is Ctrl or Cmd', () => {
    expect(hasCommandKey({ ...none, ctrlKey: true })).toBe(true)
    expect(hasCommandKey({ ...none, metaKey: true })).toBe(true)
    expect(hasCommandKey(none)).toBe(false)
  })

  it('is not AltGr, which arrives as Ctrl and Alt together', () => {
    expect(hasCommandKey({ ...none, ctrlKey: true, altKey: true })).toBe(false)
  })
})
