import { plainCraft } from '../../../shared/lab/compose.ts'
import type { LabDraft } from '../../../shared/lab/schemas.ts'
import type { Platform } from '../../../shared/platforms/platform.ts'
import type { Claims, Draft, Profile } from '../../../shared/schemas.ts'
import { formatDuration, parseDuration } from '../../../shared/validity/duration.ts'

/**
 * The Lab's draft of the right token that the form would issue at a moment. The payload is laid out to be read, and
 * written compact, so that its bytes are those of the form's token; times that count from now go on doing so.
 *
 * @param draft the form's, as it leaves this computer
 * @param moment epoch seconds
 */
export function craftFromForm(draft: Draft, { platform, profile, moment, timeZone }: FromForm): LabDraft {
  const { claims } = platform.claimsFor(draft, { profile, now: moment, timeZone })
  const craft = plainCraft(claims)
  return {
    profileId: profile.id,
    craft: { ...craft, payload: JSON.stringify(claims, null, 2), layout: 'minified' },
    times: timesOf(draft, claims, moment),
    keyId: null,
    variant: 'right',
    delivery: { room: platform.summaryOf(claims).room, transport: 'link' },
    frozenAt: '',
    request: null,
  }
}

export interface FromForm {
  readonly platform: Pick<Platform, 'claimsFor' | 'summaryOf'>
  readonly profile: Profile
  readonly moment: number
  readonly timeZone: string
}

const absolute = /^-?\d+$|^\d{4}-\d{2}-\d{2}/

/** The times of a form that count from now, as they are typed in the Lab; an early start is part of the typed time here. */
function timesOf({ values, startEarly }: Draft, claims: Claims, moment: number): LabDraft['times'] {
  const typed = (name: string) => {
    const text = (values[name] ?? '').trim()
    return typeof claims[name] !== 'number' || absolute.test(text) ? null : text
  }
  const times: Record<string, string> = {}
  for (const name of ['iat', 'nbf', 'exp']) {
    const text = typed(name)
    if (text !== null) times[name] = text
  }
  if (startEarly === 0 || typeof claims.nbf !== 'number') return times
  if (times.nbf !== undefined) times.nbf = fromMoment(claims.nbf - moment)
  // In the form the end counts from the start before that moves back.
  if (times.exp !== undefined && isDuration(times.exp) && typeof claims.exp === 'number')
    times.exp = fromMoment(claims.exp - claims.nbf)
  return times
}

const isDuration = (text: string) => parseDuration(text.replace(/^[+-]/, '')) !== null

function fromMoment(seconds: number): string {
  return seconds < 0 ? `-${formatDuration(-seconds)}` : formatDuration(seconds)
}
