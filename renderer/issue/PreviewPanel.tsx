import type { Finding } from '../../shared/schemas.ts'
import type { Tile as GuestTile } from '../../shared/tile/tile.ts'
import type { ResolvedTime } from '../../shared/validity/resolve-times.ts'
import { Button } from '../components/Button.tsx'
import { FindingList } from '../components/FindingList.tsx'
import { Tile } from '../components/Tile.tsx'
import { Timeline } from '../components/Timeline.tsx'
import { avatarBroken, useAvatar } from '../stores/avatar-store.ts'
import { applyFix, setValue } from '../stores/draft-store.ts'
import styles from './PreviewPanel.module.css'
import type { Preview } from './use-preview.ts'

export interface PreviewPanelProps {
  readonly preview: Preview
  readonly findings: readonly Finding[]
}

const atOrNull = (time: ResolvedTime) => (time.kind === 'at' ? time.at : null)

/** What comes of the draft at this second: the guest's tile, the validity, the remarks. */
export function PreviewPanel({ preview, findings }: PreviewPanelProps) {
  const { tile, times, now, timeZone } = preview
  const avatar = useAvatar(tile.avatarUrl)
  const picture = avatar.kind === 'shown' ? avatar.src : null
  const onPictureError = () => tile.avatarUrl !== null && avatarBroken(tile.avatarUrl)
  return (
    <div className={styles.panel}>
      <div className={styles.tiles}>
        <Tile tile={tile} size="large" picture={picture} onPictureError={onPictureError} />
        <Tile tile={tile} size="small" picture={picture} onPictureError={onPictureError} />
        <TileNote tile={tile} isPicture={picture !== null} />
      </div>
      <Timeline
        from={atOrNull(times.nbf)}
        until={atOrNull(times.exp)}
        now={now}
        timeZone={timeZone}
        wording="draft"
        isUnknown={times.nbf.kind === 'unreadable' || times.exp.kind === 'unreadable'}
      />
      <div className={styles.findings}>
        {findings.length === 0 ? (
          <p className={styles.clear}>No remarks on this draft.</p>
        ) : (
          <FindingList findings={findings} onFix={applyFix} />
        )}
      </div>
    </div>
  )
}

/** When the tile is shown, where its letters come from, and how sure that is. */
function TileNote({ tile, isPicture }: { readonly tile: GuestTile; readonly isPicture: boolean }) {
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
