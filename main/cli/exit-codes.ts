import type { ErrorCode } from '../../shared/errors.ts'

/** What the command line answers to the shell. */
export const exitCodes = {
  done: 0,
  /** Refused, or a token that is not accepted. */
  refused: 1,
  /** The command as typed can't be understood, or names something that is not there. */
  usage: 2,
  /** Keychain, history or platform do not answer. */
  unavailable: 3,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The exit code of a failure. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  switch (code) {
    case 'bad-request':
    case 'unknown-verb':
    case 'not-found':
      return exitCodes.usage
    case 'keychain-unavailable':
    case 'history-unavailable':
    case 'platform-unavailable':
    case 'locked':
      return exitCodes.unavailable
    case 'platform-refused':
    case 'lab-closed':
    case 'draft-refused':
    case 'key-missing':
    case 'key-empty':
    case 'key-unreadable':
    case 'clipboard-empty':
    case 'foreign-sender':
    case 'cancelled':
    case 'name-taken':
    case 'failed':
      return exitCodes.refused
  }
}
