/**
 * What the log may say of anything: no guest's name, no token, no key. The first guard is that nothing of the sort is
 * handed to the log; this is the second, and it goes by shape.
 */

/** A compact token, also cut short (RFC 7515, 7.1: base64url parts between full stops). */
const token = /[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]*/g
/** Long enough for a key or a part of one, in hex, base64 or base64url. */
const run = /[A-Za-z0-9+_-]{16,}={0,2}/g
/** Errors quote what they choke on. */
const quoted = /"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|‘[^’]*’/g
const address = /\b[a-z][a-z0-9+.-]*:\/\/[^\s)]+/gi
const mail = /[^\s@<>]+@[^\s@<>]+/g

/** One line without quoted text, addresses, mail addresses, tokens and long runs of letters and digits. */
export function redact(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(quoted, '[text]')
    .replace(address, '[address]')
    .replace(mail, '[mail]')
    .replace(token, '[token]')
    .replace(run, '[run]')
}

/**
 * An error as the log may show it: its class, its code, and where it happened. Its message is left out, because
 * errors of libraries quote the value they were given.
 */
export function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return `thrown ${cause === null ? 'null' : typeof cause}`
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  const known = /^[A-Z][A-Z0-9_]{1,40}$|^[a-z-]{1,40}$/.test(code) ? ` ${code}` : ''
  const name = /^[A-Za-z]{1,40}$/.test(cause.name) ? cause.name : 'Error'
  return `${name}${known}${framesOf(cause)
    .map((frame) => ` < ${frame}`)
    .join('')}`
}

/** File, line and column of the innermost frames; no folder, as that may name the person. */
function framesOf(error: Error): string[] {
  const stack = error.stack ?? ''
  const afterMessage = stack.slice(stack.indexOf(error.message) + error.message.length)
  return afterMessage
    .split('\n')
    .flatMap((line) => /^\s+at .*?([\w.-]{1,60}\.[cm]?[jt]sx?:\d+:\d+)\)?$/.exec(line)?.[1] ?? [])
    .slice(0, 4)
}
