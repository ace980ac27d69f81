import { Trash2 } from 'lucide-react'
import type { SigningKey } from '../../shared/schemas.ts'
import { Badge } from '../components/Badge.tsx'
import { Button } from '../components/Button.tsx'
import { IconButton } from '../components/IconButton.tsx'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { classNames } from '../view/class-names.ts'
import { dayText, timeTitle } from '../view/time-words.ts'
import styles from './KeyLine.module.css'
import { heldWords, type KeyWords, statusMeaning } from './key-words.ts'

interface KeyLineProps {
  readonly signingKey: SigningKey
  /** What it is called. */
  readonly words: KeyWords
  readonly onUse: () => void
  readonly onRemove: () => void
}

/** One key, as everybody but the keychain knows it. */
export function KeyLine({ signingKey, words, onUse, onRemove }: KeyLineProps) {
  const { label, fingerprint, createdAt, status, held } = signingKey
  const place = heldWords(held)
  const timeZone = localTimeZone()
  const day = dayText(createdAt, timeZone, useNow())
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <span className={styles.label} title={label}>
          <bdi>{label}</bdi>
        </span>
        <span className={styles.note}>
          <code title="Fingerprint: the same key has the same one on this computer; it tells nothing of the key">
            {fingerprint}
          </code>
          {' · '}
          <span title={timeTitle(createdAt, timeZone)}>added {day}</span>
          {' · '}
          <span className={classNames(held !== 'keychain' && styles.notice)} title={place.meaning}>
            {place.label}
          </span>
        </span>
      </span>
      <Badge tone={status === 'current' ? 'ok' : 'neutral'} title={statusMeaning(status, words)}>
        {status}
      </Badge>
      <span className={styles.actions}>
        {status === 'previous' && (
          <Button size="small" label={`Make current: ${label}`} onPress={onUse}>
            Make current
          </Button>
        )}
        <IconButton label={`Remove ${label}…`} onPress={onRemove}>
          <Trash2 size={16} strokeWidth={1.75} />
        </IconButton>
      </span>
    </li>
  )
}
