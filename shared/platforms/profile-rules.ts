import type { Profile } from '../schemas.ts'
import { originElsewhere, originOf } from './origin.ts'
import { type Rule, rule } from './rule.ts'

/** What is looked at before a profile is saved. */
export type ProfileToCheck = Pick<Profile, 'name' | 'settings' | 'defaultValidity'>

/** Whether a setting was left empty. */
export const isEmpty = (text: string | undefined): boolean => (text ?? '').trim() === ''

/** The same on every platform. */
export const nameMissing: Rule<ProfileToCheck> = rule(
  {
    code: 'profile-name-missing',
    level: 'error',
    field: 'name',
    source: 'Roompass: profiles are chosen by name.',
  },
  ({ name }) => isEmpty(name),
  'The profile has no name: give it one, so that you can tell it from others.',
)

/** An address of a profile that something secret goes to. */
interface SecretAddress {
  /** The setting, such as `api`. */
  readonly field: string
  readonly source: string
  /** Such as `The API address`. */
  readonly label: string
  /** What goes there, such as `the developer key` or `API tokens`. */
  readonly sent: string
  /** The platform's own address. */
  own(settings: Profile['settings']): string
}

/** An error for an address that nothing secret may go to. */
export const addressUnusable = ({ field, source, label, sent, own }: SecretAddress): Rule<ProfileToCheck> =>
  rule(
    { code: `${field}-unusable`, level: 'error', field, source },
    ({ settings }) => originOf(settings[field], own(settings)) === null,
    `${label} is not https:// and a host, and ${sent} may go nowhere else: correct it, or leave it empty.`,
  )

/** A warning for an address that is not the platform's own. */
export const addressElsewhere = (
  { field, source, sent, own }: SecretAddress,
  isKnown: (origin: string) => boolean = () => false,
): Rule<ProfileToCheck> =>
  rule(
    { code: `${field}-elsewhere`, level: 'warning', field, source },
    ({ settings }) => {
      const origin = originElsewhere(settings[field], own(settings))
      return origin !== null && !isKnown(origin) && origin
    },
    (origin) =>
      `${sent.charAt(0).toUpperCase()}${sent.slice(1)} will be sent to ${origin}, which is not the platform's own address: leave it empty unless you trust this server.`,
  )
