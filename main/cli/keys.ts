import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { SigningKey } from '../../shared/schemas.ts'
import { formatLocal } from '../../shared/validity/human.ts'
import { commonOptions, expectWords, keyOptions, readArguments, required, wrongUsage } from './arguments.ts'
import type { Command } from './command.ts'
import { confirm } from './confirm.ts'
import type { CliContext } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { findingLines } from './issue-output.ts'
import { encodingFor, expectStored, keyEncoding, readKey } from './key-input.ts'
import { usualKeyLabel } from './key-label.ts'
import { table, toJson, visible } from './text.ts'
import { withHistory } from './with-engine.ts'

const help = `Usage: roompass keys list --profile NAME [--json]
       roompass keys add --profile NAME --key-stdin [--key-encoding NAME] [--label TEXT]
       roompass keys rotate --profile NAME --key-stdin [--key-encoding NAME] [--label TEXT]
       roompass keys remove --profile NAME --id ID [--yes]

Keys are known by label, fingerprint and date; the secrets stay in the keychain. The current key signs. A key
that is added becomes current where there is none, else it is kept as a previous one; rotating makes the new key
current and keeps the old one as previous.

  --profile NAME         the profile they belong to
  --key-stdin            read the key from standard input; a key is never an argument
  --key-encoding NAME    how the key is written: text, base64, base64url or hex (text when not given)
  --label TEXT           your own name for the key
  --id ID                the key's id, as list shows it
  --yes                  remove without asking
  --json                 a list of keys for a program
  --data-dir FOLDER      the folder of profiles and history (or ROOMPASS_DATA_DIR)

Exit codes: 0 done, 1 refused, 2 wrong usage or no such profile or key, 3 keychain or history not available.`

export const keys: Command = {
  name: 'keys',
  summary: 'List, add, rotate and remove the signing keys of a profile',
  help,
  async run([action, ...args], context) {
    switch (action) {
      case 'list':
        return listKeys(args, context)
      case 'add':
      case 'rotate':
        return takeKeyIn(action, args, context)
      case 'remove':
        return removeKey(args, context)
      default:
        throw wrongUsage('Say what to do with keys: list, add, rotate or remove.')
    }
  },
}

const profileOption = { profile: { type: 'string' } } as const
const listOptions = { ...commonOptions, ...profileOption, json: { type: 'boolean' } } as const

async function listKeys(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, listOptions)
  expectWords(positionals, 0)
  const name = required(values.profile, 'profile')
  return withHistory(context, values['data-dir'], async (engine) => {
    const stored = engine.profiles.byName(name).keys
    if (values.json) context.terminal.out(toJson(stored))
    else if (stored.length === 0)
      context.terminal.err('roompass: The profile has no key yet, see roompass keys --help.')
    else context.terminal.out(keyTable(stored, context.timeZone))
    return exitCodes.done
  })
}

function keyTable(stored: readonly SigningKey[], timeZone: string): string {
  const head = ['ID', 'STATUS', 'FINGERPRINT', 'HELD', 'CREATED', 'LABEL']
  const lines = stored.map(({ id, status, fingerprint, held, createdAt, label }) => [
    id,
    status,
    fingerprint,
    held,
    formatLocal(createdAt, timeZone),
    label,
  ])
  return table([head, ...lines])
}

const takeInOptions = {
  ...commonOptions,
  ...keyOptions,
  ...profileOption,
  label: { type: 'string' },
} as const

async function takeKeyIn(
  action: 'add' | 'rotate',
  args: readonly string[],
  context: CliContext,
): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, takeInOptions)
  expectWords(positionals, 0)
  const name = required(values.profile, 'profile')
  if (!values['key-stdin']) throw wrongUsage('The key comes in with --key-stdin.')
  const { raw, encoding } = await readKey(context.terminal, keyEncoding(values['key-encoding']))
  return withHistory(context, values['data-dir'], async (engine) => {
    const profile = engine.profiles.byName(name)
    encodingFor(platforms[profile.platform], values['key-encoding'])
    const label = values.label ?? usualKeyLabel(profile)
    const { key, bytes, findings } = await engine.keys[action]({
      profileId: profile.id,
      label,
      encoding,
      raw,
    })
    expectStored(key)
    for (const line of findingLines(findings)) context.terminal.err(line)
    context.terminal.out(
      `Added the key ${visible(key.label)} (${key.fingerprint}, ${bytes} bytes) to ${visible(profile.name)} as its ${key.status} key.`,
    )
    return exitCodes.done
  })
}

const removeOptions = {
  ...commonOptions,
  ...profileOption,
  id: { type: 'string' },
  yes: { type: 'boolean' },
} as const

async function removeKey(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, removeOptions)
  expectWords(positionals, 0)
  const name = required(values.profile, 'profile')
  const id = required(values.id, 'id')
  return withHistory(context, values['data-dir'], async (engine) => {
    const key = engine.profiles.byName(name).keys.find((candidate) => candidate.id === id)
    if (key === undefined) {
      throw new RoompassError('not-found', 'The profile has no key with this id: see roompass keys list.')
    }
    const question = `Remove the ${key.status} key ${visible(key.label)} (${key.fingerprint})? It can not be read back.`
    await confirm(question, values.yes, context.terminal)
    await engine.keys.remove(key.id)
    context.terminal.out(`Removed the key ${visible(key.label)} (${key.fingerprint}).`)
    return exitCodes.done
  })
}
