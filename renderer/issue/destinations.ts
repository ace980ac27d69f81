import type { Destination, Platform, PlatformField } from '../../shared/platforms/platform.ts'
import type { Profile } from '../../shared/schemas.ts'

/** Where a value goes, in the order in which the marks stand. */
const order: readonly Destination['to'][] = ['link', 'token', 'storage', 'participants', 'nowhere']

const here = (source: string): readonly Destination[] => [{ to: 'nowhere', source }]

/** Where what is typed in a field goes: for an anonymous profile nothing that says who the guest is leaves. */
export function destinationsOf(
  { identity }: Pick<Platform, 'identity'>,
  { name, goesTo }: Pick<PlatformField, 'name' | 'goesTo'>,
  { anonymous }: Pick<Profile, 'anonymous'>,
): readonly Destination[] {
  if (anonymous && identity.withheld.includes(name))
    return here('The profile keeps its guests anonymous: this is withheld.')
  if (isReplaced({ identity }, name, { anonymous }))
    return here('The profile keeps its guests anonymous: a made-up one leaves instead.')
  return goesTo.toSorted((one, other) => order.indexOf(one.to) - order.indexOf(other.to))
}

/** Whether a field stays empty in what leaves, because it would say who the guest is. */
export function isWithheld(
  { identity }: Pick<Platform, 'identity'>,
  name: string,
  { anonymous }: Pick<Profile, 'anonymous'>,
): boolean {
  return anonymous && identity.withheld.includes(name)
}

/** Whether something made up leaves in place of what is typed in a field. */
export function isReplaced(
  { identity }: Pick<Platform, 'identity'>,
  name: string,
  { anonymous }: Pick<Profile, 'anonymous'>,
): boolean {
  return anonymous && (name === identity.name || name === identity.externalId)
}

export const destinationWords: Record<Destination['to'], string> = {
  link: 'into the link, for whoever has it',
  token: 'into the token, for whoever has it',
  storage: 'stored by the platform',
  participants: 'shown to the participants',
  nowhere: 'stays on this computer',
}

/** All of it in one line: `into the link, for whoever has it; shown to the participants`. */
export function whereItGoes(destinations: readonly Destination[]): string {
  return destinations.map(({ to }) => destinationWords[to]).join('; ')
}

/** All of it with where that is written, for whoever asks for the rule of a field; empty where nothing is said of it. */
export function destinationNote(destinations: readonly Destination[]): string {
  if (destinations.length === 0) return ''
  const parts = destinations.map(({ to, source }) => `${destinationWords[to]} (${source.replace(/\.$/, '')})`)
  return `Where it goes: ${parts.join('; ')}.`
}
