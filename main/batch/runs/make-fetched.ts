import { RoompassError } from '../../../shared/errors.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Platform } from '../../../shared/platforms/platform.ts'
import type { Claims, Profile } from '../../../shared/schemas.ts'
import { contentOf } from '../../../shared/session-content.ts'
import { detachedToken } from '../../history/detached-token.ts'
import { identityIn, validityOf } from '../../history/issued-parts.ts'
import { columnsOf } from './columns.ts'
import type { Candidate, IssuedRow, Made } from './issued-row.ts'
import type { Behind, Chunk, Fetched } from './protocol.ts'
import type { Refuse } from './refusing.ts'

export interface FetchingOptions {
  readonly profile: Profile
  /** Has the platform make tokens; the answers come in the same order. */
  readonly fetch: (wanted: readonly Claims[]) => Promise<readonly Fetched[]>
  readonly refuse: Refuse
}

type Issued = Extract<Fetched, { readonly issued: unknown }>

/** Has the platform make a token for each candidate. */
export function makeFetched({
  profile,
  fetch,
  refuse,
}: FetchingOptions): (candidates: readonly Candidate[], people: readonly (Behind | null)[]) => Promise<Made> {
  const platform: Platform = platforms[profile.platform]

  const record = (
    { row, checked }: Candidate,
    { issued, at }: Issued,
    behind: Behind | null,
  ): { one: IssuedRow; chunk: Chunk } => {
    const { header, claims, token, origin, end } = issued
    const asked = checked.content
    const validity = validityOf(end, claims, at)
    const summary = platform.summaryOf(contentOf({ asked, claims }))
    const texts = { header: JSON.stringify(header), claims: JSON.stringify(claims) }
    const recorded = {
      batchRow: row.row,
      ...summary,
      ...validity,
      claimsText: texts.claims,
      askedText: JSON.stringify(asked),
      keptToken: detachedToken(token, texts),
      person: behind?.person ?? null,
      identityKey: identityIn(platform, checked.draft),
    }
    const { room, name } = summary
    const { validFrom, validUntil } = validity
    const { row: number, line, cells } = row
    return {
      one: { row: number, line, cells, token, claims, room, name, validFrom, validUntil },
      chunk: { rows: columnsOf([recorded]), headerText: texts.header, origin, issuedAt: at },
    }
  }

  return async (candidates, people): Promise<Made> => {
    const answers = await fetch(candidates.map(({ checked }) => checked.content))
    const issued: IssuedRow[] = []
    const chunks: Chunk[] = []
    for (const [at, candidate] of candidates.entries()) {
      const answer = answers[at]
      // Only behind one that stops it is nothing asked.
      if (answer === undefined) throw new Error('There is an answer for each row.')
      if ('failed' in answer) {
        const { code, message, isAboutGuest } = answer.failed
        const error = new RoompassError(code, message)
        const { row } = candidate
        const refused = isAboutGuest ? refuse.byPlatform(row, error) : { row: row.row, error }
        if (refused === 'left-out') continue
        return { issued, chunks, stop: refused }
      }
      const { one, chunk } = record(candidate, answer, people[at] ?? null)
      issued.push(one)
      chunks.push(chunk)
    }
    return { issued, chunks, stop: null }
  }
}
