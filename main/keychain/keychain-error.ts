import { RoompassError } from '../../shared/errors.ts'
import type { KeychainProbe } from './secret-store.ts'

export type KeychainTrouble = Exclude<KeychainProbe['state'], 'ok'>

/** A keychain call that failed, with the kind of trouble it shows. The message says what to do. */
export class KeychainError extends RoompassError {
  readonly state: KeychainTrouble

  constructor(state: KeychainTrouble, message: string) {
    super('keychain-unavailable', message)
    this.name = 'KeychainError'
    this.state = state
  }
}
