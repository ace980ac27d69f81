import type { Request } from '../../../shared/contract.ts'
import { RoompassError } from '../../../shared/errors.ts'
import { baseFor } from '../../../shared/lab/base.ts'
import type { EdgeCase, PlatformLab } from '../../../shared/lab/edge-case.ts'
import { countOf, mostInSet } from '../../../shared/lab/make-set.ts'
import type { ChosenCases } from '../../../shared/lab/schemas.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { DraftContext, Platform } from '../../../shared/platforms/platform.ts'
import type { Draft, PlatformId } from '../../../shared/schemas.ts'
import { formatSpan } from '../../../shared/validity/human.ts'
import { parseTime } from '../../../shared/validity/parse-time.ts'
import { clockText } from '../../view/time-words.ts'

/** How a set is to be made, as typed. */
export interface SetForm {
  /** Empty for one that is made up. */
  readonly title: string
  /** Empty for the room of the form. */
  readonly room: string
  /** Empty for now. */
  readonly moment: string
  readonly as: 'list' | 'matrix'
  /** Of a matrix. */
  readonly groups: readonly string[]
  readonly cover: 'pairs' | 'full'
  /** By the ids of the platform's needs. */
  readonly given: Readonly<Record<string, string>>
}

export const blankSet: SetForm = {
  title: '',
  room: '',
  moment: '',
  as: 'list',
  groups: [],
  cover: 'pairs',
  given: {},
}

/** What a set is made from beside its form. */
export interface SetSource {
  readonly platform: PlatformId
  readonly lab: PlatformLab
  readonly own: readonly EdgeCase[]
  readonly chosen: ReadonlySet<string>
  /** The draft of the Issue form. */
  readonly draft: Draft
}

/** The draft with the room of the set in place of its own, where the platform has rooms. */
export function draftOfSet(platformId: PlatformId, draft: Draft, room: string): Draft {
  const field = roomField(platforms[platformId])
  if (field === null || room.trim() === '') return draft
  return { ...draft, values: { ...draft.values, [field]: room.trim() } }
}

/** The name of the field that names the room; null where the platform has none. */
export function roomField({ fields }: Pick<Platform, 'fields'>): string | null {
  return fields.find(({ kind }) => kind === 'room')?.name ?? null
}

/** The groups of a matrix that there are. */
function groupsInMatrix({ groups }: SetForm, { lab, own }: Pick<SetSource, 'lab' | 'own'>): string[] {
  const there = new Set([...lab.cases, ...own].map(({ group }) => group))
  return groups.filter((group) => there.has(group))
}

/** The moment that times count from, in epoch seconds; null for now. With `message` where it can't be read. */
export function momentOf(
  { moment }: SetForm,
  { now, timeZone }: Omit<DraftContext, 'profile'>,
): { readonly at: number | null; readonly message: string | null } {
  if (moment.trim() === '') return { at: null, message: null }
  const time = parseTime(moment, { now, timeZone, countFrom: now })
  switch (time.kind) {
    case 'absent':
      return { at: null, message: null }
    case 'at':
      return { at: time.at, message: null }
    case 'unreadable':
      return { at: null, message: time.message }
  }
}

/** What a set comes to before it is made. */
export interface SetSize {
  readonly count: number
  /** Chosen cases that something was not given for. */
  readonly leftOut: readonly EdgeCase[]
  /** Why it can't be made, in one sentence; null where it can. */
  readonly problem: string | null
}

/** How many cases a set would have. Nothing is made. */
export function sizeOf(form: SetForm, source: SetSource): SetSize {
  const chosen = chosenOf(form, source)
  if (chosen === null) {
    const problem = form.as === 'list' ? 'Choose at least one case.' : 'Choose at least two groups.'
    return { count: 0, leftOut: [], problem }
  }
  const leftOut = leftOutOf(form, source, chosen)
  try {
    const count = countOf({ lab: source.lab, own: source.own, chosen, given: form.given })
    return { count, leftOut, problem: problemOf(count) }
  } catch (error) {
    if (!(error instanceof RoompassError)) throw error
    return { count: 0, leftOut, problem: error.message }
  }
}

function problemOf(count: number): string | null {
  if (count === 0) return 'Every chosen case needs something that is not given: see below.'
  if (count <= mostInSet) return null
  return `A set has at most ${mostInSet.toLocaleString('en')} cases: choose fewer groups, or pairs.`
}

function leftOutOf(form: SetForm, { lab, own }: SetSource, chosen: ChosenCases): readonly EdgeCase[] {
  const isChosen = (each: EdgeCase) =>
    chosen.as === 'list' ? chosen.ids.includes(each.id) : chosen.groups.includes(each.group)
  const isGiven = (need: string) => (form.given[need] ?? '').trim() !== ''
  return [...lab.cases, ...own].filter(
    (each) => each.needs !== undefined && !isGiven(each.needs) && isChosen(each),
  )
}

/** The chosen cases as main takes them, in the order of the library; null where too few are chosen. */
function chosenOf(form: SetForm, source: SetSource): ChosenCases | null {
  if (form.as === 'matrix') {
    const groups = groupsInMatrix(form, source)
    return groups.length < 2 ? null : { as: 'matrix', groups, cover: form.cover }
  }
  const ids = [...source.lab.cases, ...source.own].map(({ id }) => id).filter((id) => source.chosen.has(id))
  return ids.length === 0 ? null : { as: 'list', ids }
}

/** What main is asked for; null where there is nothing to make. */
export function requestOf(
  form: SetForm,
  source: SetSource,
  context: Omit<DraftContext, 'profile'>,
): Request<'sheets.make'> | null {
  const cases = chosenOf(form, source)
  const { at, message } = momentOf(form, context)
  if (cases === null || message !== null) return null
  const given = Object.fromEntries(Object.entries(form.given).filter(([, value]) => value.trim() !== ''))
  return {
    title: form.title.trim() || usualTitle(form, source, context),
    draft: draftOfSet(source.platform, source.draft, form.room),
    timeZone: context.timeZone,
    moment: at,
    cases,
    given,
  }
}

/** A title for a set that was given none: the platform, the room, the moment at which it is made. */
export function usualTitle(
  form: SetForm,
  { platform, draft }: Pick<SetSource, 'platform' | 'draft'>,
  { now, timeZone }: Omit<DraftContext, 'profile'>,
): string {
  const field = roomField(platforms[platform])
  const room = field === null ? '' : (draftOfSet(platform, draft, form.room).values[field] ?? '').trim()
  // Beside another day, so that the day is in it: it is read weeks later.
  const when = clockText(now, timeZone, now - 400 * 86_400)
  return [platforms[platform].name, ...(room === '' ? [] : [room.slice(0, 80)]), when].join(' · ')
}

/** What the right token is that every case changes, in one line. */
export function baseText(platformId: PlatformId, draft: Draft, context: DraftContext): string {
  const platform: Platform = platforms[platformId]
  const { claims } = baseFor(platformId, draft, context)
  const { room, name, externalId, role } = platform.summaryOf(claims)
  const exp = claims.exp
  const valid = typeof exp === 'number' ? [`valid for ${formatSpan(Math.max(0, exp - context.now))}`] : []
  // Where a platform knows a guest by the id alone, that is what tells one request from another.
  const guest = name === null || name === '' ? externalId : name
  return [guest, room, role, ...valid].filter((part) => part !== null && part !== '').join(' · ')
}
