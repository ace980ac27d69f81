import { KeychainError, type KeychainTrouble } from './keychain-error.ts'

/** Milliseconds that one call, or one probe, may take. */
export const keychainLimitMs = 10_000

/** Milliseconds that it may take where a person asked for it and may be typing the keychain's password. */
export const patientLimitMs = 60_000

/**
 * What an error of keytar means. The texts are those of libsecret and GLib on Linux, of the Security framework on
 * macOS and of the Credential Manager on Windows; what is not known is `failing`.
 */
export function troubleOf(error: unknown): KeychainTrouble {
  if (error instanceof KeychainError) return error.state
  const text = error instanceof Error ? error.message : String(error)
  if (absent.some((pattern) => pattern.test(text))) return 'missing'
  if (closed.some((pattern) => pattern.test(text))) return 'locked'
  return 'failing'
}

const absent = [
  /autolaunch D-Bus/i,
  /child process .dbus-launch/i,
  /failed to load keytar/i,
  /libsecret/i,
  /cannot find (module|package) 'keytar'/i,
  /org\.freedesktop\.secrets was not provided/i,
  /could not connect: no such file or directory/i,
  /could not connect: connection refused/i,
  /secret service.*(not available|not found)/i,
]

const closed = [
  /locked collection/i,
  /is locked/i,
  /prompt.*dismissed|dismissed.*prompt/i,
  /user canceled/i,
  /user interaction is not allowed/i,
  /passphrase you entered is not correct/i,
]

/**
 * What is wrong and what to do, in one sentence, in the words of the operating system at hand.
 *
 * @param limitMs milliseconds that were waited; said of `slow`
 */
export function troubleMessage(
  state: KeychainTrouble,
  platform: NodeJS.Platform,
  limitMs = keychainLimitMs,
): string {
  switch (state) {
    case 'missing':
      return platform === 'linux'
        ? 'There is no keychain: install and start a keyring, such as gnome-keyring, with libsecret, and try again.'
        : `${keychainName(platform)} can not be reached: install Roompass anew, and try again.`
    case 'locked':
      return platform === 'linux'
        ? 'The keyring is locked: unlock it, for example with Passwords and Keys, and try again.'
        : `${keychainName(platform)} is locked: unlock it, allow Roompass to use it, and try again.`
    case 'slow':
      return `${keychainName(platform)} did not answer within ${Math.round(limitMs / 1000)} seconds: look for a window that asks for its password, and try again.`
    case 'failing':
      return platform === 'linux'
        ? 'The keyring stopped answering: start it again, or log out and in, and try again.'
        : `${keychainName(platform)} answers with an error: log out and in, and try again.`
  }
}

/** The error to throw for what keytar threw. Its own text is left out, as it names no remedy. */
export function keychainError(error: unknown, platform: NodeJS.Platform): KeychainError {
  if (error instanceof KeychainError) return error
  const state = troubleOf(error)
  return new KeychainError(state, troubleMessage(state, platform))
}

function keychainName(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return 'The macOS keychain'
    case 'win32':
      return 'The Windows Credential Manager'
    default:
      return 'The keyring'
  }
}
