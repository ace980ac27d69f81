import type { EdgeCase } from '../../../lab/edge-case.ts'
import { apiCases } from './api.ts'
import { avatarCases } from './avatar.ts'
import { encodingCases } from './encoding.ts'
import { externalIdCases } from './external-ids.ts'
import { headerCases } from './header.ts'
import { initialsCases } from './initials.ts'
import { keyCases } from './keys.ts'
import { nameCases } from './names.ts'
import { roleCases } from './role.ts'
import { roomCases } from './room.ts'
import { signatureCases } from './signature.ts'
import { sizeCases } from './size.ts'
import { structureCases } from './structure.ts'
import { timeCases } from './time.ts'
import { transportCases } from './transport.ts'

/** Every edge case of Digital Samba, in the order in which they are offered. */
export const cases: readonly EdgeCase[] = [
  ...timeCases,
  ...nameCases,
  ...externalIdCases,
  ...initialsCases,
  ...avatarCases,
  ...roomCases,
  ...roleCases,
  ...headerCases,
  ...signatureCases,
  ...encodingCases,
  ...structureCases,
  ...sizeCases,
  ...transportCases,
  ...keyCases,
  ...apiCases,
]
