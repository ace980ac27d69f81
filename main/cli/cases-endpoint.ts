import { type AnswerRule, type Endpoint, endpointSchema } from '../../shared/lab/schemas.ts'
import type { Profile } from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import { originOfEndpoint } from '../lab/endpoint-origin.ts'
import { readJsonPath } from '../lab/run/json-path.ts'
import { commonOptions, expectWords, oneOf, readArguments, required, wrongUsage } from './arguments.ts'
import { confirm } from './confirm.ts'
import type { CliContext } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { list, toJson, visible } from './text.ts'
import { withHistory } from './with-engine.ts'

const contentOptions = {
  method: { type: 'string' },
  header: { type: 'string', multiple: true },
  body: { type: 'string' },
  'accepted-status': { type: 'string' },
  'accepted-text': { type: 'string' },
  'accepted-json': { type: 'string' },
  'name-screen-text': { type: 'string' },
} as const

const options = {
  ...commonOptions,
  ...contentOptions,
  profile: { type: 'string' },
  url: { type: 'string' },
  remove: { type: 'boolean' },
  yes: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

type Options = ReturnType<typeof readArguments<typeof options>>['values']

/** `roompass cases endpoint`: shows, sets or removes where the sets of a profile are run against. */
export async function setEndpoint(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  expectWords(positionals, 0)
  const name = required(values.profile, 'profile')
  const endpoint = values.url === undefined ? null : endpointOf(values.url, values)
  expectUrlOrRemoval(values)
  return withHistory(context, values['data-dir'], async (engine) => {
    const profile = engine.profiles.byName(name)
    if (endpoint !== null) await confirmed(engine, profile, endpoint, values.yes, context)
    if (endpoint !== null || values.remove) engine.lab.setEndpoint(profile.id, endpoint)
    show(engine.lab.endpoint(profile.id), profile, values, context)
    return exitCodes.done
  })
}

function expectUrlOrRemoval(values: Options): void {
  if (values.url !== undefined) {
    if (values.remove) throw wrongUsage('Only one of --url and --remove can be given.')
    return
  }
  const names = Object.keys(contentOptions) as (keyof typeof contentOptions)[]
  const extra = names.find((option) => values[option] !== undefined)
  if (extra !== undefined) {
    throw wrongUsage(`The option --${extra} needs --url: an endpoint is set as a whole.`)
  }
}

/** Asks before tokens go to a host that was not confirmed for the profile. */
async function confirmed(
  engine: Engine,
  { id, name }: Profile,
  endpoint: Endpoint,
  yes: boolean | undefined,
  { terminal }: CliContext,
): Promise<void> {
  const origin = originOfEndpoint(endpoint)
  if (engine.lab.confirmedOrigin(id) === origin) return
  const question = `Send the tokens of ${visible(name)} to ${origin}? They work: whoever runs that host can use them.`
  await confirm(question, yes, terminal, { doing: 'A new host', done: 'changed' })
}

/** @throws RoompassError `bad-request` */
function endpointOf(url: string, values: Options): Endpoint {
  const { header = [], body = '' } = values
  const text = values['name-screen-text']
  const method = oneOf(values.method ?? 'GET', endpointSchema.shape.method.options, 'method')
  if (body !== '' && method === 'GET') throw wrongUsage('The option --body goes with --method POST or PUT.')
  const read = endpointSchema.safeParse({
    ...{ url, method, body },
    headers: header.map(headerOf),
    accepted: acceptedOf(values),
    nameScreen: text === undefined ? null : { by: 'text', text },
  })
  if (read.success) return read.data
  throw wrongUsage(
    'Something of the endpoint is too long: an address has at most 2,000 characters, a header 8,000.',
  )
}

function headerOf(typed: string): Endpoint['headers'][number] {
  const at = typed.indexOf(':')
  if (at < 1) throw wrongUsage('The option --header takes a name and a text, such as "Accept: text/html".')
  return { name: typed.slice(0, at).trim(), value: typed.slice(at + 1).trim() }
}

function acceptedOf(values: Options): AnswerRule {
  const given = (['accepted-status', 'accepted-text', 'accepted-json'] as const).filter(
    (option) => values[option] !== undefined,
  )
  if (given.length > 1) {
    throw wrongUsage('Only one of --accepted-status, --accepted-text and --accepted-json can be given.')
  }
  const text = values['accepted-text']
  if (text !== undefined) return { by: 'text', text }
  const json = values['accepted-json']
  return json === undefined ? statusRule(values['accepted-status'] ?? '200-299') : jsonRule(json)
}

function statusRule(typed: string): AnswerRule {
  const [, from, to] = /^([1-5]\d\d)(?:-([1-5]\d\d))?$/.exec(typed.trim()) ?? []
  if (from === undefined) {
    throw wrongUsage('The option --accepted-status takes a status or two, such as 200 or 200-299.')
  }
  return { by: 'status', from: Number(from), to: Number(to ?? from) }
}

/** The path ends at the first `=` behind which the rest can be one: a name in quotes may have one, too. */
function jsonRule(typed: string): AnswerRule {
  for (let at = typed.indexOf('='); at !== -1; at = typed.indexOf('=', at + 1)) {
    const path = typed.slice(0, at).trim()
    if (readJsonPath(path) !== null) return { by: 'json', path, equals: typed.slice(at + 1) }
  }
  throw wrongUsage('The option --accepted-json takes a path and a value, such as data.items[0].ok=true.')
}

function show(
  endpoint: Endpoint | null,
  { name }: Profile,
  { json }: Options,
  { terminal }: CliContext,
): void {
  if (json) terminal.out(toJson(endpoint))
  else if (endpoint === null) terminal.err(`roompass: The profile ${visible(name)} names no endpoint.`)
  else terminal.out(list(factsOf(endpoint)))
}

/** What headers hold may be secret: their names are shown alone. */
function factsOf({ url, method, headers, body, accepted, nameScreen }: Endpoint) {
  return [
    ['Endpoint', `${method} ${url}`],
    ...headers.map(({ name }) => ['Header', name] as const),
    ...(body === '' ? [] : [['Body', body] as const]),
    ['Accepted', ruleWords(accepted)],
    ...(nameScreen === null ? [] : [['Name screen', ruleWords(nameScreen)] as const]),
  ] as const
}

function ruleWords(rule: AnswerRule): string {
  switch (rule.by) {
    case 'status':
      return rule.from === rule.to ? `status ${rule.from}` : `status ${rule.from} to ${rule.to}`
    case 'text':
      return `has the text ${rule.text}`
    case 'json':
      return `${rule.path} is ${rule.equals}`
  }
}
