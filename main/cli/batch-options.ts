import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, extname, resolve } from 'node:path'
import {
  type BatchChoice,
  type OutputFormat,
  outputFormatSchema,
  type Reading,
} from '../../shared/batch/schemas.ts'
import { excerpt } from '../../shared/text/excerpt.ts'
import { commonOptions, expectWords, oneOf, type readArguments, wrongUsage } from './arguments.ts'

export const batchOptions = {
  ...commonOptions,
  profile: { type: 'string' },
  out: { type: 'string' },
  stdin: { type: 'boolean' },
  stdout: { type: 'boolean' },
  map: { type: 'string', multiple: true },
  format: { type: 'string' },
  'input-format': { type: 'string' },
  separator: { type: 'string' },
  header: { type: 'boolean' },
  'no-header': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'only-good': { type: 'boolean' },
  'only-fine': { type: 'boolean' },
  'guard-formulas': { type: 'boolean' },
  overwrite: { type: 'boolean' },
  resume: { type: 'boolean' },
  json: { type: 'boolean' },
  yes: { type: 'boolean' },
} as const

export type BatchValues = ReturnType<typeof readArguments<typeof batchOptions>>['values']

/** From where to where a batch goes, and how, as the options say it. */
export interface BatchJob {
  /** An absolute path; null is standard input. */
  readonly input: string | null
  /** An absolute path; null is standard output, or nowhere in a dry run. */
  readonly output: string | null
  readonly format: OutputFormat
  readonly choice: BatchChoice
  /** As far as it was said; the rest is found out. */
  readonly reading: Partial<Reading>
}

/** @throws RoompassError `bad-request` for what does not go together, or has to be said */
export function batchJob(values: BatchValues, words: readonly string[]): BatchJob {
  expectWords(words, 1)
  const input = inputOf(values, words[0])
  const output = outputOf(values)
  const format = formatOf(values, output)
  const choice = choiceOf(values)
  if (values['dry-run'] && values.resume) throw wrongUsage('Only one of --dry-run and --resume can be given.')
  if (input === null) expectFirstTime(values, choice)
  if (input !== null && output !== null) expectOther(input, output)
  if (output !== null) expectPlace(output, format, values)
  return { input, output, format, choice, reading: readingOf(values) }
}

function inputOf({ stdin }: BatchValues, word: string | undefined): string | null {
  if (stdin && word !== undefined) throw wrongUsage('Only one of --stdin and a file can be given.')
  if (!stdin && word === undefined)
    throw wrongUsage('Say whom to issue for: a file with the guests, or --stdin.')
  return word === undefined ? null : resolve(word)
}

function outputOf(values: BatchValues): string | null {
  const { out, stdout, json } = values
  if (values['dry-run']) {
    if (out === undefined && !stdout) return null
    throw wrongUsage(`A dry run writes no tokens: leave ${stdout ? '--stdout' : '--out'} out.`)
  }
  if (out !== undefined && stdout) throw wrongUsage('Only one of --out and --stdout can be given.')
  if (stdout && json) throw wrongUsage('Only one of --stdout and --json can be given.')
  if (stdout) return null
  if (out === undefined || out === '') {
    throw wrongUsage(
      'Say where the tokens go: a file with --out, or --stdout. To look at the rows only, --dry-run.',
    )
  }
  return resolve(out)
}

/** As said, else as the name of the output ends. */
function formatOf({ format, stdout }: BatchValues, output: string | null): OutputFormat {
  const chosen = format === undefined ? byName(output) : oneOf(format, outputFormatSchema.options, 'format')
  if (stdout && chosen !== 'csv' && chosen !== 'jsonl') {
    throw wrongUsage('Only csv and jsonl go to --stdout: name a place for the others with --out.')
  }
  return chosen
}

function byName(output: string | null): OutputFormat {
  switch (extname(output ?? '').toLowerCase()) {
    case '.jsonl':
    case '.ndjson':
      return 'jsonl'
    case '.html':
    case '.htm':
      return 'passes'
    default:
      return 'csv'
  }
}

function choiceOf(values: BatchValues): BatchChoice {
  if (values['only-good'] && values['only-fine']) {
    throw wrongUsage('Only one of --only-good and --only-fine can be given.')
  }
  return values['only-fine'] ? 'fine' : values['only-good'] ? 'good' : 'all'
}

/** What comes through a pipe goes by once, so nothing can be looked at before the first token is issued. */
function expectFirstTime(values: BatchValues, choice: BatchChoice): void {
  if (values['dry-run']) {
    throw wrongUsage('Standard input can be read only once: save it as a file for a dry run.')
  }
  if (choice === 'all' && !values.resume) {
    throw wrongUsage(
      'Standard input can not be checked before the first token is issued: say --only-good or --only-fine, or save it as a file.',
    )
  }
}

function expectOther(input: string, output: string): void {
  if (realPath(input) !== realPath(output)) return
  throw wrongUsage('The tokens can not go into the file that the guests come from.')
}

/** What would show only once all is issued is said before. */
function expectPlace(output: string, format: OutputFormat, { overwrite, resume }: BatchValues): void {
  const there = statOf(output)
  if (there === null) {
    if (!resume && !statOf(dirname(output))?.isDirectory()) throw noFolder(output)
    return
  }
  const name = basename(output)
  if (!overwrite && !resume) {
    throw wrongUsage(`There is a ${name} already: take another name, or replace it with --overwrite.`)
  }
  if (there.isDirectory() && !format.startsWith('qr-')) {
    throw wrongUsage(`${name} is a folder: name a file for the tokens.`)
  }
}

function noFolder(output: string) {
  const name = excerpt(basename(dirname(output)))
  return wrongUsage(`There is no folder “${name}” for the output: make it first, or name another place.`)
}

/** Null for nothing there. @throws RoompassError `bad-request` for a name that nothing can have */
function statOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? lstatSync(path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENAMETOOLONG')) return null
    throw wrongUsage('The name of the output is too long for a file: take a shorter one.')
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

const separators: ReadonlyMap<string, Reading['separator']> = new Map([
  [',', ','],
  [';', ';'],
  ['\t', '\t'],
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
])

function readingOf(values: BatchValues): Partial<Reading> {
  const { separator } = values
  const format =
    values['input-format'] === undefined
      ? undefined
      : oneOf(values['input-format'], ['csv', 'jsonl'] as const, 'input-format')
  if (format === 'jsonl') {
    const extra = (['separator', 'header', 'no-header'] as const).find((name) => values[name] !== undefined)
    if (extra !== undefined) throw wrongUsage(`The option --${extra} is for CSV, and not for JSON lines.`)
    return { format, separator: null, hasHeader: true }
  }
  const said = separator === undefined ? undefined : separators.get(separator)
  if (separator !== undefined && said === undefined) {
    throw wrongUsage('The option --separator takes a comma, a semicolon, or tab.')
  }
  const hasHeader = headerOf(values)
  const isCsv = [format, said, hasHeader].some((one) => one !== undefined)
  return {
    ...(isCsv ? { format: 'csv' as const } : {}),
    ...(said === undefined ? {} : { separator: said }),
    ...(hasHeader === undefined ? {} : { hasHeader }),
  }
}

/** Undefined where nothing is said. */
function headerOf({ header, 'no-header': none }: BatchValues): boolean | undefined {
  if (header && none) throw wrongUsage('Only one of --header and --no-header can be given.')
  return header || (none ? false : undefined)
}
