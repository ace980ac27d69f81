import { describeCause, redact } from './redaction.ts'

/** Details of an event: counts, states and codes, never what a person typed. */
type Facts = Readonly<Record<string, string | number | boolean>>

/** The application's log. Each call writes one line. */
export interface Log {
  info(event: string, facts?: Facts): void
  warn(event: string, facts?: Facts): void
  error(event: string, cause: unknown, facts?: Facts): void
}

export type LogLevel = 'info' | 'warn' | 'error'

/** A log whose lines go to `write`, redacted. */
export function createLog(write: (level: LogLevel, line: string) => void): Log {
  const line = (event: string, facts: Facts) =>
    [event, ...Object.entries(facts).map(([name, value]) => `${name}=${redact(String(value))}`)].join(' ')
  return {
    info: (event, facts = {}) => write('info', line(event, facts)),
    warn: (event, facts = {}) => write('warn', line(event, facts)),
    error: (event, cause, facts = {}) => write('error', `${line(event, facts)}: ${describeCause(cause)}`),
  }
}
