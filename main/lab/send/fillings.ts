import { RoompassError } from '../../../shared/errors.ts'
import { namesIn } from '../../../shared/lab/placeholders.ts'
import type { RequestCraft } from '../../../shared/lab/schemas.ts'
import type { Account, CraftedRequests, Filling } from '../../platforms/platform.ts'

/**
 * What each placeholder of a request stands for, by its name; one after the other, as one may need what another got.
 *
 * @throws RoompassError `failed` where the platform refuses to give one, so that this is not taken for its answer to the
 *   request; `platform-unavailable`, `key-unreadable`, `cancelled`
 */
export async function fillingsOf(
  request: RequestCraft,
  { fillings }: CraftedRequests,
  account: Account,
): Promise<ReadonlyMap<string, Filling>> {
  const found = new Map<string, Filling>()
  for (const name of namesIn(request)) {
    const fill = Object.hasOwn(fillings, name) ? fillings[name] : undefined
    if (fill !== undefined) found.set(name, await got(name, () => fill(account)))
  }
  return found
}

async function got(name: string, fill: () => Promise<Filling>): Promise<Filling> {
  try {
    return await fill()
  } catch (error) {
    if (!(error instanceof RoompassError) || error.code !== 'platform-refused') throw error
    throw new RoompassError(
      'failed',
      `Not sent, as there is nothing to put in for {{${name}}}. ${error.message}`,
    )
  }
}

/** What of an answer is shown to nobody: the secret, everything that was filled in, and what is remembered. */
export function secretsOf(
  { secret, memory }: Pick<Account, 'secret' | 'memory'>,
  fillings: ReadonlyMap<string, Filling>,
): readonly string[] {
  const texts = [...fillings.values()].map(({ text }) => text)
  const bytes = Buffer.from(secret)
  const all = [bytes.toString('utf8'), bytes.toString('base64'), memory.recall() ?? '', ...texts]
  bytes.fill(0)
  return all.filter((text) => text !== '')
}
