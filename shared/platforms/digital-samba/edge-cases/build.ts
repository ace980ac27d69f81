import type { CaseBase, CaseSource, EdgeCase } from '../../../lab/edge-case.ts'
import type { Outcome } from '../../../lab/schemas.ts'
import { type DocumentName, notFound } from './sources.ts'

/** What a line of a table says beside id, title, edit, reason and source. */
export interface More {
  /** The case's id where not given. */
  readonly standsFor?: string
  readonly side?: NonNullable<EdgeCase['side']>
  readonly needs?: NeedId
  readonly steps?: string
  /** Of what nothing is written about: where it was looked for; among the claims where not given. */
  readonly lookedIn?: DocumentName
  readonly alone?: true
  /** Where the signature is what is wrong. */
  readonly resigned?: false
}

/** What is changed, and how. */
export type Edit = Pick<EdgeCase, 'changes' | 'apply'>

type Row = Omit<EdgeCase, 'group'>

/** Whose bytes are on which side of a boundary. */
export const boundary = (standsFor: string, side: NonNullable<EdgeCase['side']>) => ({ standsFor, side })

export function refused(
  id: string,
  title: string,
  edit: Edit,
  reason: string,
  source: CaseSource,
  more: More = {},
): Row {
  return row('refused', id, title, edit, reason, source, more)
}

export function accepted(
  id: string,
  title: string,
  edit: Edit,
  reason: string,
  source: CaseSource,
  more: More = {},
): Row {
  return row('accepted', id, title, edit, reason, source, more)
}

/** What nothing is written about. */
export function unknown(id: string, title: string, edit: Edit, reason: string, more: More = {}): Row {
  return row('unknown', id, title, edit, reason, notFound(more.lookedIn ?? 'properties'), more)
}

function row(
  expected: Outcome,
  id: string,
  title: string,
  edit: Edit,
  reason: string,
  source: CaseSource,
  { standsFor = id, resigned, lookedIn: _, ...more }: More,
): Row {
  const isResigned = resigned ?? true
  return { id, title, ...edit, standsFor, expected, reason, source, resigned: isResigned, ...more }
}

export function inGroup(group: GroupId, rows: readonly Row[]): EdgeCase[] {
  return rows.map((each) => ({ ...each, group }))
}

/** What was given for a need; a set has no case whose need was not. */
export function given(base: CaseBase, need: NeedId): string {
  return base.given[need] ?? ''
}

export type GroupId =
  | 'time'
  | 'identity'
  | 'initials'
  | 'avatar'
  | 'room'
  | 'role'
  | 'header'
  | 'signature'
  | 'encoding'
  | 'structure'
  | 'size'
  | 'transport'
  | 'key'
  | 'api'

export type NeedId =
  | 'room-id'
  | 'other-room'
  | 'public-room'
  | 'locked-room'
  | 'full-room'
  | 'expired-room'
  | 'deleted-room'
  | 'encrypted-room'
  | 'room-without-breakouts'
  | 'other-team'
  | 'other-team-room'
  | 'role'
  | 'role-id'
  | 'role-display-name'
  | 'role-of-team'
  | 'breakout'
  | 'other-breakout'
  | 'live-external-id'
  | 'pictures'
  | 'previous-key'
