import { X } from 'lucide-react'
import { type Ref, useState } from 'react'
import { platforms } from '../../shared/platforms/index.ts'
import type { Session } from '../../shared/schemas.ts'
import { Banner } from '../components/Banner.tsx'
import { ClaimsView } from '../components/ClaimsView.tsx'
import { Disclosure } from '../components/Disclosure.tsx'
import { IconButton } from '../components/IconButton.tsx'
import { Timeline } from '../components/Timeline.tsx'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { classNames } from '../view/class-names.ts'
import { InRoom } from './InRoom.tsx'
import { NoteField } from './NoteField.tsx'
import { SessionActions } from './SessionActions.tsx'
import styles from './SessionDetail.module.css'
import { SessionFacts } from './SessionFacts.tsx'
import { SessionQr } from './SessionQr.tsx'
import { SessionTile } from './SessionTile.tsx'
import { useSession } from './use-session.ts'

interface SessionDetailProps {
  readonly id: string
  readonly detailRef: Ref<HTMLElement>
  /** True where it covers the list. */
  readonly isOver: boolean
  /** Back to the list. */
  readonly onClose: () => void
  readonly onRemove: (session: Session) => void
  /** The person has come to it: from now on it is this session, whatever else comes to the list. */
  readonly onFocus: () => void
}

/** Everything known about one session, and what can be done with it. */
export function SessionDetail({ id, detailRef, isOver, onClose, onRemove, onFocus }: SessionDetailProps) {
  const { session, failure } = useSession(id)
  return (
    <aside
      ref={detailRef}
      className={classNames(styles.detail, isOver && styles.over)}
      aria-label="Session"
      tabIndex={-1}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      {isOver && (
        <div className={styles.close}>
          <IconButton label="Close" onPress={onClose}>
            <X size={16} strokeWidth={1.75} />
          </IconButton>
        </div>
      )}
      {failure !== null && <Banner tone="error">{failure.message}</Banner>}
      {session !== null && <Content session={session} onRemove={() => onRemove(session)} />}
    </aside>
  )
}

interface ContentProps {
  readonly session: Session
  readonly onRemove: () => void
}

function Content({ session, onRemove }: ContentProps) {
  const { validFrom, validUntil, room, role } = session
  /** Stays as it was left while the person goes through the list. */
  const [isDecoded, setDecoded] = useState(true)
  const [isQrOpen, setQrOpen] = useState(false)
  const now = useNow()
  const timeZone = localTimeZone()
  return (
    <>
      <header className={styles.head}>
        <SessionTile session={session} />
        <div className={styles.who}>
          <h2 className={styles.name} title={session.name ?? undefined}>
            <bdi>{session.name ?? 'Name asked on entering'}</bdi>
          </h2>
          <p className={styles.where}>
            <bdi>{room}</bdi>
            {role !== null && (
              <>
                {' · '}
                <bdi>{role}</bdi>
              </>
            )}
          </p>
          <p className={styles.where}>{platforms[session.platform].name}</p>
        </div>
      </header>
      <Timeline from={validFrom} until={validUntil} now={now} timeZone={timeZone} wording="session" />
      <SessionActions session={session} onRemove={onRemove} />
      <NoteField key={`note ${session.id}`} id={session.id} note={session.note} />
      <SessionFacts key={session.id} session={session} timeZone={timeZone} />
      <InRoom key={`room ${session.id}`} session={session} />
      {session.link !== null && (
        <Disclosure title="QR code" isOpen={isQrOpen} onToggle={setQrOpen}>
          {isQrOpen && <SessionQr id={session.id} link={session.link} />}
        </Disclosure>
      )}
      <Disclosure title="Decoded" isOpen={isDecoded} onToggle={setDecoded}>
        <div className={styles.decoded}>
          <ClaimsView label="Claims" value={session.claims} timeZone={timeZone} />
          <ClaimsView label="Header" value={session.header} timeZone={timeZone} />
        </div>
      </Disclosure>
    </>
  )
}
