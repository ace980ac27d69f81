import { momentOf, nameOf, type Rule } from './checked-draft.ts'
import type { TimeClaim } from './fields.ts'
import { sources } from './sources.ts'

/** From here on a number of seconds is more likely one of milliseconds: as seconds it is the year 5138. */
const millisecondsFrom = 100_000_000_000

const sourceOf = { iat: sources.iat, nbf: sources.nbf, exp: sources.exp } as const

export const timeUnreadable =
  (name: TimeClaim): Rule =>
  ({ times }) => {
    const time = times[name]
    if (time.kind !== 'unreadable') return null
    return {
      level: 'error',
      code: 'time-unreadable',
      field: name,
      message: `${nameOf(name)}: ${time.message}`,
      source: sourceOf[name],
    }
  }

export const endsBeforeStart: Rule = (draft) => {
  const from = momentOf(draft, 'nbf')
  const until = momentOf(draft, 'exp')
  if (from === null || until === null || until > from) return null
  return {
    level: 'error',
    code: 'ends-before-start',
    field: 'exp',
    message: `${nameOf('exp')} is at or before ${nameOf('nbf')}, so the token would never be valid: move one of them.`,
    source: `${sources.exp}; ${sources.nbf}`,
  }
}

export const timeInMilliseconds =
  (name: TimeClaim): Rule =>
  (draft) => {
    if (!isMilliseconds(draft.typed(name))) return null
    const seconds = Math.floor(Number(draft.typed(name)) / 1000)
    return {
      level: 'warning',
      code: 'time-in-milliseconds',
      field: name,
      message: `${nameOf(name)} looks like milliseconds; a token counts in seconds, so divide by 1,000.`,
      source: sources.numericDate,
      fix: { label: 'Divide by 1,000', values: { [name]: String(seconds) } },
    }
  }

function isMilliseconds(text: string): boolean {
  const digits = text.trim()
  return /^\d+$/.test(digits) && Number(digits) >= millisecondsFrom && Number.isSafeInteger(Number(digits))
}

export const expiryInPast: Rule = (draft) => {
  const until = momentOf(draft, 'exp')
  // An end at or before the start is an error already.
  if (until === null || until > draft.context.now || endsBeforeStart(draft) !== null) return null
  return {
    level: 'warning',
    code: 'expiry-in-past',
    field: 'exp',
    message: `${nameOf('exp')} is not in the future: the token is expired when it is issued. Choose a later end.`,
    source: sources.exp,
  }
}

export const noExpiry: Rule = (draft) => {
  if (draft.times.exp.kind !== 'absent') return null
  const validity = draft.context.profile?.defaultValidity || '2h'
  return {
    level: 'warning',
    code: 'no-expiry',
    field: 'exp',
    message: 'Valid without end: whoever has the link can enter until the key is changed. Set an end.',
    source: `${sources.properties}; ${sources.exp}`,
    fix: { label: `End: ${validity}`, values: { exp: validity } },
  }
}

export const issuedInFuture: Rule = (draft) => {
  const issued = momentOf(draft, 'iat')
  if (issued === null || issued <= draft.context.now || isMilliseconds(draft.typed('iat'))) return null
  return {
    level: 'hint',
    code: 'issued-in-future',
    field: 'iat',
    message: `${nameOf('iat')} is in the future, which some verifiers refuse: now is the usual value.`,
    source: sources.iat,
    fix: { label: 'Use now', values: { iat: 'now' } },
  }
}
