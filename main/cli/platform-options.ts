import { platforms } from '../../shared/platforms/index.ts'
import type {
  Platform,
  PlatformField,
  PlatformSwitch,
  ProfileField,
} from '../../shared/platforms/platform.ts'
import type { Draft, Profile } from '../../shared/schemas.ts'
import { oneOf, type TableValues, wrongUsage } from './arguments.ts'

/** What leaves a time out of the token. */
const absentTimes = ['none', 'never']

const all: readonly Platform[] = Object.values(platforms)

/** The options that fill a draft, of every platform. */
export const draftOptions = unique(all.flatMap(draftOptionsOf))

/** The options that say which account it is, of every platform. */
export const settingOptions = unique(all.flatMap(settingOptionsOf))

/** The options that fill a draft of one platform. */
export function draftOptionsOf({ fields, switches }: Pick<Platform, 'fields' | 'switches'>): string[] {
  return [...fields.flatMap(({ option }) => option ?? []), ...switches.map(({ option }) => option)]
}

/** The options that say which account of one platform it is. */
export function settingOptionsOf({ profileFields }: Pick<Platform, 'profileFields'>): string[] {
  return profileFields.map(({ option }) => option)
}

/**
 * Every option given is one that the platform has.
 *
 * @throws RoompassError `bad-request`, with the option and the platform
 */
export function expectOptionsOf(
  platform: Pick<Platform, 'name'>,
  allowed: readonly string[],
  given: TableValues,
): void {
  const extra = [...given.keys()].find((option) => !allowed.includes(option))
  if (extra !== undefined) throw notOf(platform, extra)
}

/** An option that the platform chosen does not have. */
export const notOf = ({ name }: Pick<Platform, 'name'>, option: string) =>
  wrongUsage(`The option --${option} is not one of ${name}.`)

/** @throws RoompassError `bad-request` for the first of the needed ones that was not given */
export function expectRequired(lines: readonly (PlatformField | ProfileField)[], given: TableValues): void {
  for (const { required, option } of lines) {
    if (required && option !== undefined && !given.has(option)) {
      throw wrongUsage(`The option --${option} is missing.`)
    }
  }
}

/**
 * The draft with the options put in as typed; an empty option empties its field, one not given leaves it.
 *
 * @throws RoompassError `bad-request` for a switch that is neither on nor off
 */
export function filledDraft(
  draft: Draft,
  platform: Pick<Platform, 'fields' | 'switches'>,
  given: TableValues,
): Draft {
  const values = { ...draft.values }
  for (const field of platform.fields) {
    const typed = field.option === undefined ? undefined : given.get(field.option)
    if (typed !== undefined) values[field.name] = asTyped(field, typed)
  }
  for (const one of platform.switches) {
    const typed = given.get(one.option)?.at(-1)
    if (typed !== undefined) values[one.name] = onOrOff(one, typed)
  }
  return { ...draft, values }
}

function asTyped({ kind }: PlatformField, typed: readonly string[]): string {
  if (kind === 'scopes') return typed.join(' ')
  const last = typed.at(-1) ?? ''
  return kind === 'time' && absentTimes.includes(last.trim().toLowerCase()) ? '' : last
}

const onOrOff = ({ option }: PlatformSwitch, typed: string) => oneOf(typed, ['on', 'off'], option)

/**
 * A platform's settings from the options. What was not given is empty, a first choice, or, where it is seldom needed,
 * not there.
 *
 * @throws RoompassError `bad-request` for what can not be chosen
 */
export function settingsFrom(
  { profileFields }: Pick<Platform, 'profileFields'>,
  given: TableValues,
): Profile['settings'] {
  const entries = profileFields.flatMap((field) => {
    const value = given.get(field.option)?.at(-1)
    if (value === undefined && field.advanced) return []
    return [[field.name, chosen(field, value)] as const]
  })
  return Object.fromEntries(entries)
}

function chosen({ choices, option }: ProfileField, value: string | undefined): string {
  const values = choices?.map((choice) => choice.value)
  if (values === undefined) return value ?? ''
  return value === undefined ? (values[0] ?? '') : oneOf(value, values, option)
}

function unique(options: readonly string[]): string[] {
  return [...new Set(options)]
}
