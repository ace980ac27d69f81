import { labOf } from '../platforms/labs.ts'
import { writeTimes } from './claim-rows-times.ts'
import type { CaseBase, CaseDraft, Change, EdgeCase, RequestCase } from './edge-case.ts'
import type { Craft, OwnCase, RequestCraft } from './schemas.ts'

/** The group of own cases, beside those of the platform. */
export const ownGroup = 'own'

/**
 * A case that a person made, as one of the library. It puts its own header and payload in place of the right ones, with
 * the times that were kept as typed resolved anew, and of everything else what is not as in a right token.
 *
 * @param timeZone IANA name, for times that were typed as a date
 */
export function asEdgeCase(own: OwnCase, timeZone = 'UTC'): EdgeCase {
  const { draft } = own
  const request = labOf(own.platform).surface === 'request' ? draft.request : null
  return {
    id: own.id,
    title: own.title,
    group: ownGroup,
    changes: request === null ? changesOf(draft) : changesOfRequest,
    standsFor: `own ${own.id}`,
    expected: own.expected,
    reason: own.note.trim() === '' ? 'Put together by hand in the Lab.' : own.note.trim(),
    source: {
      document: 'Saved from the Lab',
      sure: own.expected === 'unknown' ? 'not-found' : 'inferred',
    },
    resigned: request === null && isSigned(draft),
    apply: (right, base) => (request === null ? tokenOf(draft, right, base, timeZone) : requestOf(request)),
  }
}

type OwnDraft = OwnCase['draft']

const requestOf = (request: RequestCraft): RequestCase => ({ kind: 'request', request })

function tokenOf(draft: OwnDraft, right: CaseDraft, base: CaseBase, timeZone: string): CaseDraft {
  if (right.kind !== 'token') return right
  const { craft, variant, delivery } = draft
  const payload = writeTimes(craft.payload, draft.times, { moment: base.now, timeZone })
  return {
    kind: 'token',
    craft: { ...right.craft, ...oddIn(craft), header: craft.header, payload },
    variant: variant === 'right' ? right.variant : variant,
    delivery: {
      room: delivery.room === '' ? right.delivery.room : delivery.room,
      transport: delivery.transport === 'link' ? right.delivery.transport : delivery.transport,
    },
  }
}

type Odd = Omit<Craft, 'header' | 'payload'>

/** What every right craft has. */
const usual: Odd = {
  layout: 'as-typed',
  characters: 'utf-8',
  forms: { header: 'base64url', payload: 'base64url', signature: 'base64url' },
  algorithm: 'HS256',
  signature: 'whole',
  before: '',
  after: '',
}

/** What of a craft, beside its texts, is not as in a right one. */
function oddIn(craft: Craft): Partial<Odd> {
  const { header: _, payload: __, ...rest } = craft
  return Object.fromEntries(
    Object.entries(rest).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(usual, name)),
    ),
  )
}

function changesOf({ craft, variant, delivery }: OwnDraft): Change[] {
  const parts = ['header', 'payload', 'signature'] as const
  const recoded = craft.characters === usual.characters ? [] : (['header', 'payload'] as const)
  const encoded = parts.filter(
    (part) => craft.forms[part] !== 'base64url' || recoded.some((one) => one === part),
  )
  return [
    { in: 'header', name: null },
    { in: 'payload', name: null },
    ...encoded.map((of) => ({ in: 'encoding', of }) as const),
    ...(craft.signature === 'whole' ? [] : [{ in: 'signature' } as const]),
    ...(craft.algorithm === usual.algorithm ? [] : [{ in: 'algorithm' } as const]),
    ...(variant === 'right' ? [] : [{ in: 'key' } as const]),
    ...(craft.before + craft.after === '' ? [] : [{ in: 'structure' } as const]),
    ...(delivery.transport === 'link' ? [] : [{ in: 'transport' } as const]),
    ...(delivery.room === '' ? [] : [{ in: 'room' } as const]),
  ]
}

const changesOfRequest: readonly Change[] = (['method', 'path', 'headers', 'body'] as const).map((part) => ({
  in: 'request',
  part,
}))

/** Whether the token has a signature that the right key makes. */
function isSigned({ craft, variant }: OwnDraft): boolean {
  return craft.signature === 'whole' && craft.algorithm !== 'none' && variant === 'right'
}
