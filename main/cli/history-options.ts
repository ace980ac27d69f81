import {
  environmentSchema,
  type SessionFilter,
  sessionFilterSchema,
  sessionStateSchema,
} from '../../shared/schemas.ts'
import { parseDuration } from '../../shared/validity/duration.ts'
import { parseTime } from '../../shared/validity/parse-time.ts'
import type { Engine } from '../engine.ts'
import { commonOptions, oneOf, positiveInteger, type readArguments, wrongUsage } from './arguments.ts'
import type { CliContext } from './context.ts'

export const historyOptions = {
  ...commonOptions,
  search: { type: 'string' },
  state: { type: 'string' },
  profile: { type: 'string' },
  environment: { type: 'string' },
  origin: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  limit: { type: 'string' },
  follow: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

type Options = ReturnType<typeof readArguments<typeof historyOptions>>['values']

/** Each, and `all`: without one, what was crafted is left out. */
export const origins = sessionFilterSchema.shape.origin.unwrap().options

/** What is asked of the history, before its profile is looked up by name. */
export interface Asked {
  readonly filter: SessionFilter
  readonly profile: string | null
  /** Null where it was not said. */
  readonly limit: number | null
}

/** @throws RoompassError `bad-request` for a value that can't be read */
export function readAsked(values: Options, { now, timeZone }: Pick<CliContext, 'now' | 'timeZone'>): Asked {
  const moment = { now: now(), timeZone }
  return {
    filter: {
      text: values.search ?? '',
      state: chosen(values.state, sessionStateSchema.options, 'state'),
      profileId: null,
      environment: chosen(values.environment, environmentSchema.options, 'environment'),
      origin: chosen(values.origin, origins, 'origin'),
      from: timeOf(values.since, 'since', moment),
      until: timeOf(values.until, 'until', moment),
    },
    profile: values.profile ?? null,
    limit: values.limit === undefined ? null : positiveInteger(values.limit, 'limit'),
  }
}

/** @throws RoompassError `not-found` where no profile has the name */
export function filterOf(engine: Engine, { filter, profile }: Asked): SessionFilter {
  return profile === null ? filter : { ...filter, profileId: engine.profiles.byName(profile).id }
}

const chosen = <T extends string>(
  value: string | undefined,
  choices: readonly T[],
  option: string,
): T | null => (value === undefined ? null : oneOf(value, choices, option))

/** A time as it is typed everywhere; a duration without a sign counts back, as sessions lie in the past. */
function timeOf(
  typed: string | undefined,
  option: string,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): number | null {
  if (typed === undefined) return null
  const text = parseDuration(typed.trim()) === null ? typed : `-${typed.trim()}`
  const time = parseTime(text, { now, timeZone, countFrom: now })
  switch (time.kind) {
    case 'at':
      return time.at
    case 'absent':
      throw wrongUsage(`The option --${option} needs a time.`)
    case 'unreadable':
      throw wrongUsage(`The option --${option}: ${time.message}`)
  }
}
