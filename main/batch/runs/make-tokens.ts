import type { RowChecker, RowGuest } from '../../../shared/batch/check-row.ts'
import type { OutputFormat } from '../../../shared/batch/schemas.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Claims, Profile } from '../../../shared/schemas.ts'
import type { Candidate, Made, Maker } from './issued-row.ts'
import { makeFetched } from './make-fetched.ts'
import { createSigning, type Signing } from './make-signed.ts'
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
export function createMaker({ profile, checkRow, refuse, sign, fetch, behind }: TokensOptions): Maker {
  const signing = sign === null ? null : createSigning({ profile, sign, refuse })
  if (signing !== null && !profile.anonymous) {
    return { add: (candidate) => signing.add(candidate, null), made: async () => signing.made() }
  }
  const make = signing === null ? makeFetched({ profile, fetch, refuse }) : signedTogether(signing)
  const known = profile.anonymous ? peopleBehind(checkRow, behind) : nobodyBehind
  let waiting: Candidate[] = []
  return {
    add: (candidate) => {
      waiting.push(candidate)
      return null
    },
    made: async () => {
      const candidates = waiting
      waiting = []
      if (candidates.length === 0) return { issued: [], chunks: [], stop: null }
      const { leaving, people } = await known(candidates)
      return make(leaving, people)
    },
  }
}

/** Candidates as they leave this computer, and who is behind each. */
interface Leaving {
  readonly leaving: readonly Candidate[]
  readonly people: readonly (Behind | null)[]
}

const nobodyBehind = async (candidates: readonly Candidate[]): Promise<Leaving> => ({
  leaving: candidates,
  people: candidates.map(() => null),
})

function peopleBehind(checkRow: RowChecker, behind: TokensOptions['behind']) {
  return async (candidates: readonly Candidate[]): Promise<Leaving> => {
    const people = await behind(candidates.map(({ checked }) => checked.guest))
    if (people === null) throw new Held()
    // Until now a stand-in had the place of the alias.
    const leaving = candidates.map(
      ({ row }, at): Candidate => ({ row, checked: checkRow(row, people[at]?.alias ?? null) }),
    )
    return { leaving, people }
  }
}

function signedTogether(signing: Signing) {
  return async (candidates: readonly Candidate[], people: readonly (Behind | null)[]): Promise<Made> => {
    for (const [at, candidate] of candidates.entries()) {
      const refused = signing.add(candidate, people[at] ?? null)
      if (refused !== null && refused !== 'left-out') return { ...signing.made(), stop: refused }
    }
    return signing.made()
  }
}

/** How many rows are recorded at once: as many as are made and written in a blink, so that a pause comes soon. */
export function rowsAtOnce({ platform, anonymous }: Profile, format: OutputFormat): number {
  if (!platforms[platform].secret.signs) return 8
  if (format === 'qr-png' || format === 'qr-svg') return 40
  return anonymous || format === 'passes' ? 500 : 2000
}
