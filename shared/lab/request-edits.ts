import { addMember, removeMember, setMember } from '../jws/json-members.ts'
import type { CaseBase, CaseSource, EdgeCase } from './edge-case.ts'
import type { RequestCraft } from './schemas.ts'

/** What is changed in a request, and how. */
export type RequestEdit = Pick<EdgeCase, 'changes' | 'apply'>

/** One line of a table of cases: its group comes from the table. */
export interface RequestRow extends RequestEdit {
  readonly id: string
  readonly title: string
  readonly expected: EdgeCase['expected']
  readonly reason: string
  readonly source: CaseSource
  /** The id where not given. */
  readonly standsFor?: string
  readonly side?: NonNullable<EdgeCase['side']>
  readonly steps?: string
}

/** The cases of a group. No request is signed, so none has a signature that would not fit. */
export function requestCases(group: string, rows: readonly RequestRow[]): EdgeCase[] {
  return rows.map((row) => ({ standsFor: row.id, ...row, group, resigned: true }))
}

type Part = Extract<EdgeCase['changes'][number], { in: 'request' }>['part']
type Of<T> = T | ((base: CaseBase) => T)
type Json = string | number | boolean | null | readonly Json[]

const at = <T>(value: Of<T>, base: CaseBase): T =>
  typeof value === 'function' ? (value as (base: CaseBase) => T)(base) : value

/** A change of one part of a request; a token stays as it is. */
export function requestEdit(
  part: Part,
  change: (request: RequestCraft, base: CaseBase) => Partial<RequestCraft>,
): RequestEdit {
  return {
    changes: [{ in: 'request', part }],
    apply: (draft, base) =>
      draft.kind === 'request'
        ? { ...draft, request: { ...draft.request, ...change(draft.request, base) } }
        : draft,
  }
}

/** A member of the body with another value; at the end where there is none. */
export const bodyMember = (name: string, value: Of<Json>) =>
  bodyText(name, (base) => JSON.stringify(at<Json>(value, base)))

/** A member of the body with a value as it is to be written; at the end where there is none. */
export const bodyText = (name: string, text: Of<string>) =>
  requestEdit('body', ({ body }, base) => ({ body: setMember(body, name, at(text, base)) }))

/** One more member at the end, also where there is one of this name. */
export const bodyMemberAgain = (name: string, value: Of<Json>) =>
  requestEdit('body', ({ body }, base) => ({
    body: addMember(body, name, JSON.stringify(at<Json>(value, base))),
  }))

export const withoutBodyMembers = (...names: readonly string[]) =>
  requestEdit('body', ({ body }) => ({ body: names.reduce((text, name) => removeMember(text, name), body) }))

export const bodyMembers = (values: Readonly<Record<string, string>>) =>
  requestEdit('body', ({ body }) => ({
    body: Object.entries(values).reduce((text, [name, value]) => setMember(text, name, value), body),
  }))

/** What the request says who it is with: the value of its authorization header. */
export const credentials = (value: string) =>
  requestEdit('credentials', ({ headers }) => ({
    headers: headers.map((header) =>
      header.name.toLowerCase() === 'authorization' ? { ...header, value } : header,
    ),
  }))

export const withoutCredentials = requestEdit('credentials', ({ headers }) => ({
  headers: headers.filter(({ name }) => name.toLowerCase() !== 'authorization'),
}))
