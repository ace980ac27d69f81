import { platforms } from '../platforms/index.ts'
import { type DraftContext, hasField, type Platform } from '../platforms/platform.ts'
import type { Draft, PlatformId } from '../schemas.ts'
import { plainCraft } from './compose.ts'
import type { CaseBase, CaseDraft, PlatformLab, TokenCase } from './edge-case.ts'

/** What a set of cases is made from, beside the draft. */
export interface BaseContext extends DraftContext {
  /** By the ids of the platform's needs; nothing where not given. */
  readonly given?: Readonly<Record<string, string>>
}

/** Seconds. */
const usualValidity = 3600

/**
 * What a draft comes to at a moment, as the right token or request that every case changes in one way. What the draft
 * leaves out is filled in: a name, an external id, and times that are right at the moment; so are times that are not.
 */
export function baseFor(platformId: PlatformId, draft: Draft, context: BaseContext): CaseBase {
  const platform: Platform = platforms[platformId]
  const { claims } = platform.claimsFor(inOrder(platform, draft, context), context)
  return {
    claims,
    settings: context.profile?.settings ?? {},
    room: platform.summaryOf(claims).room,
    now: context.now,
    given: context.given ?? {},
  }
}

/** The right token of a base, with the documented link. */
export function plainDraft(base: CaseBase): TokenCase {
  return {
    kind: 'token',
    craft: plainCraft(base.claims),
    variant: 'right',
    delivery: { room: base.room, transport: 'link' },
  }
}

/** What cases of a platform begin with: the right token, or the right request where it makes its tokens itself. */
export function startOf(
  { surface, requests }: Pick<PlatformLab, 'surface' | 'requests'>,
  base: CaseBase,
): CaseDraft {
  if (surface === 'token' || requests === null) return plainDraft(base)
  return { kind: 'request', request: requests.requestFor(base.claims, base.settings) }
}

function inOrder(platform: Platform, draft: Draft, context: BaseContext): Draft {
  const { name, externalId } = platform.identity
  const named = filled(filled(draft, name, 'Test Guest'), externalId, 'test-guest')
  const started = ['iat', 'nbf'].reduce(
    (before, field) => withTime(platform, before, field, 'now', context),
    named,
  )
  return withTime(platform, started, 'exp', String(context.now + usualValidity), context)
}

function filled(draft: Draft, field: string | null, value: string): Draft {
  if (field === null || (draft.values[field] ?? '') !== '') return draft
  return { ...draft, values: { ...draft.values, [field]: value } }
}

/** The draft with a time that is right at the moment: as typed where that is, otherwise the usual one. */
function withTime(
  platform: Platform,
  draft: Draft,
  field: string,
  usual: string,
  context: BaseContext,
): Draft {
  if (!hasField(platform, field)) return draft
  const time = platform.claimsFor(draft, context).times[field as 'iat' | 'nbf' | 'exp']
  const isRight = time.kind === 'at' && (field === 'exp' ? time.at > context.now : time.at <= context.now)
  return isRight ? draft : { ...draft, values: { ...draft.values, [field]: usual } }
}
