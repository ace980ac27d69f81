import { hasField, type Platform } from '../../shared/platforms/platform.ts'
import type { Tile as GuestTile } from '../../shared/tile/tile.ts'
import { Button } from '../components/Button.tsx'
import { setValue } from '../stores/draft-store.ts'
import styles from './PreviewPanel.module.css'

interface TileNoteProps {
  readonly tile: GuestTile
  readonly platform: Platform
  readonly isPicture: boolean
}

/** When the tile is shown, where its letters come from, and how sure that is. */
export function TileNote({ tile, platform, isPicture }: TileNoteProps) {
  if (!hasField(platform, 'initials')) return <TileOfPage platform={platform} />
  const hint = tile.from === 'name' ? tile.titleHint : null
  return (
    <div className={styles.note}>
      <p>
        Shown while the camera is off.
        {!isPicture && tile.from === 'claim' && ' Initials as typed.'}
        {!isPicture && tile.from === 'name' && ' Initials from the first two words of the name.'}
      </p>
      {!isPicture && tile.estimate && (
        <p>
          <span className={styles.estimate}>estimate</span> The platform does not document this case.
        </p>
      )}
      {hint !== null && (
        <p>
          A title in front, “{hint.title}”?{' '}
          <Button variant="link" onPress={() => setValue('initials', hint.initials)}>
            Use {hint.initials}
          </Button>
        </p>
      )}
    </div>
  )
}

/** Where the platform knows no initials, nothing says what a guest without a picture looks like. */
function TileOfPage({ platform }: { readonly platform: Platform }) {
  return (
    <div className={styles.note}>
      <p>
        <span className={styles.estimate}>estimate</span> {platform.name} documents no tile: how a guest is
        shown is up to your page.
      </p>
    </div>
  )
}
