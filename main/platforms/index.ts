import type { PlatformId } from '../../shared/schemas.ts'
import { digitalSamba } from './digital-samba.ts'
import type { IssuingPlatform } from './platform.ts'

/** The issuing part of every platform, by id. A new one is one line here and one in `shared/platforms/index.ts`. */
export const issuingPlatforms: Readonly<Record<PlatformId, IssuingPlatform>> = {
  'digital-samba': digitalSamba,
}
