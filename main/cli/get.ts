import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { Claims, Session } from '../../shared/schemas.ts'
import { contentParts } from '../../shared/session-content.ts'
import { formatRemaining } from '../../shared/validity/human.ts'
import { stateOf } from '../../shared/validity/state.ts'
import { commonOptions, readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import type { CliContext } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { expectOneAnswer } from './issue-output.ts'
import { helpOf } from './option-help.ts'
import { moment, sessionFacts } from './session-facts.ts'
import { sessionWord, warningOf } from './session-word.ts'
import { list, toJson } from './text.ts'
import { withHistory } from './with-engine.ts'

const options = {
  ...commonOptions,
  token: { type: 'boolean' },
  link: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

const help = `Usage: roompass get ID [--json | --token | --link]

Shows one session with everything that is known of it, its token too. What has to be said of it first, such as that it
has expired, is on standard error.

${helpOf([
  ['--token', 'only the token'],
  ['--link', 'only the join link'],
  ['--json', 'the session with its state, for a program; times in epoch seconds or null'],
  ['--data-dir FOLDER', 'the folder of profiles and history (or ROOMPASS_DATA_DIR)'],
])}

Exit codes: 0 done, 1 there is no such token or link any more, 2 wrong usage or no such session, 3 keychain or history
not available.`

export const get: Command = {
  name: 'get',
  summary: 'Show one session with its token',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options)
    const id = sessionWord(positionals)
    expectOneAnswer(values)
    const session = await withHistory(context, values['data-dir'], async ({ sessions }) => sessions.get(id))
    const { terminal, now } = context
    const answer = answerOf(session, values, context)
    const warning = warningOf(session, now())
    if (warning !== null) terminal.err(warning)
    terminal.out(answer)
    return exitCodes.done
  },
}

type Wanted = ReturnType<typeof readArguments<typeof options>>['values']

function answerOf(session: Session, wanted: Wanted, { now, timeZone }: CliContext): string {
  if (wanted.json) return toJson({ ...session, state: stateOf(session, now()) })
  if ((wanted.token || wanted.link) && session.token === null) {
    throw new RoompassError('failed', 'The token is no longer kept: issue it again with roompass renew.')
  }
  if (wanted.token && session.token !== null) return session.token
  if (wanted.link) return session.link ?? gone('There is no join link for this session.')
  return wholeSession(session, now(), timeZone)
}

function gone(message: string): never {
  throw new RoompassError('failed', message)
}

function wholeSession(session: Session, now: number, timeZone: string): string {
  const { stoppedAt, note, link, token, header, claims, asked } = session
  const facts = list([
    ['Id', session.id],
    ['State', `${stateOf(session, now)} (${formatRemaining(session, now)})`],
    ...sessionFacts(session, now, timeZone),
    ['Issued', `${moment(session.issuedAt, now, timeZone)}, ${session.origin}`],
    ...(stoppedAt === null ? [] : [['Stopped', moment(stoppedAt, now, timeZone)] as const]),
    ['Profile', `${session.profileName}, ${session.environment}`],
    ['Platform', platforms[session.platform].name],
    ['Key', session.keyFingerprint],
    ...(note === '' ? [] : [['Note', note] as const]),
    ...(link === null ? [] : [['Link', link] as const]),
    ['Token', token ?? '(no longer kept)'],
  ])
  const isOpaque = Object.keys(claims).length === 0 && Object.keys(header).length === 0
  return [
    facts,
    ...(isOpaque ? [] : [`Header: ${toJson(header)}`, `Claims: ${toJson(claims)}`]),
    ...(asked === null ? [] : askedLines(session.platform, asked)),
  ].join('\n')
}

function askedLines(platform: Session['platform'], content: Claims): string[] {
  const { asked, givenToSdk } = contentParts(platforms[platform], content)
  const forSdk = givenToSdk === null ? [] : [`Given to the SDK by the client: ${toJson(givenToSdk)}`]
  return [`Asked for: ${toJson(asked)}`, ...forSdk]
}
