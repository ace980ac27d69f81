import type { Engine } from '../engine.ts'
import type { Dialogs } from './dialogs.ts'
import { allowHostQuestion } from './questions.ts'

/**
 * Whether pictures may be fetched from a host: as the person said before, or says now. A yes is kept with the
 * history, a no until the application ends; two pictures of one host ask once.
 */
export function createHostPermission(
  known: Engine['avatarHosts'],
  dialogs: Pick<Dialogs, 'ask'>,
): (host: string) => Promise<boolean> {
  const refused = new Set<string>()
  const underWay = new Map<string, Promise<boolean>>()

  async function ask(host: string): Promise<boolean> {
    const allowed = await dialogs.ask(allowHostQuestion(host))
    if (allowed) known.allow(host)
    else refused.add(host)
    return allowed
  }

  return async (host) => {
    if (known.allowed(host)) return true
    if (refused.has(host)) return false
    const asked = underWay.get(host) ?? ask(host).finally(() => underWay.delete(host))
    underWay.set(host, asked)
    return asked
  }
}
