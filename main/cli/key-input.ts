import { RoompassError } from '../../shared/errors.ts'
import type { Platform } from '../../shared/platforms/platform.ts'
import type { KeyEncoding, SigningKey } from '../../shared/schemas.ts'
import { keyEncodingSchema } from '../../shared/schemas.ts'
import { decodeKey, stripFinalNewline } from '../profiles/key-material.ts'
import { oneOf, wrongUsage } from './arguments.ts'
import type { Terminal } from './context.ts'
import { words } from './platform-words.ts'

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
 * The same for one platform: what does not sign is sent as it is written.
 *
 * @throws RoompassError `bad-request`
 */
export function encodingFor(
  platform: Pick<Platform, 'name' | 'secret'>,
  option: string | undefined,
): KeyEncoding {
  const encoding = keyEncoding(option)
  if (encoding === 'text' || platform.secret.signs) return encoding
  throw wrongUsage(
    `The ${words(platform).secret} of ${platform.name} is sent as it is written: leave --key-encoding out.`,
  )
}

/**
 * Reads a key from standard input, where it loses exactly one final line end, or from a person at the terminal,
 * who sees nothing of it.
 *
 * @param name the platform's word for it
 * @throws RoompassError `key-empty`, `key-unreadable`, `cancelled`
 */
export async function readKey(terminal: Terminal, encoding: KeyEncoding, name = 'key'): Promise<KeyInput> {
  const raw = terminal.interactive
    ? await terminal.askHidden(`The ${name} (nothing is shown while you type): `)
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
