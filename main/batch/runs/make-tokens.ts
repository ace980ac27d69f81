import type { RowChecker, RowGuest } from '../../../shared/batch/check-row.ts'
import type { OutputFormat } from '../../../shared/batch/schemas.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Claims, Profile } from '../../../shared/schemas.ts'
import type { Candidate, Make } from './issued-row.ts'
import { makeFetched } from './make-fetched.ts'
import { makeSigned } from './make-signed.ts'
import { Held } from './pipe.ts'
import type { Behind, Fetched } from './protocol.ts'
import type { Refuse } from './refusing.ts'

export interface TokensOptions {
  readonly profile: Profile
  readonly checkRow: RowChecker
  readonly refuse: Refuse
  /** Null where the platform makes the tokens. */
  readonly sign: ((claimsText: string) => string) | null
  readonly fetch: (wanted: readonly Claims[]) => Promise<readonly Fetched[]>
  /** Who is behind guests; null where the batch is to stop. */
  readonly behind: (guests: readonly RowGuest[]) => Promise<readonly (Behind | null)[] | null>
}

/** Makes tokens as the profile's platform has it: signed here or fetched, with aliases where guests stay anonymous. */
export function makeTokens({ profile, checkRow, refuse, sign, fetch, behind }: TokensOptions): Make {
  const make = sign === null ? makeFetched({ profile, fetch, refuse }) : makeSigned({ profile, sign, refuse })
  if (!profile.anonymous) return (candidates) => make(candidates, null)
  return async (candidates) => {
    const people = await behind(candidates.map(({ checked }) => checked.guest))
    if (people === null) throw new Held()
    // Until now a stand-in had the place of the alias.
    const leaving = candidates.map(
      ({ row }, at): Candidate => ({ row, checked: checkRow(row, people[at]?.alias ?? null) }),
    )
    return make(leaving, people)
  }
}

/** How many rows are recorded at once: as many as are made and written in a blink, so that a pause comes soon. */
export function rowsAtOnce({ platform, anonymous }: Profile, format: OutputFormat): number {
  if (!platforms[platform].secret.signs) return 8
  if (format === 'qr-png' || format === 'qr-svg') return 40
  return anonymous || format === 'passes' ? 500 : 2000
}
