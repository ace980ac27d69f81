import type { Platform } from '../../shared/platforms/platform.ts'
import type { Profile } from '../../shared/schemas.ts'
import { keyWords, lowerFirst } from './key-words.ts'

type Checked = Pick<Platform, 'origins' | 'profileFields' | 'secret'>

/** Whom a check asks what, and, where the platform has several addresses, which of them gets the secret. */
export function checkWords(
  { origins, profileFields, secret }: Checked,
  settings: Profile['settings'],
): string {
  const { api, ...others } = origins(settings)
  const { short } = keyWords(secret)
  const account = profileFields.find(({ required }) => required === true)
  const what =
    account === undefined
      ? `the current ${short}`
      : `the ${lowerFirst(account.label)} with the current ${short}`
  const asks = `Asks ${hostOf(api)} whether it accepts ${what}, and compares the clocks.`
  const rest = Object.values(others).map(hostOf).join(' and ')
  return rest === '' ? asks : `${asks} The ${short} goes nowhere else; what it gave goes to ${rest}.`
}

const hostOf = (origin: string | null) => (origin === null ? 'the platform' : new URL(origin).host)
