import { RoompassError } from '../errors.ts'
import { platforms } from '../platforms/index.ts'
import { leavingDraft } from '../platforms/leaving-draft.ts'
import type { Platform } from '../platforms/platform.ts'
import type { Claims, Draft, Finding, Known, Profile } from '../schemas.ts'
import { excerpt } from '../text/excerpt.ts'
import { formulaCells } from './formula-cells.ts'
import { rowDrafts } from './row-draft.ts'
import type { BatchPlan, BatchProblem, InputRow } from './schemas.ts'

/** Who a row is for, as it is written there. */
export interface RowGuest {
  readonly name: string
  readonly externalId: string
}

/** What a row comes to. */
export interface CheckedRow {
  readonly guest: RowGuest
  /** As it leaves this computer. */
  readonly draft: Draft
  /** What is signed, or what the platform is asked for. */
  readonly content: Claims
  readonly findings: Finding[]
  /** The worst there is to say of it; null for nothing. */
  readonly level: BatchProblem['level'] | null
  readonly summary: ReturnType<Platform['summaryOf']>
  /** The columns whose cells a spreadsheet would take for formulas. */
  readonly formulas: readonly string[]
}

export interface RowCheckerOptions {
  readonly plan: BatchPlan
  readonly columns: readonly string[]
  readonly profile: Profile
  /** Epoch seconds: the moment that all rows count from. */
  readonly now: number
  /** IANA name. */
  readonly timeZone: string
  /** What is known beside a draft with this room and this guest. Its alias is not looked at. */
  readonly knownFor: (room: string, guest: RowGuest) => Known
}

/**
 * @param alias what leaves in place of the guest of an anonymous profile; a stand-in of the usual length without it
 */
export type RowChecker = (row: InputRow, alias?: Known['alias']) => CheckedRow

/** As long as most of those that are made for people. */
const standIn: NonNullable<Known['alias']> = {
  name: 'Amber Heron',
  externalId: 'guest-0123456789abcdef',
  isNew: true,
}

/**
 * Checks rows as drafts that are issued one by one are checked: what leaves this computer, its claims, its findings.
 *
 * @throws RoompassError `bad-request` for a plan that names unknown fields or columns
 */
export function rowChecker(options: RowCheckerOptions): RowChecker {
  const { plan, columns, profile, now, timeZone, knownFor } = options
  const platform: Platform = platforms[profile.platform]
  refuseUnknownFields(plan, platform)
  const draftOf = rowDrafts(plan, columns)
  const roomField = platform.fields.find(({ kind }) => kind === 'room')?.name ?? null
  const moment = { profile, now, timeZone }
  return (row, given) => {
    const typed = draftOf(row.cells)
    const guest = guestIn(platform, typed)
    const alias = profile.anonymous && isSomebody(guest) ? (given ?? standIn) : null
    const draft = leavingDraft(platform, typed, profile, alias)
    const { claims } = platform.claimsFor(draft, moment)
    const findings =
      row.fault === null
        ? platform.findingsFor(draft, {
            ...moment,
            known: { ...knownFor(textOf(typed, roomField), guest), alias },
          })
        : [unreadable(row.fault)]
    const formulas = formulaCells(row.cells, columns)
    return {
      guest,
      draft,
      content: claims,
      findings,
      level: worstOf(findings) ?? (formulas.length > 0 ? 'formula' : null),
      summary: platform.summaryOf(claims),
      formulas,
    }
  }
}

/** The worst level of findings; null where there are none. */
function worstOf(findings: readonly Pick<Finding, 'level'>[]): Finding['level'] | null {
  if (findings.length === 0) return null
  if (findings.some(({ level }) => level === 'error')) return 'error'
  return findings.some(({ level }) => level === 'warning') ? 'warning' : 'hint'
}

/** Nobody has an alias who is neither named nor has an id, as for `knownBy` of people. */
function isSomebody({ name, externalId }: RowGuest): boolean {
  return externalId !== '' || name.normalize('NFC').trim() !== ''
}

function guestIn({ identity }: Platform, draft: Draft): RowGuest {
  return { name: textOf(draft, identity.name), externalId: textOf(draft, identity.externalId) }
}

function textOf({ values }: Draft, field: string | null): string {
  return field === null ? '' : (values[field] ?? '')
}

function unreadable(fault: string): Finding {
  return {
    level: 'error',
    code: 'row-unreadable',
    field: null,
    message: fault,
    source: 'RFC 4180, 2; https://jsonlines.org',
  }
}

function refuseUnknownFields({ columns }: BatchPlan, { name, fields, switches }: Platform): void {
  const names = [...fields, ...switches].map((each) => each.name)
  const unknown = Object.keys(columns).find((field) => !names.includes(field))
  if (unknown === undefined) return
  const message = `${name} has no field ${excerpt(unknown)}: take one of ${names.join(', ')}.`
  throw new RoompassError('bad-request', message, unknown)
}
