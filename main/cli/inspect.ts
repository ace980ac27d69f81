import { findToken } from '../../shared/jws/find-token.ts'
import { parseTime } from '../../shared/validity/parse-time.ts'
import { checkToken } from '../tokens/check.ts'
import type { Moment } from '../tokens/judge.ts'
import {
  commonOptions,
  expectEncodingWithKey,
  expectWords,
  keyOptions,
  readArguments,
  wrongUsage,
} from './arguments.ts'
import type { Command } from './command.ts'
import type { CliContext } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { askKeys } from './inspect-keys.ts'
import { checkedJson, checkedSummary } from './inspect-output.ts'
import { helpOf } from './option-help.ts'
import { toJson, visible } from './text.ts'

const options = {
  ...commonOptions,
  ...keyOptions,
  profile: { type: 'string' },
  detective: { type: 'boolean' },
  at: { type: 'string' },
  leeway: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Options = ReturnType<typeof readArguments<typeof options>>['values']

const help = `Usage: roompass inspect TOKEN|- [--profile NAME | --key-stdin] [--detective] [--at TIME] [--json]

Shows what a token says and whether it would be accepted, with the reasons. A dash reads the token from standard
input. Whatever holds a token will do: a link, a header, a line of a log; what was taken away is on standard error.
Without a key the signature is not checked and the times alone decide.

${helpOf([
  ['--profile NAME', 'check the signature with the keys of a stored profile, the previous ones too'],
  ['--key-stdin', 'check it with a key from standard input; a key is never an argument'],
  ['--key-encoding NAME', 'how that key is written: text, base64, base64url or hex (text when not given)'],
  [
    '--detective',
    'find out what signed it: tries every signing key of every profile, or with --key-stdin the key given, and the mistakes that people make with keys. It changes nothing of what is accepted',
  ],
  [
    '--at TIME',
    'judge at this moment instead of now: a duration from now, an ISO date and time, or epoch seconds',
  ],
  ['--leeway SECONDS', 'how far clocks may differ: seconds by which it starts earlier and ends later (0)'],
  [
    '--json',
    '{ header, claims, signature, verdict: { accepted, reasons }, faults, cleaned }, and detective: { signer, keys, unread } where it was asked for. A fault has a place: segment, and at, counted from 0 in units (character of the segment, or byte of what it decodes to)',
  ],
  ['--data-dir FOLDER', 'the folder of profiles and history (or ROOMPASS_DATA_DIR)'],
])}

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
    const moment = { now: timeOf(values.at, context), leeway: leewayOf(values.leeway) }
    const { terminal } = context
    const pasted = word === '-' ? new TextDecoder().decode(await terminal.readAll()) : word
    const found = findToken(pasted)
    const { checked, detected } = await askKeys(found.token, values, context, (keys) =>
      checkToken(found.token, keys, moment),
    )
    const answer = { checked, detected, cleaned: found.cleaned }
    if (!values.json) for (const sentence of found.cleaned) terminal.err(visible(sentence))
    terminal.out(values.json ? toJson(checkedJson(answer)) : checkedSummary(answer, moment, context.timeZone))
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

function timeOf(option: string | undefined, { now, timeZone }: CliContext): Moment['now'] {
  if (option === undefined) return now()
  const time = parseTime(option, { now: now(), timeZone, countFrom: now() })
  if (time.kind === 'at') return time.at
  throw wrongUsage('The option --at takes a duration such as 2h, an ISO date and time, or epoch seconds.')
}

function leewayOf(option = '0'): Moment['leeway'] {
  const seconds = Number(option)
  if (/^\d+$/.test(option) && Number.isSafeInteger(seconds)) return seconds
  throw wrongUsage('The option --leeway takes a whole number of seconds, such as 60.')
}
