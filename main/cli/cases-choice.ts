import type { EdgeCase, PlatformLab } from '../../shared/lab/edge-case.ts'
import { ownGroup } from '../../shared/lab/own-case.ts'
import type { ChosenCases } from '../../shared/lab/schemas.ts'
import type { Platform } from '../../shared/platforms/platform.ts'
import { parseTime } from '../../shared/validity/parse-time.ts'
import { oneOf, wrongUsage } from './arguments.ts'
import type { CliContext } from './context.ts'

/** The options that say which cases, of `make` and `run`. */
export const choiceOptions = {
  group: { type: 'string', multiple: true },
  case: { type: 'string', multiple: true },
  matrix: { type: 'string' },
  cover: { type: 'string' },
  given: { type: 'string', multiple: true },
  now: { type: 'string' },
} as const

/** What was given for them. */
export interface Choice {
  readonly group?: readonly string[] | undefined
  readonly case?: readonly string[] | undefined
  readonly matrix?: string | undefined
  readonly cover?: string | undefined
  readonly given?: readonly string[] | undefined
  readonly now?: string | undefined
}

/** What cases there are to choose from. */
export interface Library {
  readonly platform: Pick<Platform, 'name'>
  readonly lab: PlatformLab
  readonly own: readonly Pick<EdgeCase, 'id' | 'group'>[]
}

/**
 * The cases of `--group`, `--case`, `--matrix` and `--cover`, in the library's order; all of the platform's, and none of the
 * person's own, where none of them is given.
 *
 * @throws RoompassError `bad-request` for a group or case that there is not
 */
export function chosenCases(choice: Choice, library: Library): ChosenCases {
  const { matrix, cover, group: groups = [], case: ids = [] } = choice
  if (matrix !== undefined) {
    if (groups.length > 0 || ids.length > 0) {
      throw wrongUsage('The option --matrix names its groups itself: leave --group and --case out.')
    }
    return { as: 'matrix', groups: matrixGroups(matrix, library), cover: coverOf(cover) }
  }
  if (cover !== undefined) throw wrongUsage('The option --cover goes with --matrix only.')
  expectGroups(groups, library)
  const all = [...library.lab.cases, ...library.own]
  const unknown = ids.find((id) => !all.some((one) => one.id === id))
  if (unknown !== undefined) {
    throw wrongUsage(`${library.platform.name} has no case “${unknown}”: see roompass cases list.`)
  }
  const isAll = groups.length === 0 && ids.length === 0
  const wanted = isAll
    ? library.lab.cases
    : all.filter(({ id, group }) => groups.includes(group) || ids.includes(id))
  if (wanted.length === 0) throw wrongUsage('There is no such case: see roompass cases list.')
  return { as: 'list', ids: wanted.map(({ id }) => id) }
}

function matrixGroups(matrix: string, library: Library): string[] {
  const groups = [...new Set(matrix.split(',').map((group) => group.trim()))]
  expectGroups(groups, library)
  if (groups.length < 2 || groups.length > 8) {
    throw wrongUsage('The option --matrix takes two to eight groups, such as time,role.')
  }
  return groups
}

const coverOf = (cover = 'pairs') => oneOf(cover, ['pairs', 'full'], 'cover')

/** Every group given is one that there is. @throws RoompassError `bad-request` */
export function expectGroups(groups: readonly string[], { platform, lab }: Omit<Library, 'own'>): void {
  const known = [...lab.groups.map(({ id }) => id), ownGroup]
  const unknown = groups.find((group) => !known.includes(group))
  if (unknown === undefined) return
  throw wrongUsage(`${platform.name} has no group “${unknown}”. There are: ${known.join(', ')}.`)
}

/** What was given for the things that cases need, by their ids. @throws RoompassError `bad-request` */
export function givenThings(
  { given = [] }: Choice,
  { lab, platform }: Pick<Library, 'lab' | 'platform'>,
): Record<string, string> {
  return Object.fromEntries(given.map((one) => thing(one, platform.name, lab.needs)))
}

function thing(typed: string, platform: string, needs: PlatformLab['needs']): [string, string] {
  const at = typed.indexOf('=')
  const id = typed.slice(0, Math.max(0, at)).trim()
  if (at < 1) throw wrongUsage('The option --given takes ID=VALUE, such as locked-room=vault.')
  if (needs.some((need) => need.id === id)) return [id, typed.slice(at + 1)]
  const known = needs.map((need) => need.id).join(', ')
  throw wrongUsage(
    known === ''
      ? `The cases of ${platform} need nothing to be given.`
      : `The cases of ${platform} need no “${id}”. They need: ${known}.`,
  )
}

/** The moment of `--now` in epoch seconds; null where it is not given. @throws RoompassError `bad-request` */
export function momentOf({ now: typed }: Choice, { now, timeZone }: CliContext): number | null {
  if (typed === undefined) return null
  const time = parseTime(typed, { now: now(), timeZone, countFrom: now() })
  if (time.kind === 'at') return time.at
  throw wrongUsage('The option --now takes a duration such as 2h, an ISO date and time, or epoch seconds.')
}
