import { stringify } from 'csv-stringify/sync'
import { platforms } from '../../shared/platforms/index.ts'
import type { Person } from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import { type ExportedPerson, exportedPeople, peopleCells } from '../people/export.ts'
import { commonOptions, expectWords, oneOf, readArguments, required, wrongUsage } from './arguments.ts'
import type { Command } from './command.ts'
import { confirm } from './confirm.ts'
import type { CliContext } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { helpOf } from './option-help.ts'
import { copied, table, toJson, visible } from './text.ts'
import { withHistory } from './with-engine.ts'

const help = `Usage: roompass people list --profile NAME [--json]
       roompass people find TEXT --profile NAME [--json]
       roompass people forget ID [--yes]
       roompass people export --profile NAME --format csv|json

Says who is behind the names and ids that leave this computer, for profiles with anonymous guests. Finding looks in
both, and in the platform's own ids. Forgetting is final: a later token for the same person has another name and id.

${helpOf([
  ['--profile NAME', 'whose people'],
  ['--format NAME', 'csv or json; the export is plain text with real names, on standard output'],
  ['--yes', 'forget without asking'],
  ['--json', 'a list of people, for a program'],
  ['--data-dir FOLDER', 'the folder of profiles and history (or ROOMPASS_DATA_DIR)'],
])}

Exit codes: 0 done, also when nobody was found, 1 refused, 2 wrong usage or no such profile or person, 3 keychain or
history not available.`

export const people: Command = {
  name: 'people',
  summary: 'Say who is behind anonymous guests, or forget them',
  help,
  async run([action, ...args], context) {
    switch (action) {
      case 'list':
        return findPeople(args, 0, context)
      case 'find':
        return findPeople(args, 1, context)
      case 'forget':
        return forgetPerson(args, context)
      case 'export':
        return exportPeople(args, context)
      default:
        throw wrongUsage('Say what to do with people: list, find, forget or export.')
    }
  },
}

const findOptions = { ...commonOptions, profile: { type: 'string' }, json: { type: 'boolean' } } as const

async function findPeople(args: readonly string[], words: 0 | 1, context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, findOptions)
  expectWords(positionals, words)
  const [text = ''] = positionals
  if (words === 1 && text.trim() === '') throw wrongUsage('Say whom to find, by a name or an id.')
  const name = required(values.profile, 'profile')
  const { terminal } = context
  return withHistory(context, values['data-dir'], async (engine) => {
    const { id } = engine.profiles.byName(name)
    const found = text === '' ? [...engine.people.each(id)] : search(engine, id, text)
    if (values.json) terminal.out(toJson(found))
    else if (found.length === 0) terminal.err('roompass: Nobody was found.')
    else terminal.out(peopleTable(found))
    return exitCodes.done
  })
}

/** What one question may ask for. */
const pageSize = 500

function search(engine: Engine, profileId: string, text: string): Person[] {
  const found: Person[] = []
  while (true) {
    const page = engine.people.search({ profileId, text, offset: found.length, limit: pageSize })
    found.push(...page.people)
    if (page.people.length === 0 || found.length >= page.total) return found
  }
}

function peopleTable(found: readonly Person[]): string {
  const head = ['NAME', 'EXTERNAL ID', 'LEAVES AS', 'WITH ID', 'PARTICIPANT', 'ID']
  const lines = found.map(({ id, name, externalId, aliasName, aliasId, participantId }) => [
    name ?? '',
    externalId ?? '',
    aliasName,
    aliasId,
    participantId ?? '',
    id,
  ])
  return table([head, ...lines])
}

const forgetOptions = { ...commonOptions, yes: { type: 'boolean' } } as const

async function forgetPerson(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, forgetOptions)
  expectWords(positionals, 1)
  const [id] = positionals
  if (id === undefined) throw wrongUsage('Say whom to forget, by the id that roompass people list shows.')
  return withHistory(context, values['data-dir'], async (engine) => {
    const person = engine.people.get(id)
    const leftBehind = leftBehindOf(engine, person)
    const who = visible(person.name ?? person.externalId ?? person.aliasName)
    const question = `Forget who ${visible(person.aliasName)} is (${who})? This is final: a later token for them has another name and id.${leftBehind}`
    await confirm(question, values.yes, context.terminal, { doing: 'Forgetting', done: 'forgotten' })
    engine.people.forget(id)
    context.terminal.out(`Forgot who ${visible(person.aliasName)} is.${leftBehind}`)
    return exitCodes.done
  })
}

/** What stays on the platform of somebody, as the end of a text; nothing where the profile is gone. */
function leftBehindOf(engine: Engine, { profileId }: Person): string {
  const profile = engine.profiles.list().find(({ id }) => id === profileId)
  const said = profile === undefined ? null : platforms[profile.platform].leftBehind
  return said === null ? '' : ` ${said}`
}

const exportOptions = { ...commonOptions, profile: { type: 'string' }, format: { type: 'string' } } as const

async function exportPeople(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, exportOptions)
  expectWords(positionals, 0)
  const name = required(values.profile, 'profile')
  const format = oneOf(required(values.format, 'format'), ['csv', 'json'], 'format')
  return withHistory(context, values['data-dir'], async (engine) => {
    const rows = [...exportedPeople(engine.people.each(engine.profiles.byName(name).id))]
    context.terminal.err('roompass: What follows is plain text with the real names of people: keep it safe.')
    context.terminal.out(format === 'json' ? toJson(rows) : copied(csvOf(rows), context.terminal))
    return exitCodes.done
  })
}

/** As the files of the application: every cell in quotes, the line ends of RFC 4180, and a byte order mark for Excel. */
function csvOf(rows: readonly ExportedPerson[]): string {
  const text = stringify([peopleCells.head, ...rows.map(peopleCells.cells)], {
    bom: true,
    quoted: true,
    quoted_empty: true,
    record_delimiter: 'windows',
  })
  return text.replace(/\n$/, '')
}
