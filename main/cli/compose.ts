import { RoompassError } from '../../shared/errors.ts'
import { bytesOf } from '../../shared/lab/compose.ts'
import type { KeyVariant } from '../../shared/lab/craft.ts'
import type { Craft } from '../../shared/lab/schemas.ts'
import { keyVariant } from '../tokens/key-variants.ts'
import { signCraft } from '../tokens/sign-craft.ts'
import { expectEncodingWithKey, expectWords, readArguments, required, wrongUsage } from './arguments.ts'
import type { Command } from './command.ts'
import { readText } from './compose-file.ts'
import { composeHelp } from './compose-help.ts'
import { type ComposeValues, composeOptions, craftFrom, variantFrom } from './compose-options.ts'
import type { Terminal } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { keyEncoding, readKey } from './key-input.ts'
import { toJson } from './text.ts'

export const compose: Command = {
  name: 'compose',
  summary: 'Sign a header and a payload exactly as they are',
  help: composeHelp,
  async run(args, { terminal }) {
    const { values, positionals } = readArguments(args, composeOptions)
    expectWords(positionals, 0)
    const how = craftFrom(values)
    const variant = variantFrom(values)
    const files = filesIn(values)
    refuseMixedSources(values, files)
    refuseWrongKey(how, variant, values)
    const header = await readText(files.header, 'header-file', terminal)
    const payload = await readText(files.payload, 'payload-file', terminal)
    const craft: Craft = { ...how, header, payload }
    const token = await signed(craft, variant, values, terminal)
    terminal.out(values.json ? toJson(answerOf(craft, token)) : token)
    return exitCodes.done
  },
}

interface Files {
  readonly header: string
  readonly payload: string
}

function filesIn(values: ComposeValues): Files {
  return {
    header: required(values['header-file'], 'header-file'),
    payload: required(values['payload-file'], 'payload-file'),
  }
}

function refuseMixedSources(values: ComposeValues, { header, payload }: Files): void {
  if ([header, payload].filter((path) => path === '-').length + Number(values['key-stdin'] ?? false) < 2)
    return
  throw wrongUsage('Standard input can hold only one of the header, the payload and the key.')
}

/** Mistakes that give the same key, whatever key they are made with. */
const needNoKey: readonly KeyVariant[] = ['empty', 'another-key']

function refuseWrongKey(
  { algorithm }: Pick<Craft, 'algorithm'>,
  variant: KeyVariant,
  values: ComposeValues,
): void {
  expectEncodingWithKey(values)
  if (algorithm === 'none') {
    if (!values['key-stdin'] && variant === 'right') return
    throw wrongUsage('The algorithm none takes no key: leave --key-stdin and --key-variant out.')
  }
  if (values['key-stdin'] || needNoKey.includes(variant)) return
  throw wrongUsage('There is no key to sign with: pipe it in with --key-stdin.')
}

async function signed(
  craft: Craft,
  variant: KeyVariant,
  values: ComposeValues,
  terminal: Terminal,
): Promise<string> {
  if (craft.algorithm === 'none') return signCraft(craft, null)
  const secret = values['key-stdin'] ? await readSecret(values, terminal) : Uint8Array.of(0)
  const key = keyVariant(secret, variant)
  secret.fill(0)
  if (key === null) throw noSuchVariant(variant)
  try {
    return signCraft(craft, key)
  } finally {
    key.fill(0)
  }
}

async function readSecret(values: ComposeValues, terminal: Terminal): Promise<Uint8Array> {
  const { raw, secret } = await readKey(terminal, keyEncoding(values['key-encoding']))
  raw.fill(0)
  return secret
}

function noSuchVariant(variant: KeyVariant): RoompassError {
  return new RoompassError(
    'key-unreadable',
    `The variant ${variant} can not be made of this key, or is the same: choose another one.`,
  )
}

const textForms = {
  'utf-8': 'utf8',
  escaped: 'utf8',
  'latin-1': 'latin1',
  'utf-16le': 'utf16le',
} as const satisfies Record<Craft['characters'], BufferEncoding>

function answerOf(craft: Craft, token: string) {
  const textOf = (text: string) => Buffer.from(bytesOf(craft, text)).toString(textForms[craft.characters])
  return {
    token,
    header: textOf(craft.header),
    payload: textOf(craft.payload),
    algorithm: craft.algorithm,
  }
}
