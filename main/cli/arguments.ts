import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { RoompassError } from '../../shared/errors.ts'

/** Options of every command. */
export const commonOptions = {
  'data-dir': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

/** Options of every command that takes a key in. */
export const keyOptions = {
  'key-stdin': { type: 'boolean' },
  'key-encoding': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

/** The options that name an account on a platform, beside those of the platform's own table. */
export const accountOptions = {
  platform: { type: 'string' },
  environment: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

/** Values of options that the platforms' tables name, each in the order in which it was given. */
export type TableValues = ReadonlyMap<string, readonly string[]>

/** A failure that says how the command was typed wrongly. */
export function wrongUsage(message: string): RoompassError {
  return new RoompassError('bad-request', message)
}

type Parsed<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; strict: true; allowPositionals: true }>
>

/**
 * Reads the options and words behind a command.
 *
 * @param tableOptions names that the platforms' tables give; each may be given several times
 * @throws RoompassError `bad-request`. Its message never repeats a value, as it may be a secret that was typed in
 * the wrong place.
 */
export function readArguments<const O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: O,
  tableOptions: readonly string[] = [],
): Pick<Parsed<O>, 'values' | 'positionals'> & { readonly tables: TableValues } {
  const ofTables = Object.fromEntries(
    tableOptions.map((name) => [name, { type: 'string', multiple: true } as const]),
  )
  refuseSecrets(args, new Set([...tableOptions, ...Object.keys(options)]))
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...ofTables, ...options },
      strict: true,
      allowPositionals: true,
    })
    const tables = new Map<string, readonly string[]>()
    for (const name of tableOptions) {
      const given: unknown = Reflect.get(values, name)
      if (Array.isArray(given)) tables.set(name, given.map(String))
    }
    // The compiler does not see that the command's own options stand beside those of the tables.
    return { values: values as Parsed<O>['values'], positionals, tables }
  } catch (error) {
    throw wrongUsage(sentenceOf(error))
  }
}

/** At most so many words beside the options. */
export function expectWords(words: readonly string[], most: number): void {
  if (words.length > most) {
    throw wrongUsage(
      'There is a word too many; a value with spaces needs quotes, and a key is never an argument.',
    )
  }
}

/** The value of an option that must be given. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined) throw wrongUsage(`The option --${option} is missing.`)
  return value
}

/** A value out of a fixed list. */
export function oneOf<T extends string>(value: string, choices: readonly T[], option: string): T {
  const choice = choices.find((candidate) => candidate === value)
  if (choice === undefined) throw wrongUsage(`The option --${option} takes one of: ${choices.join(', ')}.`)
  return choice
}

/** A whole number of at least 1. */
export function positiveInteger(value: string, option: string): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < 1 || !Number.isSafeInteger(number)) {
    throw wrongUsage(`The option --${option} takes a whole number of at least 1.`)
  }
  return number
}

/** What a secret is called on one platform or another. `--app-key` is not among them: it names an account. */
const secretOption =
  /^--(?:(?:(?:developer|signing|api|private)-?)?(?:key|secret|password)|(?:app|application|client|consumer)-?(?:secret|password)|(?:api|app|access|bearer)-?token)(?:=|$)/

const keyBehindOption = /^--key-stdin=/

/** @param known options of the command, which are no secrets */
function refuseSecrets(args: readonly string[], known: ReadonlySet<string>): void {
  const end = args.indexOf('--')
  const isSecret = (arg: string) => secretOption.test(arg) && !known.has(arg.slice(2).split('=', 1)[0] ?? '')
  const before = args.slice(0, end === -1 ? undefined : end)
  if (before.some((arg) => keyBehindOption.test(arg) || isSecret(arg))) {
    throw wrongUsage(
      'A key is never an argument, because other programs and the shell history can read it: pipe it in with --key-stdin.',
    )
  }
}

function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const option = /'(?:-\w, )?(--[a-z-]+)/.exec(message)?.[1]
  switch (codeOf(error)) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return option === undefined ? 'There is an unknown option.' : `The option ${option} is unknown.`
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return valueSentence(message, option ?? 'given')
    default:
      return 'The options can not be read.'
  }
}

function valueSentence(message: string, option: string): string {
  if (message.includes('does not take an argument')) return `The option ${option} takes no value.`
  if (message.includes('ambiguous')) {
    return `The option ${option} needs a value; one that begins with a dash is written ${option}=-VALUE.`
  }
  return `The option ${option} needs a value.`
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

/** @throws RoompassError where an encoding is given and no key */
export function expectEncodingWithKey(values: {
  readonly 'key-stdin'?: boolean | undefined
  readonly 'key-encoding'?: string | undefined
}): void {
  if (values['key-encoding'] === undefined || values['key-stdin']) return
  throw wrongUsage('The option --key-encoding goes with --key-stdin only.')
}
