import { platforms } from '../../shared/platforms/index.ts'
import { hasField, type Platform } from '../../shared/platforms/platform.ts'
import { environmentSchema, type Profile, type ProfileInput, platformIdSchema } from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import {
  accountOptions,
  commonOptions,
  expectEncodingWithKey,
  expectWords,
  keyOptions,
  oneOf,
  readArguments,
  required,
  type TableValues,
  wrongUsage,
} from './arguments.ts'
import type { CliContext } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { findingLines } from './issue-output.ts'
import { encodingFor, expectStored, type KeyInput, readKey } from './key-input.ts'
import { usualKeyLabel } from './key-label.ts'
import {
  expectOptionsOf,
  expectRequired,
  notOf,
  settingOptions,
  settingOptionsOf,
  settingsFrom,
} from './platform-options.ts'
import { words } from './platform-words.ts'
import { remindMinutes } from './profile-set.ts'
import { visible } from './text.ts'
import { withHistory } from './with-engine.ts'

const options = {
  ...commonOptions,
  ...keyOptions,
  ...accountOptions,
  name: { type: 'string' },
  role: { type: 'string' },
  'valid-for': { type: 'string' },
  'start-early': { type: 'string' },
  anonymous: { type: 'boolean' },
  remind: { type: 'string' },
  lab: { type: 'boolean' },
} as const

type Options = ReturnType<typeof readArguments<typeof options>>['values']

/** `roompass profiles add`: stores an account, with its first key where that is piped in. */
export async function addProfile(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals, tables } = readArguments(args, options, settingOptions)
  expectWords(positionals, 0)
  const input = inputFrom(values, tables)
  const platform = platforms[input.platform]
  const encoding = encodingFor(platform, values['key-encoding'])
  expectEncodingWithKey(values)
  const key = values['key-stdin'] ? await readKey(context.terminal, encoding, words(platform).secret) : null
  return withHistory(context, values['data-dir'], async (engine) => {
    const { profile, findings } = engine.profiles.save(input)
    const keyFindings = key === null ? [] : await firstKey(engine, profile, key)
    if (platform.notice !== null) {
      context.terminal.err(`warning: ${visible(`${platform.notice.text} (${platform.notice.source})`)}`)
    }
    for (const line of findingLines([...findings, ...keyFindings])) context.terminal.err(line)
    context.terminal.out(
      `Added the profile ${visible(profile.name)}${key === null ? ', as yet without a key' : ''}.`,
    )
    return exitCodes.done
  })
}

function inputFrom(values: Options, tables: TableValues): ProfileInput {
  const id = oneOf(required(values.platform, 'platform'), platformIdSchema.options, 'platform')
  const platform = platforms[id]
  expectOptionsOf(platform, settingOptionsOf(platform), tables)
  expectDefaultsOf(platform, values)
  const name = required(values.name, 'name')
  expectRequired(platform.profileFields, tables)
  return {
    id: null,
    platform: id,
    name,
    environment: oneOf(values.environment ?? 'production', environmentSchema.options, 'environment'),
    settings: settingsFrom(platform, tables),
    defaultRole: values.role ?? '',
    defaultValidity: hasField(platform, 'exp') ? validity(values['valid-for']) : '',
    startEarly: startEarly(values['start-early']),
    anonymous: values.anonymous ?? false,
    remindMinutes: remindMinutes(values.remind),
    labAllowed: values.lab ?? false,
  }
}

/** A default for what a draft of the platform does not have would never be used. */
function expectDefaultsOf(platform: Platform, values: Options): void {
  const hasRoles = platform.fields.some(({ kind }) => kind === 'role')
  if (values.role !== undefined && !hasRoles) throw notOf(platform, 'role')
  if (values['valid-for'] !== undefined && !hasField(platform, 'exp')) throw notOf(platform, 'valid-for')
  if (values['start-early'] !== undefined && !hasField(platform, 'nbf')) throw notOf(platform, 'start-early')
}

const mostEarly = 3600

/** A whole number of seconds, at most an hour. */
function startEarly(option = '0'): number {
  if (/^\d{1,4}$/.test(option) && Number(option) <= mostEarly) return Number(option)
  throw wrongUsage(`The option --start-early takes whole seconds from 0 to ${mostEarly}.`)
}

const validity = (option = '2h') => (option === 'never' || option === 'none' ? '' : option)

/** Adds the first key; where that fails the profile goes again, so that the command can simply be repeated. */
async function firstKey(engine: Engine, profile: Profile, key: KeyInput) {
  try {
    const label = usualKeyLabel(profile)
    const { encoding, raw } = key
    const stored = await engine.keys.add({ profileId: profile.id, label, encoding, raw })
    expectStored(stored.key)
    return stored.findings
  } catch (error) {
    await engine.profiles.remove(profile.id)
    throw error
  }
}
