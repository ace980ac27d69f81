/** Starts several things one after the other; where one can't, those that were started are closed. */
export async function startAll<Each extends { close(): Promise<void> }>(
  starts: readonly (() => Promise<Each>)[],
): Promise<Each[]> {
  const started: Each[] = []
  for (const start of starts) {
    try {
      started.push(await start())
    } catch (error) {
      await Promise.all(started.map((one) => one.close()))
      throw error
    }
  }
  return started
}
