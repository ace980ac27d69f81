/** The DevTools protocol's types, as the Playwright package carries them; nothing of Playwright is loaded. */
export type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts'
