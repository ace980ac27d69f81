import { z } from 'zod'

/**
 * The only door to zod. Its compiler would call `Function`, which the content security policy forbids, so it
 * is turned off here, before the first schema is defined.
 */
z.config({ jitless: true })

export { z }
