import type { Page } from 'playwright/test'

/** What came of something that a script in the page tried. */
export interface Outcome {
  /** `gave ...` or `threw ...`, with its value or error. */
  readonly came: string
  /** The first directive of the policy that refused it; empty where none did within two seconds. */
  readonly refusedBy: string
}

/** May use nothing from outside itself but its argument: it is sent to the page as text. */
export type Script = (outside: string) => unknown

/**
 * Runs a script in the page's own world and waits for the policy's verdict. It runs in a task of its own, because
 * what a debugger evaluates may use `eval` whatever the policy says.
 */
export function attempt(page: Page, script: Script, outside: string): Promise<Outcome> {
  return page.evaluate<Outcome>(`(${watched})(${script}, ${JSON.stringify(outside)})`)
}

/** Sent to the page as text. */
function watched(script: Script, outside: string): Promise<Outcome> {
  const refusal = new Promise<string>((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
      once: true,
    })
    setTimeout(resolve, 2_000, '')
  })
  return new Promise((resolve) => {
    setTimeout(async () => {
      const started = (async () => script(outside))()
      const refusedBy = await refusal
      const came = await Promise.race([
        started.then(
          (value) => `gave ${value}`,
          (error) => `threw ${error}`,
        ),
        new Promise<string>((late) => setTimeout(late, 0, 'is waiting')),
      ])
      resolve({ came, refusedBy })
    })
  })
}
