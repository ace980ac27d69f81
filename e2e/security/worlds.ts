import type { Page } from 'playwright/test'

/** One frame's script world, as the debugger lists it. */
export interface World {
  readonly name: string
  readonly isIsolated: boolean
  /** Runs an expression in it and gives what its promise gives. Rejects where it throws. */
  evaluate(expression: string): Promise<unknown>
}

/** Every world of the page and its frames, the newest first. */
export async function worldsOf(page: Page): Promise<World[]> {
  const cdp = await page.context().newCDPSession(page)
  const worlds: World[] = []
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    worlds.push({
      name: context.name,
      isIsolated: context.auxData?.type === 'isolated',
      evaluate: async (expression) => {
        const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
          contextId: context.id,
          expression,
          awaitPromise: true,
          returnByValue: true,
        })
        if (exceptionDetails)
          throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
        return result.value
      },
    })
  })
  // Answered once every world has been announced.
  await cdp.send('Runtime.enable')
  return worlds
}
