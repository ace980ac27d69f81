import { baseFor } from '../../shared/lab/base.ts'
import type { KeyVariant } from '../../shared/lab/craft.ts'
import type { TokenCase } from '../../shared/lab/edge-case.ts'
import { type MadeCase, makeSet } from '../../shared/lab/make-set.ts'
import { linkWith } from '../../shared/lab/transports.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { labOf } from '../../shared/platforms/labs.ts'
import type { Profile } from '../../shared/schemas.ts'
import { keyVariant } from '../tokens/key-variants.ts'
import { signCraft } from '../tokens/sign-craft.ts'
import type { TableValues } from './arguments.ts'
import { type Choice, chosenCases, givenThings, momentOf } from './cases-choice.ts'
import type { PrintedCase } from './cases-output.ts'
import type { CliContext } from './context.ts'
import { filledDraft } from './platform-options.ts'

export interface AdHocSet {
  readonly made: readonly PrintedCase[]
  /** Cases that need what was not given, and those whose mistake can't be made with this key. */
  readonly leftOut: readonly string[]
}

/** The unsigned cases of an account that is not stored. @throws RoompassError `bad-request` */
export function adHocCases(profile: Profile, choice: Choice, tables: TableValues, context: CliContext) {
  const platform = platforms[profile.platform]
  const library = { platform, lab: labOf(profile.platform), own: [] }
  const chosen = chosenCases(choice, library)
  const base = baseFor(profile.platform, filledDraft(platform.newDraft(profile), platform, tables), {
    profile,
    now: momentOf(choice, context) ?? context.now(),
    timeZone: context.timeZone,
    given: givenThings(choice, library),
  })
  return makeSet({ ...library, base, chosen })
}

/** Signs them. Nothing is recorded. @param secret decoded; empty where the platform makes its tokens itself. Not changed. */
export function signedAdHoc(
  { made, leftOut }: ReturnType<typeof adHocCases>,
  { platform, settings }: Profile,
  secret: Uint8Array,
): AdHocSet {
  const host = platforms[platform].linkHost(settings)
  const keys = new Map<KeyVariant, Uint8Array | null>()
  const keyFor = ({ craft, variant, previousKey }: TokenCase) => {
    if (craft.algorithm === 'none') return new Uint8Array()
    // What is not stored has one key.
    if (previousKey !== undefined) return null
    if (!keys.has(variant)) keys.set(variant, keyVariant(secret, variant))
    return keys.get(variant) ?? null
  }
  const notMade: string[] = []
  const signed = made.flatMap((one): PrintedCase[] => {
    const { draft } = one
    if (draft.kind === 'request') return [{ ...why(one), token: null, link: null, request: draft.request }]
    const key = keyFor(draft)
    if (key === null) {
      notMade.push(one.id)
      return []
    }
    const token = signCraft(draft.craft, key)
    const { room, transport } = draft.delivery
    return [
      {
        ...why(one),
        token,
        link: host === null ? null : linkWith(transport, { host, room, token }),
        request: null,
      },
    ]
  })
  for (const key of keys.values()) key?.fill(0)
  return { made: signed, leftOut: [...leftOut, ...notMade] }
}

const why = ({ id, title, group, expected, reason, source }: MadeCase) => ({
  ...{ id, title, group, expected, reason, source },
})
