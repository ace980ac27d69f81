import type { RequestCraft } from '../../../shared/lab/schemas.ts'
import { labOf } from '../../../shared/platforms/labs.ts'
import { leavingDraft } from '../../../shared/platforms/leaving-draft.ts'
import type { PlatformId, Profile } from '../../../shared/schemas.ts'
import { localTimeZone } from '../../stores/clock.ts'
import { draftStore } from '../../stores/draft-store.ts'
import { platformOf } from '../../stores/platform-of.ts'
import { aliasFor } from '../craft/craft-keeper.ts'
import { craftStore, secondsNow, setRequest } from '../craft/craft-store.ts'

/** The last request of each platform, for when somebody comes back to it; the Lab's draft holds one alone. */
const last = new Map<PlatformId, RequestCraft>()

export function rememberRequest(platform: PlatformId, request: RequestCraft): void {
  last.set(platform, request)
}

/** Brings the platform's request as it was left, else the right one of the form. */
export async function openRequest(profile: Profile): Promise<void> {
  const kept = last.get(profile.platform)
  if (kept === undefined) await newRequest(profile)
  else setRequest(kept)
}

/** Begins anew with the request that the form would issue with now. What it would keep back stays behind here too. */
export async function newRequest(profile: Profile): Promise<void> {
  const { requests } = labOf(profile.platform)
  if (requests === null) return
  const platform = platformOf(profile)
  const form = draftStore.getState().draft ?? platform.newDraft(profile)
  const draft = leavingDraft(platform, form, profile, await aliasFor(form, profile))
  const { claims } = platform.claimsFor(draft, { profile, now: secondsNow(), timeZone: localTimeZone() })
  // Meanwhile somebody may have gone on to another profile.
  if (craftStore.getState().draft?.profileId === profile.id)
    setRequest(requests.requestFor(claims, profile.settings))
}

/** Changes parts of the request. */
export function changeRequest(part: Partial<RequestCraft>): void {
  const request = craftStore.getState().draft?.request ?? null
  if (request !== null) setRequest({ ...request, ...part })
}
