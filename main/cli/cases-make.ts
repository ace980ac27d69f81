import { platforms } from '../../shared/platforms/index.ts'
import { labOf } from '../../shared/platforms/labs.ts'
import { type PlatformId, platformIdSchema } from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import { refuseClosed } from '../lab/guard.ts'
import {
  accountOptions,
  commonOptions,
  expectEncodingWithKey,
  expectWords,
  keyOptions,
  oneOf,
  readArguments,
  type TableValues,
  wrongUsage,
} from './arguments.ts'
import { adHocCases, signedAdHoc } from './cases-ad-hoc.ts'
import { choiceOptions } from './cases-choice.ts'
import { expectOneForm, type PrintedCase, showCases } from './cases-output.ts'
import { confirmProduction, expectProfileAlone, setRequest } from './cases-set.ts'
import type { CliContext } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { adHocProfile } from './issue.ts'
import { encodingFor, readKey } from './key-input.ts'
import {
  draftOptions,
  draftOptionsOf,
  expectOptionsOf,
  expectRequired,
  settingOptions,
  settingOptionsOf,
} from './platform-options.ts'
import { words } from './platform-words.ts'
import { visible } from './text.ts'
import { withHistory } from './with-engine.ts'

const options = {
  ...commonOptions,
  ...keyOptions,
  ...accountOptions,
  ...choiceOptions,
  profile: { type: 'string' },
  title: { type: 'string' },
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  yes: { type: 'boolean' },
} as const

type Options = ReturnType<typeof readArguments<typeof options>>['values']

/** `roompass cases make`: signs a set, and prints it. */
export async function makeCases(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals, tables } = readArguments(args, options, [...draftOptions, ...settingOptions])
  expectWords(positionals, 0)
  expectOneForm(values)
  return values.profile === undefined
    ? makeAdHoc(values, tables, context)
    : makeSheet(values.profile, values, tables, context)
}

async function makeSheet(
  name: string,
  values: Options,
  tables: TableValues,
  context: CliContext,
): Promise<ExitCode> {
  expectProfileAlone(values, tables)
  return withHistory(context, values['data-dir'], async (engine) => {
    const profile = engine.profiles.byName(name)
    const request = setRequest(engine, profile, values, tables, context)
    await confirmProduction(profile, `Make ${engine.sheets.count(request)} cases`, values.yes, context)
    const { sheet, leftOut } = await engine.sheets.make(request)
    context.terminal.err(`roompass: Recorded as the sheet ${visible(sheet.title)}: ${sheet.id}`)
    showCases(printedRows(engine, sheet.id), leftOut, values, context.terminal)
    return exitCodes.done
  })
}

function printedRows(engine: Engine, id: string): PrintedCase[] {
  return Array.from(
    engine.sheets.each(id),
    ({ caseId, title, group, token, link, expected, reason, source, request }) => ({
      ...{ id: caseId, title, group, token, link, expected, reason, source, request },
    }),
  )
}

/** Neither a folder nor a keychain is needed: nothing is recorded. */
async function makeAdHoc(values: Options, tables: TableValues, context: CliContext): Promise<ExitCode> {
  if (values.platform === undefined) {
    throw wrongUsage(
      'Say which account signs, with --profile NAME or with --platform, its settings and --key-stdin.',
    )
  }
  if (values.title !== undefined) {
    throw wrongUsage('The option --title is for a sheet, which is recorded only with --profile.')
  }
  const id = oneOf(values.platform, platformIdSchema.options, 'platform')
  const platform = platforms[id]
  expectOptionsOf(platform, [...draftOptionsOf(platform), ...settingOptionsOf(platform)], tables)
  expectRequired(
    [...platform.profileFields, ...platform.fields.filter(({ kind }) => kind === 'room')],
    tables,
  )
  expectEncodingWithKey(values)
  const profile = adHocProfile(id, platform, values, tables)
  refuseClosed(profile)
  const unsigned = adHocCases(profile, values, tables, context)
  const secret = await secretFor(id, values, context)
  try {
    const { made, leftOut } = signedAdHoc(unsigned, profile, secret)
    showCases(made, leftOut, values, context.terminal)
  } finally {
    secret.fill(0)
  }
  return exitCodes.done
}

/** None is needed where the platform makes its tokens itself. @throws RoompassError `bad-request`, and what reading one throws */
async function secretFor(id: PlatformId, values: Options, { terminal }: CliContext): Promise<Uint8Array> {
  const platform = platforms[id]
  const { secret: name } = words(platform)
  if (values['key-stdin']) {
    return (await readKey(terminal, encodingFor(platform, values['key-encoding']), name)).secret
  }
  if (labOf(id).surface === 'request') return new Uint8Array()
  throw wrongUsage(`Without --profile the ${name} comes in with --key-stdin.`)
}
