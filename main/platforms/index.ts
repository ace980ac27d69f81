import type { PlatformId } from '../../shared/schemas.ts'
import { digitalSamba } from './digital-samba.ts'
import { dolby } from './dolby.ts'
import type { PlatformAdapter } from './platform.ts'
import { videoIo } from './video-io.ts'

/** The part of every platform that needs a secret, by id. A new one is a line here and one in `shared/platforms/index.ts`. */
export const adapters: Readonly<Record<PlatformId, PlatformAdapter>> = {
  'digital-samba': digitalSamba,
  dolby,
  'video-io': videoIo,
}
