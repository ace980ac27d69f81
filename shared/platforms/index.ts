import { digitalSamba } from './digital-samba.ts'
import { dolby } from './dolby.ts'
import type { Platform } from './platform.ts'
import { videoIo } from './video-io.ts'

/** Every platform, by id, in the order in which they are offered. A new one is a line here and one in `main/platforms/index.ts`. */
export const platforms = {
  'digital-samba': digitalSamba,
  dolby,
  'video-io': videoIo,
} as const satisfies Record<string, Platform>

export const platformIds = Object.keys(platforms) as (keyof typeof platforms)[]
