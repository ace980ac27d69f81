import { environmentSchema, type Profile, platformIdSchema } from '../../shared/schemas.ts'
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
  wrongUsage,
} from './arguments.ts'
import type { Command } from './command.ts'
import { confirm } from './confirm.ts'
import type { CliContext } from './context.ts'
import { settingsFrom } from './draft-options.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { findingLines } from './issue-output.ts'
import { expectStored, type KeyInput, keyEncoding, readKey } from './key-input.ts'
import { usualKeyLabel } from './key-label.ts'
import { checkProfile } from './profile-check.ts'
import { table, toJson, visible } from './text.ts'
import { withHistory } from './with-engine.ts'

const help = `Usage: roompass profiles list [--json]
       roompass profiles add --platform digital-samba --name NAME --team ID --domain DOMAIN [options]
       roompass profiles check NAME [--json]
       roompass profiles remove NAME [--yes]

Profiles are accounts on a platform. Their keys live in the keychain of the operating system. Checking one asks the
platform whether it accepts team id and key, and compares this computer's clock with the platform's.

  --platform PLATFORM    digital-samba
  --name NAME            your own name for it
  --team ID              the team id (dashboard, Team section)
  --domain DOMAIN        the team domain, such as acme for acme.digitalsamba.com, or a full custom domain
  --environment NAME     production, staging or development (production when not given)
  --role ROLE            the role a new draft begins with
  --valid-for TIME       the validity a new draft begins with (2h when not given); never for none
  --start-early SECONDS  how much earlier than now its tokens start (0 when not given), for a platform's slow clock
  --api ADDRESS          the platform's API where it is not the usual one, such as a test server's
  --key-stdin            read the first key from standard input; a key is never an argument
  --key-encoding NAME    how the key is written: text, base64, base64url or hex (text when not given)
  --yes                  remove without asking; the profile's keys go too, its sessions stay in the history
  --json                 the list of profiles, or what the check says, for a program
  --data-dir FOLDER      the folder of profiles and history (or ROOMPASS_DATA_DIR)

Exit codes: 0 done, 1 refused or not accepted, 2 wrong usage or no such profile, 3 keychain, history or platform not
available.`

export const profiles: Command = {
  name: 'profiles',
  summary: 'List, add, check and remove accounts on a platform',
  help,
  async run([action, ...args], context) {
    switch (action) {
      case 'list':
        return listProfiles(args, context)
      case 'add':
        return addProfile(args, context)
      case 'check':
        return checkProfile(args, context)
      case 'remove':
        return removeProfile(args, context)
      default:
        throw wrongUsage('Say what to do with profiles: list, add, check or remove.')
    }
  },
}

const listOptions = { ...commonOptions, json: { type: 'boolean' } } as const

async function listProfiles(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, listOptions)
  expectWords(positionals, 0)
  return withHistory(context, values['data-dir'], async (engine) => {
    const stored = engine.profiles.list()
    if (values.json) context.terminal.out(toJson(stored))
    else if (stored.length === 0)
      context.terminal.err('roompass: There is no profile yet, see roompass profiles --help.')
    else context.terminal.out(profileTable(stored))
    return exitCodes.done
  })
}

function profileTable(stored: readonly Profile[]): string {
  const head = ['NAME', 'PLATFORM', 'ENVIRONMENT', 'KEYS', 'SETTINGS']
  const lines = stored.map(({ name, platform, environment, keys, settings }) => [
    name,
    platform,
    environment,
    String(keys.length),
    Object.values(settings).filter(Boolean).join(', '),
  ])
  return table([head, ...lines])
}

const addOptions = {
  ...commonOptions,
  ...keyOptions,
  ...accountOptions,
  name: { type: 'string' },
  role: { type: 'string' },
  'valid-for': { type: 'string' },
  'start-early': { type: 'string' },
  api: { type: 'string' },
} as const

async function addProfile(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, addOptions)
  expectWords(positionals, 0)
  const platform = oneOf(required(values.platform, 'platform'), platformIdSchema.options, 'platform')
  const input = {
    id: null,
    platform,
    name: required(values.name, 'name'),
    environment: oneOf(values.environment ?? 'production', environmentSchema.options, 'environment'),
    settings: settingsFrom(platform, { ...values, team: required(values.team, 'team') }),
    defaultRole: values.role ?? '',
    defaultValidity: validity(values['valid-for']),
    startEarly: startEarly(values['start-early']),
  }
  const encoding = keyEncoding(values['key-encoding'])
  expectEncodingWithKey(values)
  const key = values['key-stdin'] ? await readKey(context.terminal, encoding) : null
  return withHistory(context, values['data-dir'], async (engine) => {
    const { profile, findings } = engine.profiles.save(input)
    const keyFindings = key === null ? [] : await firstKey(engine, profile, key)
    for (const line of findingLines([...findings, ...keyFindings])) context.terminal.err(line)
    context.terminal.out(
      `Added the profile ${visible(profile.name)}${key === null ? ', as yet without a key' : ''}.`,
    )
    return exitCodes.done
  })
}

/** A whole number of seconds, at most an hour. */
function startEarly(option = '0'): number {
  if (/^\d{1,4}$/.test(option) && Number(option) <= mostEarly) return Number(option)
  throw wrongUsage(`The option --start-early takes whole seconds from 0 to ${mostEarly}.`)
}

const mostEarly = 3600

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

const removeOptions = { ...commonOptions, yes: { type: 'boolean' } } as const

async function removeProfile(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, removeOptions)
  expectWords(positionals, 1)
  const [name] = positionals
  if (name === undefined) throw wrongUsage('Say which profile to remove, by its name.')
  return withHistory(context, values['data-dir'], async (engine) => {
    const profile = engine.profiles.byName(name)
    const question = `Remove the profile ${visible(profile.name)} and its keys (${profile.keys.length})? Its sessions stay.`
    await confirm(question, values.yes, context.terminal)
    await engine.profiles.remove(profile.id)
    context.terminal.out(`Removed the profile ${visible(profile.name)}.`)
    return exitCodes.done
  })
}
