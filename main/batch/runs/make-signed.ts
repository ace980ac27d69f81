import { platforms } from '../../../shared/platforms/index.ts'
import type { Platform } from '../../../shared/platforms/platform.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { identityIn, validityOf } from '../../history/issued-parts.ts'
import { usualHeader } from '../../tokens/batch-signer.ts'
import { columnsOf } from './columns.ts'
import type { Candidate, IssuedRow, Make } from './issued-row.ts'
import type { Behind, Chunk } from './protocol.ts'
import type { Refuse } from './refusing.ts'

const headerText = JSON.stringify(usualHeader)

export interface SigningOptions {
  readonly profile: Profile
  /** The token of claims as JSON text. */
  readonly sign: (claimsText: string) => string
  readonly refuse: Refuse
}

/** Signs here what candidates come to. @param behindOf who is behind each, for an anonymous profile */
export function makeSigned({
  profile,
  sign,
  refuse,
}: SigningOptions): (
  candidates: readonly Candidate[],
  behind: readonly (Behind | null)[] | null,
) => ReturnType<Make> {
  const platform: Platform = platforms[profile.platform]
  const linkHost = platform.linkHost(profile.settings)

  const issue = ({ row, checked }: Candidate, behind: Behind | null): IssuedRow => {
    const claims = checked.content
    const claimsText = JSON.stringify(claims)
    const token = sign(claimsText)
    const validity = validityOf(undefined, claims, 0)
    const { summary } = checked
    return {
      recorded: {
        batchRow: row.row,
        ...summary,
        ...validity,
        claimsText,
        askedText: null,
        // What stands before the signature is made from header and claims again.
        keptToken: token.slice(token.lastIndexOf('.')),
        person: behind?.person ?? null,
        identityKey: identityIn(platform, checked.draft),
      },
      output: {
        row: row.row,
        line: row.line,
        cells: row.cells,
        token,
        link: linkHost === null ? null : platform.joinLink(linkHost, claims, token),
        room: summary.room,
        name: summary.name,
        validFrom: validity.validFrom,
        validUntil: validity.validUntil,
      },
    }
  }

  return async (candidates, behind) => {
    const issued: IssuedRow[] = []
    for (const [at, candidate] of candidates.entries()) {
      const one = issue(candidate, behind?.[at] ?? null)
      const stop = refuse.link(candidate.row, one.output.link)
      if (stop === null) issued.push(one)
      else if (stop !== 'left-out') return { issued, chunks: chunksOf(issued), stop }
    }
    return { issued, chunks: chunksOf(issued), stop: null }
  }
}

function chunksOf(issued: readonly IssuedRow[]): Chunk[] {
  const rows = columnsOf(issued.map(({ recorded }) => recorded))
  return issued.length === 0 ? [] : [{ rows, headerText, origin: 'signed', issuedAt: null }]
}
