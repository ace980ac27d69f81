import { describe, expect, it } from 'vitest'
import { rowCommandOf } from './row-keys.ts'

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', true>> = {},
) => rowCommandOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

describe('the keys of a run sheet', () => {
  it('record what was seen, with caps lock as well', () => {
    expect(['a', 'R', 'n', 'e'].map((key) => press(key))).toEqual(
      ['accepted', 'refused', 'name-screen', 'error'].map((observed) => ({ do: 'record', observed })),
    )
  })

  it('take it back, copy and open', () => {
    expect(['Delete', 'Backspace', 'c', 'o'].map((key) => press(key)?.do)).toEqual([
      'take-back',
      'take-back',
      'copy-link',
      'open',
    ])
  })

  it('do nothing while another is held, so that a shortcut records nothing', () => {
    for (const held of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey'] as const)
      for (const key of ['a', 'r', 'n', 'e', 'c', 'o']) expect(press(key, { [held]: true })).toBeNull()
    expect(press('x')).toBeNull()
    expect(press('constructor')).toBeNull()
  })
})
