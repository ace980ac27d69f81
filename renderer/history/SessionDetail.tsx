import { X } from 'lucide-react'
import { type Ref, useState } from 'react'
import { platforms } from '../../shared/platforms/index.ts'
import type { Session } from '../../shared/schemas.ts'
import { Badge } from '../components/Badge.tsx'
import { Banner } from '../components/Banner.tsx'
import { DecodedView } from '../components/DecodedView.tsx'
import { Disclosure } from '../components/Disclosure.tsx'
import { IconButton } from '../components/IconButton.tsx'
import { SnippetView } from '../components/SnippetView.tsx'
import { StaleNote } from '../components/StaleNote.tsx'
import { Timeline } from '../components/Timeline.tsx'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { classNames } from '../view/class-names.ts'
import { guestOf, namelessWords } from '../view/guest.ts'
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
      data-session={session?.id}
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
  const { validFrom, validUntil, isEndUnknown, stoppedAt } = session
  /** Stays as it was left while the person goes through the list. */
  const [isDecoded, setDecoded] = useState(true)
  const [isQrOpen, setQrOpen] = useState(false)
  const now = useNow()
  const timeZone = localTimeZone()
  return (
    <>
      <Head session={session} />
      <Timeline
        from={validFrom}
        until={validUntil}
        isEndUnknown={isEndUnknown}
        stoppedAt={stoppedAt}
        now={now}
        timeZone={timeZone}
        wording="session"
      />
      <StaleNote session={session} />
      <SessionActions session={session} onRemove={onRemove} />
      <NoteField key={`note ${session.id}`} id={session.id} note={session.note} />
      <SessionFacts key={session.id} session={session} timeZone={timeZone} />
      <InRoom key={`room ${session.id}`} session={session} />
      {session.link !== null && (
        <Disclosure title="QR code" isOpen={isQrOpen} onToggle={setQrOpen}>
          {isQrOpen && <SessionQr session={session} link={session.link} />}
        </Disclosure>
      )}
      <SnippetView
        key={`code ${session.id}`}
        session={session}
        // The note above is out of sight by the time that somebody has come so far down.
        before={<StaleNote session={session} />}
      />
      <Disclosure title="Decoded" isOpen={isDecoded} onToggle={setDecoded}>
        <DecodedView session={session} timeZone={timeZone} />
      </Disclosure>
    </>
  )
}

/** The tile, for whom and where. */
function Head({ session }: { readonly session: Session }) {
  const { room, role } = session
  const platform = platforms[session.platform]
  const guest = guestOf(session)
  const marks = platform.marksFor(session)
  return (
    <header className={styles.head}>
      <SessionTile session={session} />
      <div className={styles.who}>
        <h2 className={styles.name} title={guest.name ?? undefined}>
          <bdi>{guest.name ?? upperFirst(namelessWords(session))}</bdi>
        </h2>
        {guest.alias !== null && (
          <p className={styles.where}>
            as <bdi>{guest.alias}</bdi>
          </p>
        )}
        {(room !== '' || role !== null) && (
          <p className={styles.where}>
            <bdi>{room}</bdi>
            {room !== '' && role !== null && ' · '}
            {role !== null && <bdi>{role}</bdi>}
          </p>
        )}
        <p className={styles.where}>{platform.name}</p>
        {marks.length > 0 && (
          <p className={styles.marks}>
            {marks.map(({ label, meaning }) => (
              <Badge key={label} tone="warning" title={meaning}>
                {label}
              </Badge>
            ))}
          </p>
        )}
      </div>
    </header>
  )
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
