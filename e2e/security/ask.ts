import type { Page } from 'playwright/test'

/** Calls a verb as any script of the page can, with whatever it likes. */
export function ask(page: Page, verb: string, request: unknown): Promise<unknown> {
  return page.evaluate(([name, value]) => Reflect.get(Reflect.get(window, 'roompass'), name)(value), [
    verb,
    request,
  ] as const)
}
