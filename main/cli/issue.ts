import { platforms } from '../../shared/platforms/index.ts'
import { hasField, type Platform } from '../../shared/platforms/platform.ts'
import { environmentSchema, type PlatformId, type Profile, platformIdSchema } from '../../shared/schemas.ts'
import type { Engine, IssueRequest } from '../engine.ts'
import {
  accountOptions,
  commonOptions,
  expectWords,
  keyOptions,
  oneOf,
  readArguments,
  type TableValues,
  wrongUsage,
} from './arguments.ts'
import type { Command } from './command.ts'
import type { CliContext } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { issueHelp } from './issue-help.ts'
import { expectOneAnswer, showIssued } from './issue-output.ts'
import { encodingFor, readKey } from './key-input.ts'
import {
  draftOptions,
  draftOptionsOf,
  expectOptionsOf,
  expectRequired,
  filledDraft,
  settingOptions,
  settingOptionsOf,
  settingsFrom,
} from './platform-options.ts'
import { expectLinks, words } from './platform-words.ts'
import { tellOfWaits } from './waits.ts'
import { whyNotRecorded, withEngine, withHistory } from './with-engine.ts'

const options = {
  ...commonOptions,
  ...keyOptions,
  ...accountOptions,
  profile: { type: 'string' },
  token: { type: 'boolean' },
  link: { type: 'boolean' },
  json: { type: 'boolean' },
  'no-history': { type: 'boolean' },
} as const

type Options = ReturnType<typeof readArguments<typeof options>>['values']

export const issue: Command = {
  name: 'issue',
  summary: 'Issue a token for a guest',
  help: issueHelp,
  async run(args, context) {
    const { values, positionals, tables } = readArguments(args, options, [...draftOptions, ...settingOptions])
    expectWords(positionals, 0)
    expectOneAnswer(values)
    return values.profile === undefined
      ? issueAdHoc(values, tables, context)
      : issueFromProfile(values.profile, values, tables, context)
  },
}

async function issueFromProfile(
  name: string,
  values: Options,
  tables: TableValues,
  context: CliContext,
): Promise<ExitCode> {
  const adHocOnly = ['platform', 'environment', 'key-stdin', 'key-encoding'] as const
  const extra =
    adHocOnly.find((option) => values[option] !== undefined) ??
    settingOptions.find((option) => tables.has(option))
  if (extra !== undefined) {
    throw wrongUsage(`The option --${extra} does not go with --profile, which has its own.`)
  }
  return withHistory(context, values['data-dir'], async (engine) => {
    const profile = engine.profiles.byName(name)
    const platform = platforms[profile.platform]
    expectOptionsOf(platform, draftOptionsOf(platform), tables)
    expectRequired(platform.fields, tables)
    return issueWith(engine, profile, values, tables, context, {})
  })
}

async function issueAdHoc(values: Options, tables: TableValues, context: CliContext): Promise<ExitCode> {
  if (values.platform === undefined) {
    throw wrongUsage(
      'Say which account issues, with --profile NAME or with --platform, its settings and --key-stdin.',
    )
  }
  const id = oneOf(values.platform, platformIdSchema.options, 'platform')
  const platform = platforms[id]
  expectOptionsOf(platform, [...draftOptionsOf(platform), ...settingOptionsOf(platform)], tables)
  expectRequired([...platform.profileFields, ...platform.fields], tables)
  const profile = adHocProfile(id, platform, values, tables)
  const { secret: name } = words(platform)
  if (!values['key-stdin']) throw wrongUsage(`Without --profile the ${name} comes in with --key-stdin.`)
  const { secret } = await readKey(context.terminal, encodingFor(platform, values['key-encoding']), name)
  return withEngine(context, values['data-dir'], (engine) =>
    issueWith(engine, profile, values, tables, context, { adHoc: { profile, secret } }),
  )
}

/** An account that is not stored, as the options say it. @throws RoompassError `bad-request` */
export function adHocProfile(
  id: PlatformId,
  platform: Platform,
  values: Pick<Options, 'environment'>,
  tables: TableValues,
): Profile {
  return {
    id: 'command-line',
    platform: id,
    name: 'command line',
    environment: oneOf(values.environment ?? 'development', environmentSchema.options, 'environment'),
    settings: settingsFrom(platform, tables),
    defaultRole: '',
    defaultValidity: hasField(platform, 'exp') ? '2h' : '',
    startEarly: 0,
    anonymous: false,
    remindMinutes: 0,
    labAllowed: false,
    keys: [],
  }
}

async function issueWith(
  engine: Engine,
  profile: Profile,
  values: Options,
  tables: TableValues,
  context: CliContext,
  signer: Pick<IssueRequest, 'adHoc'>,
): Promise<ExitCode> {
  const platform = platforms[profile.platform]
  if (values.link) expectLinks(platform, profile.settings)
  const draft = filledDraft(platform.newDraft(profile), platform, tables)
  tellOfWaits(engine, context)
  const issued = await engine.sessions.issue({
    draft,
    timeZone: context.timeZone,
    unrecorded: values['no-history'] ?? false,
    ...signer,
  })
  showIssued(issued, values, context)
  if (!issued.recorded && !values['no-history']) {
    context.terminal.err(`roompass: Nothing was recorded. ${whyNotRecorded(engine)}`)
  }
  return exitCodes.done
}
