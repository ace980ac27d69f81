/** Runs pieces of work one after the other, in the order in which they were given. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** A queue of its own. Work that fails does not keep the next from running. */
export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    // What came of the work may be a secret, which is not to stay here until there is more work.
    last = result.then(
      () => undefined,
      () => undefined,
    )
    return result
  }
}
