import { RoompassError } from '../../shared/errors.ts'
import { parseTime } from '../../shared/validity/parse-time.ts'
import type { Engine } from '../engine.ts'
import { checkToken, type NamedKey } from '../tokens/check.ts'
import {
  commonOptions,
  expectEncodingWithKey,
  expectWords,
  keyOptions,
  readArguments,
  wrongUsage,
} from './arguments.ts'
import type { Command } from './command.ts'
import type { CliContext, Terminal } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { checkedJson, checkedSummary } from './inspect-output.ts'
import { keyEncoding, readKey } from './key-input.ts'
import { toJson, visible } from './text.ts'
import { withHistory } from './with-engine.ts'

const options = {
  ...commonOptions,
  ...keyOptions,
  profile: { type: 'string' },
  at: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Options = ReturnType<typeof readArguments<typeof options>>['values']

const help = `Usage: roompass inspect TOKEN|- [--profile NAME | --key-stdin] [--at TIME] [--json]

Shows what a token says and whether it would be accepted, with the reasons. A dash reads the token from standard
input. Without a key the signature is not checked and the times alone decide.

  --profile NAME         check the signature with the keys of a stored profile, the previous ones too
  --key-stdin            check it with a key from standard input; a key is never an argument
  --key-encoding NAME    how that key is written: text, base64, base64url or hex (text when not given)
  --at TIME              judge at this moment instead of now: a duration from now, an ISO date and time, or epoch
                         seconds
  --json                 { header, claims, signature, verdict: { accepted, reasons }, faults }
  --data-dir FOLDER      the folder of profiles and history (or ROOMPASS_DATA_DIR)

Exit codes: 0 accepted, 1 not accepted, 2 wrong usage or no such profile, 3 keychain or history not available.`

export const inspect: Command = {
  name: 'inspect',
  summary: 'Show what a token says, and whether it is accepted',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options)
    expectWords(positionals, 1)
    const [word] = positionals
    if (word === undefined)
      throw wrongUsage('There is no token: give it behind inspect, or - to read it from standard input.')
    refuseMixedSources(word, values)
    const at = momentOf(values.at, context)
    const keys = await keysToTry(values, context)
    const token = word === '-' ? new TextDecoder().decode(await context.terminal.readAll()) : word
    const checked = await checkToken(token, keys, at)
    context.terminal.out(
      values.json ? toJson(checkedJson(checked)) : checkedSummary(checked, at, context.timeZone),
    )
    return checked.verdict.accepted ? exitCodes.done : exitCodes.refused
  },
}

function refuseMixedSources(word: string, values: Options): void {
  if (values.profile !== undefined && values['key-stdin']) {
    throw wrongUsage('Only one of --profile and --key-stdin can be given.')
  }
  if (word === '-' && values['key-stdin']) {
    throw wrongUsage('Standard input can not hold both the token and the key: give the token as an argument.')
  }
  expectEncodingWithKey(values)
}

function momentOf(option: string | undefined, { now, timeZone }: CliContext): number {
  if (option === undefined) return now()
  const time = parseTime(option, { now: now(), timeZone, countFrom: now() })
  if (time.kind === 'at') return time.at
  throw wrongUsage('The option --at takes a duration such as 2h, an ISO date and time, or epoch seconds.')
}

async function keysToTry(values: Options, context: CliContext): Promise<readonly NamedKey[] | null> {
  if (values['key-stdin']) {
    const { secret } = await readKey(context.terminal, keyEncoding(values['key-encoding']))
    return [{ name: 'the key given', secret }]
  }
  const { profile } = values
  if (profile === undefined) return null
  return withHistory(context, values['data-dir'], (engine) =>
    keysOfProfile(engine, profile, context.terminal),
  )
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
