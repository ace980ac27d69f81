import type { PlatformLab } from '../../lab/edge-case.ts'
import { cases } from './edge-cases/index.ts'
import { groups, needs } from './edge-cases/needs.ts'
import { requestFor } from './edge-cases/request.ts'

/**
 * Edge cases of Digital Samba. The room of a set is taken to be a private one that the token's team has; expectations come
 * from what is written, and what is written nowhere is unknown.
 */
export const digitalSambaLab: PlatformLab = {
  groups,
  needs,
  cases,
  surface: 'token',
  requests: {
    placeholders: [
      { name: 'secret', meaning: 'The developer key.' },
      { name: 'basic', meaning: 'Team id and developer key, joined by a colon, in base64.' },
    ],
    requestFor,
  },
}
