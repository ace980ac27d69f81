import { describe, expect, it } from 'vitest'
import { actions } from '../../shared/actions.ts'
import { isPressOf, keysText } from './accelerator.ts'

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const press = (key: string, code: string, held: Partial<typeof none> = { ctrlKey: true }) => ({
  ...none,
  ...held,
  key,
  code,
})

describe('an accelerator', () => {
  it('is pressed with Ctrl or Cmd, and with Shift only where it says so', () => {
    expect(isPressOf('CmdOrCtrl+L', press('l', 'KeyL'))).toBe(true)
    expect(isPressOf('CmdOrCtrl+L', press('l', 'KeyL', { metaKey: true }))).toBe(true)
    expect(isPressOf('CmdOrCtrl+L', press('L', 'KeyL', { ctrlKey: true, shiftKey: true }))).toBe(false)
    expect(isPressOf('CmdOrCtrl+L', press('l', 'KeyL', {}))).toBe(false)
    expect(isPressOf('CmdOrCtrl+Shift+C', press('C', 'KeyC', { ctrlKey: true, shiftKey: true }))).toBe(true)
    expect(isPressOf('CmdOrCtrl+Shift+C', press('c', 'KeyC'))).toBe(false)
    expect(isPressOf('CmdOrCtrl+,', press(',', 'Comma'))).toBe(true)
  })

  it('is not pressed with AltGr', () => {
    expect(isPressOf('CmdOrCtrl+E', press('€', 'KeyE', { ctrlKey: true, altKey: true }))).toBe(false)
  })

  it('goes by the letter on a layout of Latin letters, and by the place on others', () => {
    expect(isPressOf('CmdOrCtrl+N', press('n', 'KeyB'))).toBe(true)
    expect(isPressOf('CmdOrCtrl+N', press('b', 'KeyN'))).toBe(false)
    expect(isPressOf('CmdOrCtrl+L', press('д', 'KeyL'))).toBe(true)
    expect(isPressOf('CmdOrCtrl+1', press('&', 'Digit1'))).toBe(true)
  })

  it('of each action is one press, and no two actions share one', () => {
    for (const { keys } of actions) {
      const key = keys.split('+').at(-1) ?? ''
      const held = { ctrlKey: true, shiftKey: keys.includes('Shift') }
      const fitting = actions.filter((action) => isPressOf(action.keys, press(key, '', held)))
      expect(fitting.map((action) => action.keys)).toEqual([keys])
    }
  })

  it('is written as the system writes it', () => {
    expect(keysText('CmdOrCtrl+Shift+C', 'Ctrl')).toBe('Ctrl Shift C')
    expect(keysText('CmdOrCtrl+Shift+C', '⌘')).toBe('⌘ ⇧ C')
    expect(keysText('CmdOrCtrl+,', 'Ctrl')).toBe('Ctrl ,')
  })
})
