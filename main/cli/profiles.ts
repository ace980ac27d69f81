import { platforms } from '../../shared/platforms/index.ts'
import { environmentSchema, keyEncodingSchema, type Profile, platformIdSchema } from '../../shared/schemas.ts'
import { commonOptions, expectWords, readArguments, wrongUsage } from './arguments.ts'
import type { Command } from './command.ts'
import { confirm } from './confirm.ts'
import type { CliContext } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { examplesOf, helpOf, secretNames, settingHelp } from './option-help.ts'
import { addProfile } from './profile-add.ts'
import { checkProfile } from './profile-check.ts'
import { setProfile } from './profile-set.ts'
import { table, toJson, visible } from './text.ts'
import { withHistory } from './with-engine.ts'

const examples = examplesOf('       roompass profiles add --name NAME', () => ' [options]')

const help = `Usage: roompass profiles list [--json]
${examples.join('\n')}
       roompass profiles set NAME [--anonymous on|off] [--remind MINUTES] [--lab on|off]
       roompass profiles check NAME [--json]
       roompass profiles remove NAME [--yes]

Profiles are accounts on a platform. Their secrets live in the keychain of the operating system. Checking one asks the
platform whether it accepts them, and compares this computer's clock with the platform's.

${helpOf([
  ['--platform PLATFORM', platformIdSchema.options.join(', ')],
  ['--name NAME', 'your own name for it'],
])}
${settingHelp()}
${helpOf([
  ['--environment NAME', `${environmentSchema.options.join(', ')} (production when not given)`],
  ['--role ROLE', 'the role a new draft begins with, where the platform has roles'],
  ['--valid-for TIME', 'the validity a new draft begins with (2h when not given); never for none'],
  [
    '--start-early SECONDS',
    "how much earlier than now its tokens start (0 when not given), for a platform's slow clock",
  ],
  [
    '--anonymous',
    'names and external ids that leave this computer are made up; the real ones stay in the history. Set takes on or off',
  ],
  [
    '--remind MINUTES',
    'the application reminds of renewing so many minutes before the current session ends; 0 for never (when not given)',
  ],
  ['--lab', 'the Lab may sign for this account of production, and asks each time. Set takes on or off'],
  ['--key-stdin', `read the first secret (${secretNames}) from standard input; it is never an argument`],
  [
    '--key-encoding NAME',
    `how a key that signs is written: ${keyEncodingSchema.options.join(', ')} (text when not given)`,
  ],
  ['--yes', "remove without asking; the profile's keys go too, its sessions stay in the history"],
  ['--json', 'the list of profiles, or what the check says, for a program'],
  ['--data-dir FOLDER', 'the folder of profiles and history (or ROOMPASS_DATA_DIR)'],
])}

Exit codes: 0 done, 1 refused or not accepted, 2 wrong usage or no such profile, 3 keychain, history or platform not
available.`

export const profiles: Command = {
  name: 'profiles',
  summary: 'List, add, set, check and remove accounts on a platform',
  help,
  async run([action, ...args], context) {
    switch (action) {
      case 'list':
        return listProfiles(args, context)
      case 'add':
        return addProfile(args, context)
      case 'set':
        return setProfile(args, context)
      case 'check':
        return checkProfile(args, context)
      case 'remove':
        return removeProfile(args, context)
      default:
        throw wrongUsage('Say what to do with profiles: list, add, set, check or remove.')
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
  const head = ['NAME', 'PLATFORM', 'ENVIRONMENT', 'GUESTS', 'KEYS', 'SETTINGS']
  const lines = stored.map(({ name, platform, environment, anonymous, keys, settings }) => [
    name,
    platform,
    environment,
    anonymous ? 'anonymous' : 'as typed',
    String(keys.length),
    settingValues(platform, settings),
  ])
  return table([head, ...lines])
}

/** In the order of the platform's form. */
function settingValues(platform: Profile['platform'], settings: Profile['settings']): string {
  return platforms[platform].profileFields.flatMap(({ name }) => settings[name] || []).join(', ')
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
