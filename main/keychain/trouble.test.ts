import { describe, expect, test } from 'vitest'
import { KeychainError } from './keychain-error.ts'
import { patientLimitMs, troubleMessage, troubleOf } from './trouble.ts'

describe('what an error of the keychain means', () => {
  test.each([
    ['Cannot create an item in a locked collection', 'locked'],
    ['User canceled the operation.', 'locked'],
    ['User interaction is not allowed.', 'locked'],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'missing'],
    ['Failed to execute child process “dbus-launch” (No such file or directory)', 'missing'],
    ['Failed to load keytar native addon, checked [] on linux-x64', 'missing'],
    ['libsecret-1.so.0: cannot open shared object file', 'missing'],
    ['Could not connect: No such file or directory', 'missing'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'missing'],
    ['The name :1.0 was not provided by any .service files', 'failing'],
    ['anything else', 'failing'],
  ] as const)('%s: %s', (text, state) => {
    expect(troubleOf(new Error(text))).toBe(state)
  })

  test('a failure that was told apart already stays what it is', () => {
    expect(troubleOf(new KeychainError('slow', 'locked collection'))).toBe('slow')
  })

  test('every kind of trouble has one sentence with a remedy on every system', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      for (const state of ['missing', 'locked', 'slow', 'failing'] as const) {
        expect(troubleMessage(state, platform)).toMatch(/^[A-Z][^.]+: [^.]+ try again\.$/)
      }
    }
  })
  test('a slow one was waited for as long as it says', () => {
    expect(troubleMessage('slow', 'linux')).toContain('within 10 seconds')
    expect(troubleMessage('slow', 'linux', patientLimitMs)).toContain('within 60 seconds')
  })
})
