import type { Finding } from '../../shared/schemas.ts'
import { formatLocal, formatRelative } from '../../shared/validity/human.ts'
import type { IssuedSession } from '../engine.ts'
import { list, visible } from './text.ts'

/** What `issue --json` prints. Times in epoch seconds, or null. */
export function issuedJson({ session, findings }: IssuedSession) {
  return {
    id: session.id,
    token: session.token,
    link: session.link,
    header: session.header,
    claims: session.claims,
    validFrom: session.validFrom,
    validUntil: session.validUntil,
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
export function issuedSummary(session: IssuedSession['session'], now: number, timeZone: string): string {
  const facts = list([
    ['Guest', session.name ?? '(will be asked for a name)'],
    ['Room', session.room],
    ['Valid from', moment(session.validFrom, 'at once', now, timeZone)],
    ['Valid until', moment(session.validUntil, 'without end', now, timeZone)],
    ...(session.link === null ? [] : [['Link', session.link] as const]),
    ['Token', session.token],
  ])
  return session.link === null
    ? facts
    : `${facts}\n\nThe link is a credential until it expires: whoever has it can enter.`
}

function moment(at: number | null, absent: string, now: number, timeZone: string): string {
  return at === null ? absent : `${formatLocal(at, timeZone)} (${formatRelative(at, now)})`
}
