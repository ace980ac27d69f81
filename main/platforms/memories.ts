import type { AccountMemory } from './platform.ts'

/** Seconds before the end from which on something is no longer used: it has to last for the request that it is for. */
const nearlyOver = 60

/** What was got with secrets and is good for some time, by account. It is in memory only. */
export interface Memories {
  /** @param account what tells the account and its key from others */
  of(account: string): AccountMemory
  forget(): void
}

/** @param now epoch seconds */
export function createMemories(now: () => number): Memories {
  const kept = new Map<string, { readonly text: string; readonly until: number }>()
  return {
    of: (account) => ({
      recall: () => {
        const one = kept.get(account)
        if (one === undefined) return null
        if (now() < one.until - nearlyOver) return one.text
        kept.delete(account)
        return null
      },
      keep: (text, until) => void kept.set(account, { text, until }),
      forget: () => void kept.delete(account),
    }),
    forget: () => kept.clear(),
  }
}
