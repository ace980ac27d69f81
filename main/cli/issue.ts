import { platforms } from '../../shared/platforms/index.ts'
import {
  environmentSchema,
  type PlatformId,
  type Profile,
  platformIdSchema,
  type Session,
} from '../../shared/schemas.ts'
import type { Engine, IssuedSession, IssueRequest } from '../engine.ts'
import {
  accountOptions,
  commonOptions,
  expectWords,
  keyOptions,
  oneOf,
  readArguments,
  required,
  wrongUsage,
} from './arguments.ts'
import type { Command } from './command.ts'
import type { CliContext } from './context.ts'
import { draftOptions, filledDraft, settingsFrom } from './draft-options.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { issueHelp } from './issue-help.ts'
import { findingLines, issuedJson, issuedSummary } from './issue-output.ts'
import { keyEncoding, readKey } from './key-input.ts'
import { toJson } from './text.ts'
import { whyNotRecorded, withEngine, withHistory } from './with-engine.ts'

const options = {
  ...commonOptions,
  ...keyOptions,
  ...accountOptions,
  ...draftOptions,
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
    const { values, positionals } = readArguments(args, options)
    expectWords(positionals, 0)
    required(values.room, 'room')
    if (values.e2ee !== undefined) oneOf(values.e2ee, ['on', 'off'], 'e2ee')
    if ([values.token, values.link, values.json].filter(Boolean).length > 1) {
      throw wrongUsage('Only one of --token, --link and --json can be given.')
    }
    return values.profile === undefined
      ? issueAdHoc(values, context)
      : issueFromProfile(values.profile, values, context)
  },
}

async function issueFromProfile(name: string, values: Options, context: CliContext): Promise<ExitCode> {
  const adHocOnly = ['platform', 'team', 'domain', 'environment', 'key-stdin', 'key-encoding'] as const
  const extra = adHocOnly.find((option) => values[option] !== undefined)
  if (extra !== undefined) {
    throw wrongUsage(`The option --${extra} does not go with --profile, which has its own.`)
  }
  return withHistory(context, values['data-dir'], async (engine) => {
    const profile = engine.profiles.byName(name)
    return issueWith(engine, profile, values, context, {})
  })
}

async function issueAdHoc(values: Options, context: CliContext): Promise<ExitCode> {
  if (values.platform === undefined) {
    throw wrongUsage(
      'Say which account signs, with --profile NAME or with --platform, --team and --key-stdin.',
    )
  }
  const platform = oneOf(values.platform, platformIdSchema.options, 'platform')
  const profile = adHocProfile(platform, values)
  required(values.team, 'team')
  if (!values['key-stdin']) throw wrongUsage('Without --profile the key comes in with --key-stdin.')
  const { secret } = await readKey(context.terminal, keyEncoding(values['key-encoding']))
  return withEngine(context, values['data-dir'], (engine) =>
    issueWith(engine, profile, values, context, { adHoc: { profile, secret } }),
  )
}

function adHocProfile(platform: PlatformId, values: Options): Profile {
  return {
    id: 'command-line',
    platform,
    name: 'command line',
    environment: oneOf(values.environment ?? 'development', environmentSchema.options, 'environment'),
    settings: settingsFrom(platform, values),
    defaultRole: '',
    defaultValidity: '2h',
    startEarly: 0,
    keys: [],
  }
}

async function issueWith(
  engine: Engine,
  profile: Profile,
  values: Options,
  context: CliContext,
  signer: Pick<IssueRequest, 'adHoc'>,
): Promise<ExitCode> {
  const platform = platforms[profile.platform]
  if (values.link && platform.linkHost(profile.settings) === null) {
    throw wrongUsage('There is no join link without a team domain: give it with --domain or in the profile.')
  }
  const issued = await engine.sessions.issue({
    draft: filledDraft(platform.newDraft(profile), profile.platform, values),
    timeZone: context.timeZone,
    unrecorded: values['no-history'] ?? false,
    ...signer,
  })
  show(issued, values, context)
  if (!issued.recorded && !values['no-history']) {
    context.terminal.err(`roompass: Nothing was recorded. ${whyNotRecorded(engine)}`)
  }
  return exitCodes.done
}

function show(issued: IssuedSession, values: Options, { terminal, now, timeZone }: CliContext): void {
  if (values.json) {
    terminal.out(toJson(issuedJson(issued)))
    return
  }
  for (const line of findingLines(issued.findings)) terminal.err(line)
  terminal.out(answer(issued.session, values) ?? issuedSummary(issued.session, now(), timeZone))
}

function answer(session: Session, values: Options): string | null {
  if (values.token) return session.token
  return values.link ? session.link : null
}
