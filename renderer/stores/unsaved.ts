const keepers = new Set<() => Promise<unknown>>()

/**
 * Tells what keeps something that a person typed and that is not stored yet; gives the function that takes it back.
 * It is asked before the application locks, and when the window is hidden or closed.
 */
export function registerUnsaved(keep: () => Promise<unknown>): () => void {
  keepers.add(keep)
  return () => void keepers.delete(keep)
}

/** Stores everything that is not stored yet. Never rejects: what fails is said where it was typed. */
export async function keepUnsaved(): Promise<void> {
  await Promise.allSettled([...keepers].map((keep) => keep()))
}
