import { platforms } from '../../../shared/platforms/index.ts'
import type { Platform } from '../../../shared/platforms/platform.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { identityIn, validityOf } from '../../history/issued-parts.ts'
import { usualHeader } from '../../tokens/batch-signer.ts'
import { addRow, noRows } from './columns.ts'
import { type Candidate, type IssuedRow, linkOf, type Made } from './issued-row.ts'
import type { Behind } from './protocol.ts'
import type { Refuse, Refused } from './refusing.ts'

const headerText = JSON.stringify(usualHeader)

export interface SigningOptions {
  readonly profile: Profile
  /** The token of claims as JSON text. */
  readonly sign: (claimsText: string) => string
  readonly refuse: Refuse
}

/** Signs here. Of a row only that is kept which is recorded and written: the rest of what was found of it is much more. */
export interface Signing {
  /** @param behind who is behind it, for an anonymous profile */
  add(candidate: Candidate, behind: Behind | null): Refused | null
  made(): Made
}

export function createSigning({ profile, sign, refuse }: SigningOptions): Signing {
  const platform: Platform = platforms[profile.platform]
  const link = linkOf(profile)
  let issued: IssuedRow[] = []
  let rows = noRows()

  return {
    add: ({ row, checked }, behind) => {
      const { content: claims, summary, draft } = checked
      const claimsText = JSON.stringify(claims)
      const token = sign(claimsText)
      const refused = refuse.link(row, () => link(claims, token))
      if (refused !== null) return refused
      const validity = validityOf(undefined, claims, 0)
      addRow(rows, {
        batchRow: row.row,
        ...summary,
        ...validity,
        claimsText,
        askedText: null,
        // What stands before the signature is made from header and claims again.
        keptToken: token.slice(token.lastIndexOf('.')),
        person: behind?.person ?? null,
        identityKey: identityIn(platform, draft),
      })
      const { line, cells } = row
      const { room, name } = summary
      const { validFrom, validUntil } = validity
      issued.push({ row: row.row, line, cells, token, claims, room, name, validFrom, validUntil })
      return null
    },
    made: () => {
      const chunks =
        issued.length === 0 ? [] : [{ rows, headerText, origin: 'signed', issuedAt: null } as const]
      const made = { issued, chunks, stop: null }
      issued = []
      rows = noRows()
      return made
    },
  }
}
