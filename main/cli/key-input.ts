import { RoompassError } from '../../shared/errors.ts'
import type { KeyEncoding, SigningKey } from '../../shared/schemas.ts'
import { keyEncodingSchema } from '../../shared/schemas.ts'
import { decodeKey, stripFinalNewline } from '../profiles/key-material.ts'
import { oneOf } from './arguments.ts'
import type { Terminal } from './context.ts'

/** A key as it came in, known to be readable. */
export interface KeyInput {
  readonly raw: Uint8Array
  readonly encoding: KeyEncoding
  readonly secret: Uint8Array
}

/** The encoding of `--key-encoding`; text where it is not given. */
export function keyEncoding(option: string | undefined): KeyEncoding {
  return oneOf(option ?? 'text', keyEncodingSchema.options, 'key-encoding')
}

/**
 * Reads a key from standard input, where it loses exactly one final line end, or from a person at the terminal,
 * who sees nothing of it.
 *
 * @throws RoompassError `key-empty`, `key-unreadable`, `cancelled`
 */
export async function readKey(terminal: Terminal, encoding: KeyEncoding): Promise<KeyInput> {
  const raw = terminal.interactive
    ? await terminal.askHidden('Key (nothing is shown while you type): ')
    : stripFinalNewline(await terminal.readAll())
  return { raw, encoding, secret: decodeKey(raw, encoding) }
}

/**
 * A key that could not be stored lives in memory, and this process ends at once: here that is a failure.
 *
 * @throws RoompassError `keychain-unavailable`
 */
export function expectStored(key: SigningKey): void {
  if (key.held === 'keychain') return
  throw new RoompassError(
    'keychain-unavailable',
    'The keychain did not take the key, so it was not added: unlock the keychain and try again.',
  )
}
