import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { membersOf } from '../../../shared/jws/json-members.ts'
import { claimsIn } from '../../../shared/lab/claim-rows.ts'
import { plainCraft } from '../../../shared/lab/compose.ts'
import { type Algorithm, algorithms } from '../../../shared/lab/craft.ts'
import type { Craft, Delivery, LabDraft, RequestCraft } from '../../../shared/lab/schemas.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Platform } from '../../../shared/platforms/platform.ts'
import type { KeyEncoding, Profile } from '../../../shared/schemas.ts'
import { localTimeZone } from '../../stores/clock.ts'
import { draftStore } from '../../stores/draft-store.ts'
import { profilesStore } from '../../stores/profiles-store.ts'
import { showScreen } from '../../stores/screen-store.ts'
import { showLabPart } from '../lab-part.ts'
import {
  atMoment,
  frozenText,
  momentOf,
  roomOf,
  withAlgorithm,
  withPayload,
  withTime,
} from './craft-edits.ts'

/** Where the key of the next signing comes from. Only a stored one is kept with the draft. */
export type KeyFrom = 'profile' | 'typed' | 'empty'

interface CraftState {
  /** Null until there is one: main is asked for it, or the form gives it. */
  readonly draft: LabDraft | null
  /** Epoch seconds at which “now” was taken; null for times that stand as they were left, from a run before this one. */
  readonly takenAt: number | null
  /** The last payload that was a JSON object, to tell what a change by hand has changed. */
  readonly whole: string
  readonly keyFrom: KeyFrom
  readonly keyEncoding: KeyEncoding
}

/** It lives outside the screen, so that going to another screen and back finds the same. */
export const craftStore = createStore<CraftState>(() => ({
  draft: null,
  takenAt: null,
  whole: '{}',
  keyFrom: 'profile',
  keyEncoding: 'text',
}))

/** Epoch seconds. */
export const secondsNow = () => Math.floor(Date.now() / 1000)

/** Shows another draft. @param takenAt when its times were taken, in epoch seconds; null where that is not known */
export function replaceCraft(draft: LabDraft, takenAt: number | null): void {
  craftStore.setState({ draft, takenAt, whole: wholeOf(draft.craft.payload, '{}'), keyFrom: 'profile' })
}

function change(edit: (draft: LabDraft, state: CraftState) => LabDraft): void {
  craftStore.setState((state) => {
    if (state.draft === null) return {}
    const draft = edit(state.draft, state)
    if (draft === state.draft) return {}
    return { draft, whole: wholeOf(draft.craft.payload, state.whole) }
  })
}

function wholeOf(payload: string, before: string): string {
  return payload === before || membersOf(payload).fault !== null ? before : payload
}

/** Of the profile that the Lab crafts for; Digital Samba's until that is known. */
function platformNow(): Platform {
  const { draft } = craftStore.getState()
  const profile = profilesStore.getState().profiles.find(({ id }) => id === draft?.profileId)
  return platforms[profile?.platform ?? 'digital-samba']
}

export function setPayload(payload: string): void {
  change((draft, { whole }) => withPayload(draft, payload, whole, platformNow()))
}

/** For an edit of the text as it is now. */
export function payloadNow(): string {
  return craftStore.getState().draft?.craft.payload ?? ''
}

export function setHeader(header: string): void {
  setCraft({ header })
}

/** How the token is put together, but for payload and algorithm, which bring more with them. */
export function setCraft(part: Partial<Omit<Craft, 'payload' | 'algorithm'>>): void {
  change((draft) => ({ ...draft, craft: { ...draft.craft, ...part } }))
}

export function setAlgorithm(algorithm: Algorithm): void {
  change((draft) => withAlgorithm(draft, algorithm))
}

export function setDelivery(part: Partial<Delivery>): void {
  change((draft) => ({ ...draft, delivery: { ...draft.delivery, ...part } }))
}

export function setVariant(variant: LabDraft['variant']): void {
  change((draft) => ({ ...draft, variant }))
}

/** A stored key of the profile, or null for whichever is current. */
export function setKey(keyId: string | null): void {
  craftStore.setState({ keyFrom: 'profile' })
  change((draft) => ({ ...draft, keyId }))
}

export function setKeyFrom(keyFrom: KeyFrom): void {
  craftStore.setState({ keyFrom })
}

export function setKeyEncoding(keyEncoding: KeyEncoding): void {
  craftStore.setState({ keyEncoding })
}

/** The request of a platform that is asked for its tokens, as `RequestPart` has it. */
export function setRequest(request: RequestCraft | null): void {
  change((draft) => ({ ...draft, request }))
}

/** Takes the moment anew and writes the typed times for it. Ends a freeze. */
export function takeMoment(now = secondsNow()): void {
  const at = { moment: now, timeZone: localTimeZone() }
  craftStore.setState({ takenAt: now })
  change((draft) => atMoment({ ...draft, frozenAt: '' }, at))
}

/** Freezes the moment. Gives why it can't, or null. */
export function freezeMoment(typed: string, now = secondsNow()): string | null {
  const timeZone = localTimeZone()
  const frozenAt = frozenText(typed, { now, timeZone })
  if (frozenAt === null)
    return 'This can’t be read as a moment: type a date such as 2026-11-05 14:00, or epoch seconds.'
  change((draft, { takenAt }) => {
    const moment = momentOf({ frozenAt }, takenAt, timeZone)
    return moment === null ? draft : atMoment({ ...draft, frozenAt }, { moment, timeZone })
  })
  return null
}

/** A time typed at a claim of the payload. Gives why it can't be read, or null. */
export function typeTime(
  place: { readonly name: string; readonly nth: number },
  typed: string,
  now = secondsNow(),
): string | null {
  const timeZone = localTimeZone()
  const { draft, takenAt } = craftStore.getState()
  if (draft === null) return null
  // What counts from now needs a now; times of a run before this one have none.
  if (momentOf(draft, takenAt, timeZone) === null) takeMoment(now)
  let message: string | null = null
  change((one, state) => {
    const moment = momentOf(one, state.takenAt, timeZone) ?? now
    const result = withTime(one, place, typed, { moment, timeZone })
    if (result.kind === 'changed') return result.draft
    message = result.message
    return one
  })
  return message
}

/**
 * Goes on for another profile: its current key, unless the chosen one is one of its own; without the request, where that
 * is another platform's.
 */
export function craftFor(profile: Pick<Profile, 'id' | 'keys'>): void {
  change((draft) => {
    if (draft.profileId === profile.id) return draft
    const keyId = profile.keys.some(({ id }) => id === draft.keyId) ? draft.keyId : null
    const request = isOtherPlatform(draft.profileId, profile.id) ? null : draft.request
    return { ...draft, profileId: profile.id, keyId, request }
  })
}

function isOtherPlatform(...ids: readonly [string, string]): boolean {
  const { profiles } = profilesStore.getState()
  const [before, after] = ids.map((id) => profiles.find((one) => one.id === id)?.platform)
  return before !== undefined && after !== undefined && before !== after
}

/** The texts of a token's header and payload. */
export interface TokenTexts {
  readonly header: string
  readonly payload: string
}

/** Shows the texts of a token in the Lab, exactly as they are; the algorithm is the one that its header names. */
export function openTokenInLab(texts: TokenTexts): void {
  const before = craftStore.getState().draft
  const named = claimsIn(texts.header)?.alg
  const algorithm = algorithms.find((one) => one === named) ?? 'HS256'
  const craft: Craft = {
    ...plainCraft({}),
    ...texts,
    algorithm,
    signature: algorithm === 'none' ? 'empty' : 'whole',
  }
  const profileId = draftStore.getState().draft?.profileId ?? before?.profileId ?? ''
  replaceCraft(
    {
      profileId,
      craft,
      times: {},
      keyId: null,
      variant: 'right',
      delivery: { room: roomOf(platformNow(), texts.payload) ?? '', transport: 'link' },
      frozenAt: '',
      request: before?.request ?? null,
    },
    secondsNow(),
  )
  showLabPart('craft')
  showScreen('lab')
}

export function useCraft(): LabDraft | null {
  return useStore(craftStore, ({ draft }) => draft)
}

/** The moment of the draft in epoch seconds; null where its times stand as they were left. */
export function useMoment(): number | null {
  const timeZone = localTimeZone()
  return useStore(craftStore, ({ draft, takenAt }) =>
    draft === null ? null : momentOf(draft, takenAt, timeZone),
  )
}

export function useKeyFrom(): Pick<CraftState, 'keyFrom' | 'keyEncoding'> {
  const keyFrom = useStore(craftStore, (state) => state.keyFrom)
  const keyEncoding = useStore(craftStore, (state) => state.keyEncoding)
  return { keyFrom, keyEncoding }
}
