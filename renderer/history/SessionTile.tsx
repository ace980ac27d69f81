import { platforms } from '../../shared/platforms/index.ts'
import type { Session } from '../../shared/schemas.ts'
import { contentOf } from '../../shared/session-content.ts'
import { Tile } from '../components/Tile.tsx'
import { avatarBroken, useAvatar } from '../stores/avatar-store.ts'

/**
 * The guest's tile. A picture is shown where it is loaded already; going through the history loads none, so that
 * looking something up asks nobody on the network for anything.
 */
export function SessionTile({ session }: { readonly session: Session }) {
  const platform = platforms[session.platform]
  const tile = platform.tileFor(platform.draftFrom(contentOf(session), session.profileId ?? ''))
  const avatar = useAvatar(tile.avatarUrl)
  return (
    <Tile
      tile={tile}
      size="small"
      picture={avatar.kind === 'shown' ? avatar.src : null}
      onPictureError={() => tile.avatarUrl !== null && avatarBroken(tile.avatarUrl)}
    />
  )
}
