import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { Profile } from '../../shared/schemas.ts'
import type { Storage } from '../data/storage.ts'
import { withLink } from '../history/session-rows.ts'
import { signCraft } from '../tokens/sign-craft.ts'
import { type CraftKeyContext, chosenKey, type VariedKey, variedKey } from './craft-key.ts'
import { type CraftedToken, craftedSession, recordCrafted } from './crafted-session.ts'
import { refuseClosed } from './guard.ts'
import type { CraftRequest, LabEngine } from './lab-engine.ts'

export interface CraftContext extends CraftKeyContext {
  readonly storage: Storage
  /** @throws RoompassError `not-found` */
  readonly profile: (id: string) => Profile
  /** Epoch seconds. */
  readonly now: () => number
  /** Told once something is recorded. */
  readonly recorded: () => void
}

/** Signs exactly the bytes that a craft comes to, records them, and answers, in this order. */
export function createCraft(context: CraftContext): LabEngine['craft'] {
  const { storage } = context
  return (request) =>
    storage.during(async () => {
      try {
        return await craft(context, request)
      } finally {
        if (request.key.from === 'typed') request.key.bytes.fill(0)
      }
    })
}

async function craft(context: CraftContext, request: CraftRequest): ReturnType<LabEngine['craft']> {
  const { storage, recorded, now } = context
  const profile = context.profile(request.profileId)
  refuseClosed(profile)
  refuseUnsigned(profile)
  const crafted = {
    profile,
    craft: request.craft,
    delivery: request.delivery,
    ...(await signed(context, profile, request)),
  }
  const session = craftedSession(crafted, now())
  storage.use((database) => database.transaction(() => recordCrafted(database, [session])).immediate())
  recorded()
  const { keyId: _, identityKey: __, ...kept } = session
  return { session: withLink(kept), recorded: storage.isOpen() }
}

/** The token. No key is read where nothing is signed. */
async function signed(
  context: CraftContext,
  profile: Profile,
  { craft, key, variant }: CraftRequest,
): Promise<Pick<CraftedToken, 'token' | 'signer'>> {
  if (craft.algorithm === 'none') {
    return { token: signCraft(craft, null), signer: { keyId: null, fingerprint: '' } }
  }
  const chosen = await chosenKey(context, profile, key)
  let varied: VariedKey | null = null
  try {
    varied = await variedKey(context, chosen, variant)
    if (varied === null) throw noSuchVariant()
    return { token: signCraft(craft, varied.bytes), signer: varied }
  } finally {
    chosen.secret.fill(0)
    varied?.bytes.fill(0)
  }
}

/** A secret that asks a platform is no key to sign with. */
function refuseUnsigned({ platform }: Pick<Profile, 'platform'>): void {
  const { secret, name } = platforms[platform]
  if (secret.signs) return
  throw new RoompassError(
    'bad-request',
    `${name} makes its tokens itself, so none is signed here: craft the request for one instead.`,
  )
}

function noSuchVariant(): RoompassError {
  return new RoompassError(
    'key-unreadable',
    'This mistake makes no other key of this one, or none at all: choose another mistake, or the key as it is.',
    'variant',
  )
}
