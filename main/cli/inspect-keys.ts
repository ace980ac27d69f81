import { RoompassError } from '../../shared/errors.ts'
import type { Engine } from '../engine.ts'
import { type Detected, detect } from '../tokens/detective.ts'
import type { NamedKey } from '../tokens/judge.ts'
import type { CliContext, Terminal } from './context.ts'
import { keyEncoding, readKey } from './key-input.ts'
import { visible } from './text.ts'
import { withHistory } from './with-engine.ts'

/** The options of `inspect` that say which keys are tried. */
export interface KeyChoice {
  readonly profile?: string | undefined
  readonly 'key-stdin'?: boolean | undefined
  readonly 'key-encoding'?: string | undefined
  readonly detective?: boolean | undefined
  readonly 'data-dir'?: string | undefined
}

/** What the keys say of a token. */
export interface KeyAnswers<T> {
  readonly checked: T
  /** Null where it was not asked for. */
  readonly detected: Detected | null
}

/**
 * Checks a token with the keys of a choice, and finds out what signed it where that was asked for: among all stored keys,
 * or with the key given. Keychain and history are opened where a stored key is tried, and not otherwise. Every secret is
 * overwritten afterwards.
 *
 * @param check takes no keys where the choice has none
 */
export async function askKeys<T>(
  token: string,
  choice: KeyChoice,
  context: CliContext,
  check: (keys: readonly NamedKey[] | null) => T,
): Promise<KeyAnswers<T>> {
  const { profile, detective = false } = choice
  if (choice['key-stdin']) return askGivenKey(token, choice, context, check)
  if (profile === undefined && !detective) return { checked: check(null), detected: null }
  return withHistory(context, choice['data-dir'], async (engine) => {
    const keys = profile === undefined ? null : await keysOfProfile(engine, profile, context.terminal)
    try {
      const checked = check(keys)
      return { checked, detected: detective ? await engine.tokens.detect(token, null) : null }
    } finally {
      forget(keys ?? [])
    }
  })
}

async function askGivenKey<T>(
  token: string,
  choice: KeyChoice,
  { terminal }: CliContext,
  check: (keys: readonly NamedKey[]) => T,
): Promise<KeyAnswers<T>> {
  const { raw, secret } = await readKey(terminal, keyEncoding(choice['key-encoding']))
  raw.fill(0)
  try {
    const checked = check([{ name: 'the key given', secret }])
    return { checked, detected: choice.detective ? await detect(token, [givenKey(secret)]) : null }
  } finally {
    secret.fill(0)
  }
}

function givenKey(secret: Uint8Array) {
  return { profileName: null, keyLabel: null, status: null, read: async () => Uint8Array.from(secret) }
}

function forget(keys: readonly NamedKey[]): void {
  for (const { secret } of keys) secret.fill(0)
}

/**
 * The profile's keys, the current one first. One whose secret is gone from the keychain is said to be left out.
 *
 * @throws RoompassError `key-missing` where none is left to check with
 */
async function keysOfProfile(engine: Engine, name: string, terminal: Terminal): Promise<readonly NamedKey[]> {
  const { keys } = engine.profiles.byName(name)
  const ordered = [...keys].sort((a, b) => Number(b.status === 'current') - Number(a.status === 'current'))
  const named: NamedKey[] = []
  for (const { id, label, status, fingerprint } of ordered) {
    const secret = await secretOrNull(engine, id)
    if (secret !== null) named.push({ name: `${label} (${status}, ${fingerprint})`, secret })
    else terminal.err(`roompass: ${visible(label)} was not tried: its secret is gone from the keychain.`)
  }
  if (named.length > 0) return named
  throw new RoompassError(
    'key-missing',
    'The profile has no key to check with: add one with roompass keys add.',
  )
}

async function secretOrNull(engine: Engine, keyId: string): Promise<Uint8Array | null> {
  try {
    return await engine.keys.secret(keyId)
  } catch (error) {
    if (error instanceof RoompassError && error.code === 'key-missing') return null
    throw error
  }
}
