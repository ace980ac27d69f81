/** Every way in which a verb can fail. Stable: the renderer and the command line switch over them. */
export const errorCodes = [
  /** The sender is not the application's own window. */
  'foreign-sender',
  'unknown-verb',
  /** The request does not fit the contract. */
  'bad-request',
  'not-found',
  /** The profile is one of production and does not allow the Lab. */
  'lab-closed',
  /** A finding of level error stands in the way. */
  'draft-refused',
  'key-missing',
  'key-empty',
  'key-unreadable',
  'clipboard-empty',
  'keychain-unavailable',
  'history-unavailable',
  /** The application is locked. */
  'locked',
  /** The platform can't be reached, or does not answer as it should. */
  'platform-unavailable',
  /** The platform answered that it does not allow it, or does not have it. */
  'platform-refused',
  /** The person said no, or closed the dialog. */
  'cancelled',
  'name-taken',
  'failed',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export interface Failure {
  readonly ok: false
  readonly code: ErrorCode
  /** One sentence: what is wrong and what to do. Never the value of a secret. */
  readonly message: string
  readonly field?: string
}

export type Result<T> = { readonly ok: true; readonly value: T } | Failure

/** Carries a failure through main; `main/app/ipc.ts` and the command line turn it into a result or an exit code. */
export class RoompassError extends Error {
  readonly code: ErrorCode
  readonly field: string | undefined

  constructor(code: ErrorCode, message: string, field?: string) {
    super(message)
    this.name = 'RoompassError'
    this.code = code
    this.field = field
  }
}
