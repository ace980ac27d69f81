import type { Page } from 'playwright/test'

/** What came of something that a script in the page tried. */
export interface Outcome {
  /** `gave ...` or `threw ...`, with its value or error. */
  readonly came: string
  /** The awaited directive where that refused it within two seconds; else the last other one, or empty. */
  readonly refusedBy: string
}

/** May use nothing from outside itself but its argument: it is sent to the page as text. */
export type Script = (outside: string) => unknown

/**
 * Runs a script in the page's own world and waits for the policy's verdict. It runs in a task of its own, because
 * what a debugger evaluates may use `eval` whatever the policy says.
 *
 * @param awaited the directive that should refuse it: the page may refuse an earlier thing once more meanwhile
 */
export function attempt(page: Page, script: Script, outside: string, awaited = ''): Promise<Outcome> {
  const given = [outside, awaited].map((text) => JSON.stringify(text))
  return page.evaluate<Outcome>(`(${watched})(${script}, ${given})`)
}

/** Sent to the page as text. */
function watched(script: Script, outside: string, awaited: string): Promise<Outcome> {
  const refusal = new Promise<string>((resolve) => {
    let other = ''
    const listen = ({ effectiveDirective }: SecurityPolicyViolationEvent) => {
      other = effectiveDirective
      if (awaited === '' || effectiveDirective === awaited) end()
    }
    const end = () => {
      document.removeEventListener('securitypolicyviolation', listen)
      resolve(other)
    }
    document.addEventListener('securitypolicyviolation', listen)
    setTimeout(end, 2_000)
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
