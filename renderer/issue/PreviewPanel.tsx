import { hasField } from '../../shared/platforms/platform.ts'
import type { Draft, Finding } from '../../shared/schemas.ts'
import { FindingList } from '../components/FindingList.tsx'
import { Tile } from '../components/Tile.tsx'
import { avatarBroken, useAvatar } from '../stores/avatar-store.ts'
import { applyFix } from '../stores/draft-store.ts'
import { LeavingCard } from './LeavingCard.tsx'
import { ParticipantInfo } from './ParticipantInfo.tsx'
import styles from './PreviewPanel.module.css'
import { TileNote } from './TileNote.tsx'
import type { Preview } from './use-preview.ts'
import { ValidityPreview } from './ValidityPreview.tsx'

export interface PreviewPanelProps {
  /** As typed. */
  readonly draft: Draft
  readonly preview: Preview
  readonly findings: readonly Finding[]
}

/** What comes of the draft at this second: the guest's tile, the validity, what leaves and who sees it, the remarks. */
export function PreviewPanel({ draft, preview, findings }: PreviewPanelProps) {
  const { tile, platform, profile, leaving } = preview
  const avatar = useAvatar(tile.avatarUrl)
  const picture = avatar.kind === 'shown' ? avatar.src : null
  const onPictureError = () => tile.avatarUrl !== null && avatarBroken(tile.avatarUrl)
  return (
    <div className={styles.panel}>
      <div className={styles.tiles}>
        <Tile
          tile={tile}
          size="large"
          picture={picture}
          onPictureError={onPictureError}
          {...(hasField(platform, 'initials') ? {} : { unnamed: 'no name' })}
        />
        <Tile tile={tile} size="small" picture={picture} onPictureError={onPictureError} />
        <TileNote tile={tile} platform={platform} isPicture={picture !== null} />
      </div>
      <ValidityPreview preview={preview} />
      {profile.anonymous && <LeavingCard draft={draft} preview={preview} />}
      <ParticipantInfo platform={platform} leaving={leaving} />
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
