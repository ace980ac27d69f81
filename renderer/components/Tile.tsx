/**
 * Tile: what the others in the room see of a guest while the camera is off.
 *
 *   <Tile tile={tile} picture={src} size="large" />
 */
import { UserRound } from 'lucide-react'
import type { Tile as GuestTile } from '../../shared/tile/tile.ts'
import { classNames } from '../view/class-names.ts'
import { MiddleText } from './MiddleText.tsx'
import styles from './Tile.module.css'

export interface TileProps {
  readonly tile: GuestTile
  readonly size: 'large' | 'small'
  /** The loaded picture, on the application's own origin; initials are shown without it. */
  readonly picture?: string | null
  readonly onPictureError?: () => void
  /** What stands in place of a name that is not there. */
  readonly unnamed?: string
}

export function Tile({
  tile,
  size,
  picture,
  onPictureError,
  unnamed = 'the guest will be asked',
}: TileProps) {
  const name = tile.name ?? ''
  return (
    <figure
      className={classNames(styles.tile, styles[size])}
      aria-label={`Tile of ${name || 'a guest without a name'}: ${picture ? 'picture' : tile.initials || 'no initials'}`}
    >
      {picture ? (
        <img className={styles.picture} src={picture} alt="" draggable={false} onError={onPictureError} />
      ) : (
        <span className={styles.circle} data-wide={tile.initials.length > 3 || undefined}>
          {tile.initials === '' ? (
            <UserRound className={styles.nobody} strokeWidth={1.5} aria-hidden="true" />
          ) : (
            <bdi className={styles.initials}>{tile.initials}</bdi>
          )}
        </span>
      )}
      {size === 'large' && (
        <figcaption className={styles.name}>
          {name === '' ? <em className={styles.asked}>{unnamed}</em> : <MiddleText text={name} tail={9} />}
        </figcaption>
      )}
    </figure>
  )
}
