import type { PlatformId } from '../../shared/schemas.ts'
import { digitalSambaAccount } from './digital-samba/account.ts'
import { digitalSamba } from './digital-samba.ts'
import type { AccountPlatform, IssuingPlatform } from './platform.ts'

/** The issuing part of every platform, by id. A new one is one line here and one in `shared/platforms/index.ts`. */
export const issuingPlatforms: Readonly<Record<PlatformId, IssuingPlatform>> = {
  'digital-samba': digitalSamba,
}

/** What knows the rooms and people of every platform, by id. */
export const accountPlatforms: Readonly<Record<PlatformId, AccountPlatform>> = {
  'digital-samba': digitalSambaAccount,
}
