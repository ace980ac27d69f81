import type { PlatformLab, PlatformLabs } from '../lab/edge-case.ts'
import type { PlatformId } from '../schemas.ts'
import { digitalSambaLab } from './digital-samba/lab.ts'
import { dolbyLab } from './dolby/lab.ts'
import { videoIoLab } from './video-io/lab.ts'

/** Every platform that the Lab has edge cases for. It is large: in the window only the Lab loads it. */
export const labs: PlatformLabs = {
  'digital-samba': digitalSambaLab,
  dolby: dolbyLab,
  'video-io': videoIoLab,
}

const noLab: PlatformLab = { groups: [], needs: [], cases: [], surface: 'token', requests: null }

export function labOf(platform: PlatformId): PlatformLab {
  return labs[platform] ?? noLab
}
