import type { Finding } from '../../shared/schemas.ts'
import type { IssuedSession } from '../engine.ts'
import { wrongUsage } from './arguments.ts'
import type { CliContext } from './context.ts'
import { sessionFacts } from './session-facts.ts'
import { list, toJson, visible } from './text.ts'

/** What of a session is asked for instead of everything. */
export interface WantedAnswer {
  readonly token?: boolean | undefined
  readonly link?: boolean | undefined
  readonly json?: boolean | undefined
}

/** @throws RoompassError `bad-request` where more than one answer is wanted */
export function expectOneAnswer({ token, link, json }: WantedAnswer): void {
  if ([token, link, json].filter(Boolean).length > 1) {
    throw wrongUsage('Only one of --token, --link and --json can be given.')
  }
}

/** Shows what was issued, with its findings on standard error where they are not part of the answer. */
export function showIssued(issued: IssuedSession, wanted: WantedAnswer, context: CliContext): void {
  const { terminal, now, timeZone } = context
  if (wanted.json) {
    terminal.out(toJson(issuedJson(issued)))
    return
  }
  for (const line of findingLines(issued.findings)) terminal.err(line)
  const { token, link } = issued.session
  const only = wanted.token ? token : wanted.link ? link : null
  terminal.out(only ?? issuedSummary(issued, now(), timeZone))
}

/** What `issue --json` prints. Times in epoch seconds, or null. */
function issuedJson({ session, findings }: IssuedSession) {
  return {
    id: session.id,
    token: session.token,
    link: session.link,
    header: session.header,
    claims: session.claims,
    asked: session.asked,
    validFrom: session.validFrom,
    validUntil: session.validUntil,
    isEndUnknown: session.isEndUnknown,
    findings: findings.map(({ level, field, message, source }) => ({ level, field, message, source })),
  }
}

/** One line a finding, the gravest first. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  const levels: readonly Finding['level'][] = ['error', 'warning', 'hint']
  return levels.flatMap((level) =>
    findings
      .filter((finding) => finding.level === level)
      .map(({ message }) => `${level}: ${visible(message)}`),
  )
}

/** The session for a person to read; `now` in epoch seconds. */
function issuedSummary({ session, recorded }: IssuedSession, now: number, timeZone: string): string {
  const facts = list([
    ...sessionFacts(session, now, timeZone),
    ...(session.link === null ? [] : [['Link', session.link] as const]),
    ['Token', session.token],
    ...(recorded ? [['Id', session.id] as const] : []),
  ])
  return `${facts}\n\n${credentialWords(session)}`
}

function credentialWords({ link }: IssuedSession['session']): string {
  return link === null
    ? 'The token is a credential until it expires: whoever has it can use it.'
    : 'The link is a credential until it expires: whoever has it can enter.'
}
