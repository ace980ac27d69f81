import type { Platform } from '../../shared/platforms/platform.ts'
import type { ProfileInput } from '../../shared/schemas.ts'
import type { ResolvedTime } from '../../shared/validity/resolve-times.ts'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { platformOf } from '../stores/platform-of.ts'
import { clockText } from '../view/time-words.ts'

/** What the default validity gives, in a component of its own because it changes each second. */
export function ValidityGiven({ edit }: { readonly edit: ProfileInput }) {
  const now = useNow()
  const timeZone = localTimeZone()
  const end = defaultEnd(platformOf(edit), edit, now, timeZone)
  switch (end.kind) {
    case 'absent':
      return platformOf(edit).endFrom === 'answer'
        ? 'The platform decides, unless the form says otherwise. Such as 30m, 2h or 3d.'
        : 'Tokens without end, unless the form says otherwise. Such as 30m, 2h or 3d.'
    case 'unreadable':
      return 'Such as 30m, 2h or 3d.'
    case 'at':
      return platformOf(edit).endFrom === 'answer'
        ? `For a token until ${clockText(end.at, timeZone, now)}, if asked for now.`
        : `A token issued now would end at ${clockText(end.at, timeZone, now)}.`
  }
}

/** The end of a token that is issued at `now` (epoch seconds) with nothing but the profile's defaults. */
function defaultEnd(platform: Platform, edit: ProfileInput, now: number, timeZone: string): ResolvedTime {
  const profile = { ...edit, id: edit.id ?? 'new', keys: [] }
  return platform.claimsFor(platform.newDraft(profile), { profile, now, timeZone }).times.exp
}
