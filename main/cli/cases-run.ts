import { RoompassError } from '../../shared/errors.ts'
import type { RunProgress, Sheet } from '../../shared/lab/schemas.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { labOf } from '../../shared/platforms/labs.ts'
import type { Profile } from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import {
  commonOptions,
  expectWords,
  positiveInteger,
  readArguments,
  type TableValues,
  wrongUsage,
} from './arguments.ts'
import { choiceOptions } from './cases-choice.ts'
import { tellLeftOut } from './cases-output.ts'
import { expectResults, showResults } from './cases-results.ts'
import { confirmProduction, setRequest } from './cases-set.ts'
import type { CliContext, Terminal } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { untilEnded } from './history-follow.ts'
import { draftOptions } from './platform-options.ts'
import { visible } from './text.ts'
import { tellOfWaits } from './waits.ts'
import { withHistory } from './with-engine.ts'

const options = {
  ...commonOptions,
  ...choiceOptions,
  profile: { type: 'string' },
  title: { type: 'string' },
  sheet: { type: 'string' },
  open: { type: 'boolean' },
  concurrency: { type: 'string' },
  rate: { type: 'string' },
  junit: { type: 'string' },
  csv: { type: 'string' },
  json: { type: 'boolean' },
  yes: { type: 'boolean' },
} as const

type Options = ReturnType<typeof readArguments<typeof options>>['values']

/** `roompass cases run`: makes a set, or takes one that was made before, and sends it. */
export async function runCases(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals, tables } = readArguments(args, options, draftOptions)
  expectWords(positionals, 0)
  expectResults(values)
  const how = { concurrency: concurrencyOf(values.concurrency), rate: rateOf(values.rate) }
  expectOneSource(values, tables)
  return withHistory(context, values['data-dir'], async (engine) => {
    const sheet = await sheetOf(engine, values, tables, context)
    tellOfWaits(engine, context)
    const last = await run(
      engine,
      { id: sheet.id, ...how, rows: values.open ? 'open' : 'all' },
      context.terminal,
    )
    const isFine = await showResults(engine, sheet.id, values, context.terminal)
    if (last.state === 'failed') throw new RoompassError('failed', last.message)
    if (last.state === 'cancelled') throw cancelled(last)
    return isFine ? exitCodes.done : exitCodes.refused
  })
}

function expectOneSource(values: Options, tables: TableValues): void {
  if (values.sheet === undefined) {
    if (values.profile === undefined) {
      throw wrongUsage('Say what to run, with --profile NAME and --room, or a sheet with --sheet ID.')
    }
    if (values.open) throw wrongUsage('The option --open goes with --sheet only.')
    return
  }
  const making = [
    'profile',
    'title',
    ...(Object.keys(choiceOptions) as (keyof typeof choiceOptions)[]),
  ] as const
  const extra = making.find((option) => values[option] !== undefined) ?? [...tables.keys()][0]
  if (extra !== undefined) {
    throw wrongUsage(`The option --${extra} does not go with --sheet, which is made already.`)
  }
}

/** The sheet to run, asked about where it is one of production. */
async function sheetOf(
  engine: Engine,
  values: Options,
  tables: TableValues,
  context: CliContext,
): Promise<Sheet> {
  if (values.sheet !== undefined) {
    const sheet = engine.sheets.get(values.sheet)
    if (sheet.profileId !== null) {
      const profile = engine.profiles.get(sheet.profileId)
      await confirmProduction(
        profile,
        `Send the ${countOf(sheet)} cases${whereTo(engine, profile)}`,
        values.yes,
        context,
      )
    }
    return sheet
  }
  const profile = engine.profiles.byName(values.profile ?? '')
  const request = setRequest(engine, profile, values, withRoom(engine, profile, tables, context), context)
  expectEndpoint(engine, profile)
  const count = engine.sheets.count(request)
  await confirmProduction(
    profile,
    `Make ${count} cases, and send them${whereTo(engine, profile)},`,
    values.yes,
    context,
  )
  const { sheet, leftOut } = await engine.sheets.make(request)
  context.terminal.err(`roompass: Recorded as the sheet ${visible(sheet.title)}: ${sheet.id}`)
  tellLeftOut(leftOut, context.terminal)
  return sheet
}

/** The options with the room of the newest sheet of the profile where none was said, so that a run is simply done again. */
function withRoom(
  engine: Engine,
  { id, platform }: Profile,
  tables: TableValues,
  { terminal }: CliContext,
): TableValues {
  const field = platforms[platform].fields.find(({ kind }) => kind === 'room')
  const option = field !== undefined && 'option' in field ? field.option : undefined
  if (option === undefined || tables.has(option)) return tables
  const newest = engine.sheets.list().find(({ profileId, room }) => profileId === id && room !== '')
  if (newest === undefined) return tables
  terminal.err(`roompass: For the room of the newest sheet: ${visible(newest.room)}`)
  return new Map([...tables, [option, [newest.room]]])
}

/** Before a set is signed that can't be sent. */
function expectEndpoint(engine: Engine, { id, name, platform }: Profile): void {
  if (labOf(platform).surface === 'request' || engine.lab.endpoint(id) !== null) return
  throw wrongUsage(
    `The profile ${visible(name)} names no endpoint to run against: set one with roompass cases endpoint.`,
  )
}

function whereTo(engine: Engine, { id, platform }: Profile): string {
  const origin = engine.lab.confirmedOrigin(id)
  return labOf(platform).surface === 'request' || origin === null ? '' : ` to ${origin}`
}

const countOf = ({ counts }: Sheet) => counts.pass + counts.fail + counts.unknown + counts.open

/** Runs a sheet to its end, or until Ctrl+C, and gives how it ended. How far it is, is told where somebody looks. */
async function run(
  engine: Engine,
  request: Parameters<Engine['sheets']['run']>[0],
  terminal: Terminal,
): Promise<RunProgress> {
  const over = Promise.withResolvers<RunProgress>()
  let told = 0
  const stop = engine.sheets.onProgress((progress) => {
    if (progress.sheetId !== request.id) return
    const { state, done, total } = progress
    if (state !== 'running' && state !== 'paused') return over.resolve(progress)
    const tenths = Math.floor((done / total) * 10)
    if (!terminal.watched || tenths <= told) return
    told = tenths
    terminal.err(`roompass: ${done} of ${total}`)
  })
  try {
    await untilEnded(async (ended) => {
      ended.addEventListener('abort', () => engine.sheets.cancel(request.id), { once: true })
      await engine.sheets.run(request)
      await over.promise
    })
    return await over.promise
  } finally {
    stop()
  }
}

const cancelled = ({ done, total }: RunProgress) =>
  new RoompassError(
    'cancelled',
    `The run was ended after ${done} of ${total} cases: go on with --sheet ID --open.`,
  )

/** The most of the contract. */
const mostAtOnce = 64
const highestRate = 10_000

function concurrencyOf(typed = '4'): number {
  const concurrency = positiveInteger(typed, 'concurrency')
  if (concurrency <= mostAtOnce) return concurrency
  throw wrongUsage(`The option --concurrency takes a whole number from 1 to ${mostAtOnce}.`)
}

function rateOf(typed = '0'): number {
  const rate = Number(typed)
  if (/^\d+(\.\d+)?$/.test(typed) && rate <= highestRate) return rate
  throw wrongUsage(`The option --rate takes requests a second, from 0 (no limit) to ${highestRate}.`)
}
