import { digitalSamba } from './digital-samba.ts'
import type { Platform } from './platform.ts'

/** Every platform, by id. A new one is one line here and one in `main/platforms/index.ts`. */
export const platforms = {
  'digital-samba': digitalSamba,
} as const satisfies Record<string, Platform>

export const platformIds = Object.keys(platforms) as (keyof typeof platforms)[]
