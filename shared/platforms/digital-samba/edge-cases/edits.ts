import { addMember, removeMember, setMember } from '../../../jws/json-members.ts'
import type { KeyVariant, Transport } from '../../../lab/craft.ts'
import type { CaseBase, CaseDraft, Change, TokenCase } from '../../../lab/edge-case.ts'
import type { Craft } from '../../../lab/schemas.ts'
import { type Edit, given, type NeedId } from './build.ts'

/** The parts that cases are put together from. Texts are edited in place, so that all that is not changed stays as it is. */

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
type Of<T> = T | ((base: CaseBase) => T)

/** A value that does not depend on the base, or one that does. */
const at = <T>(value: Of<T>, base: CaseBase): T =>
  typeof value === 'function' ? (value as (base: CaseBase) => T)(base) : value

/** A change of a token; a request stays as it is. */
export function tokenEdit(
  changes: readonly Change[],
  change: (token: TokenCase, base: CaseBase) => Partial<TokenCase>,
): Edit {
  return {
    changes,
    apply: (draft: CaseDraft, base) =>
      draft.kind === 'token' ? { ...draft, ...change(draft, base) } : draft,
  }
}

export function craftEdit(
  changes: readonly Change[],
  change: (craft: Craft, base: CaseBase) => Partial<Craft>,
): Edit {
  return tokenEdit(changes, ({ craft }, base) => ({ craft: { ...craft, ...change(craft, base) } }))
}

/** Several edits of one token. */
export function all(...edits: readonly Edit[]): Edit {
  return {
    changes: edits.flatMap(({ changes }) => changes),
    apply: (draft, base) => edits.reduce<CaseDraft>((before, edit) => edit.apply(before, base), draft),
  }
}

/** A claim with another value; at the end of the payload where there is none. */
export const claim = (name: string, value: Of<Json>) =>
  claimText(name, (base) => JSON.stringify(at<Json>(value, base)))

/** The same, with the value as it is to be written. */
export const claimText = (name: string, text: Of<string>) => member('payload', name, text)

export const withoutClaim = (name: string) => withoutMember('payload', name)

/** One more claim at the end, also where there is one of this name. */
export const claimAgain = (name: string, value: Of<Json>) =>
  craftEdit([{ in: 'payload', name }], ({ payload }, base) => ({
    payload: addMember(payload, name, JSON.stringify(at<Json>(value, base))),
  }))

/** The claim once with one value, and then again with another. */
export const claimTwice = (name: string, first: Of<Json>, last: Of<Json>) =>
  craftEdit([{ in: 'payload', name }], ({ payload }, base) => ({
    payload: addMember(
      setMember(payload, name, JSON.stringify(at<Json>(first, base))),
      name,
      JSON.stringify(at<Json>(last, base)),
    ),
  }))

export const header = (name: string, value: Json) => member('header', name, JSON.stringify(value))

export const withoutHeader = (name: string) => withoutMember('header', name)

/** The whole text of a part is another one. */
export const wholeText = (part: 'header' | 'payload', change: (text: string, base: CaseBase) => string) =>
  craftEdit([{ in: part, name: null }], (craft, base) => ({ [part]: change(craft[part], base) }))

export const keyMistake = (variant: KeyVariant) => tokenEdit([{ in: 'key' }], () => ({ variant }))

export const sentAs = (transport: Transport) =>
  tokenEdit([{ in: 'transport' }], ({ delivery }) => ({ delivery: { ...delivery, transport } }))

/** The address is that of a room that was given, and the token is for it. */
export const inRoom = (need: NeedId) =>
  all(
    claim('rd', (base) => given(base, need)),
    tokenEdit([{ in: 'room' }], ({ delivery }, base) => ({
      delivery: { ...delivery, room: given(base, need) },
    })),
  )

function member(part: 'header' | 'payload', name: string, text: Of<string>): Edit {
  return craftEdit([{ in: part, name }], (craft, base) => ({
    [part]: setMember(craft[part], name, at(text, base)),
  }))
}

function withoutMember(part: 'header' | 'payload', name: string): Edit {
  return craftEdit([{ in: part, name }], (craft) => ({ [part]: removeMember(craft[part], name) }))
}
