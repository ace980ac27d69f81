import { RoompassError } from '../../../shared/errors.ts'
import type { RequestCraft, SheetRow } from '../../../shared/lab/schemas.ts'
import type { Job } from './run.ts'

/** A token that goes to the endpoint. */
export interface TokenJob extends Job {
  readonly token: string
  readonly link: string | null
}

/** A request that goes to the platform itself. */
export interface RequestJob extends Job {
  readonly request: RequestCraft
}

export type RowJob = TokenJob | RequestJob

export const isRequest = (job: RowJob): job is RequestJob => 'request' in job

/**
 * What of a sheet can be sent, in its order. A row whose token is no longer in the history is left as it is.
 *
 * @param which `open`: only rows of which nothing was seen
 * @throws RoompassError `bad-request` where nothing is left, and why
 */
export function jobsOf(
  rows: Iterable<SheetRow & { readonly token: string | null }>,
  which: 'all' | 'open',
): readonly RowJob[] {
  const jobs: RowJob[] = []
  let wanted = 0
  for (const { number, observed, request, token, link } of rows) {
    if (which === 'open' && observed !== null) continue
    wanted += 1
    if (request !== null) jobs.push({ number, request })
    else if (token !== null) jobs.push({ number, token, link })
  }
  if (jobs.length > 0) return jobs
  throw new RoompassError('bad-request', wanted > 0 ? withoutTokens : nothingWanted[which])
}

const withoutTokens =
  'There is nothing to run: the tokens of these rows are no longer in the history. Make the set again.'

const nothingWanted = {
  all: 'There is nothing to run: the sheet has no rows.',
  open: 'There is nothing to run: something was seen of every row already. Run all rows instead.',
} as const
