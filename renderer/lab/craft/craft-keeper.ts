import type { LabDraft } from '../../../shared/lab/schemas.ts'
import { leavingDraft } from '../../../shared/platforms/leaving-draft.ts'
import type { Draft, Profile } from '../../../shared/schemas.ts'
import { call, on } from '../../bridge.ts'
import { guestOf } from '../../issue/guest.ts'
import { localTimeZone } from '../../stores/clock.ts'
import { createDraftKeeper } from '../../stores/draft-keeper.ts'
import { draftStore } from '../../stores/draft-store.ts'
import { platformOf } from '../../stores/platform-of.ts'
import { profilesStore } from '../../stores/profiles-store.ts'
import { registerUnsaved } from '../../stores/unsaved.ts'
import { craftFromForm } from './craft-from-form.ts'
import { craftStore, replaceCraft, secondsNow } from './craft-store.ts'

/** Milliseconds of typing that a crash of this page may take with it. A text may be long, so it is more than for the form. */
const pause = 300

let opening: Promise<void> | null = null

/**
 * Brings the draft as it was left, else one made from the form, and keeps it from then on. A draft that is there already,
 * such as a token opened from Inspect, stays.
 */
export function openCraft(profile: Profile): Promise<void> {
  opening ??= open(profile)
  return opening
}

async function open(profile: Profile): Promise<void> {
  keepCraft()
  const kept = await call('lab.getDraft', {})
  if (craftStore.getState().draft !== null) return
  if (kept.ok && kept.value !== null) replaceCraft(kept.value, null)
  else await newFromForm(profile)
}

/** Begins anew with the right token that the form would issue now. What it would keep back stays behind here too. */
export async function newFromForm(profile: Profile): Promise<void> {
  const moment = secondsNow()
  const timeZone = localTimeZone()
  const platform = platformOf(profile)
  const form = draftStore.getState().draft ?? platform.newDraft(profile)
  const draft = leavingDraft(platform, form, profile, await aliasFor(form, profile))
  const request = craftStore.getState().draft?.request ?? null
  replaceCraft({ ...craftFromForm(draft, { platform, profile, moment, timeZone }), request }, moment)
}

/** The made-up guest of an anonymous profile; null where there is none. */
export async function aliasFor(draft: Draft, profile: Profile) {
  if (!profile.anonymous) return null
  const platform = platformOf(profile)
  const { claims } = platform.claimsFor(draft, { profile: null, now: 0, timeZone: 'UTC' })
  const { room } = platform.summaryOf(claims)
  const known = await call('drafts.known', { profileId: profile.id, room, ...guestOf(platform, draft) })
  return known.ok ? known.value.alias : null
}

const keeper = createDraftKeeper<LabDraft>((draft) => {
  keeping = call('lab.setDraft', draft).then((result) => {
    isKept = result.ok && result.value.kept
  })
}, pause)

let keeping: Promise<unknown> = Promise.resolve()
/** Whether main has kept the newest draft that it was given. */
let isKept = false
let isKeeping = false

/** Keeps what is waiting at once, such as before it is signed. */
export function keepCraftNow(): Promise<unknown> {
  keeper.flush()
  return keeping
}

/** Keeps the draft as it changes, and at once when the window is hidden or closed, or the application locks. */
function keepCraft(): void {
  if (isKeeping) return
  isKeeping = true
  registerUnsaved(keepCraftNow)
  on('people.changed', () => void leaveForgotten())
  craftStore.subscribe(({ draft }, before) => {
    if (draft !== null && draft !== before.draft) keeper.changed(draft)
  })
  const { draft } = craftStore.getState()
  if (draft !== null) keeper.changed(draft)
}

/** A draft that names somebody who was forgotten has gone from main: then this one goes too, and a new one takes its place. */
async function leaveForgotten(): Promise<void> {
  await keeping
  const { draft } = craftStore.getState()
  if (draft === null || !isKept) return
  const kept = await call('lab.getDraft', {})
  if (!kept.ok || kept.value !== null) return
  const profile = profilesStore.getState().profiles.find(({ id }) => id === draft.profileId)
  if (profile !== undefined) await newFromForm(profile)
}
