import { CircleCheck, Download, ExternalLink, Mail } from 'lucide-react'
import { platforms } from '../../shared/platforms/index.ts'
import type { Session } from '../../shared/schemas.ts'
import { Badge } from '../components/Badge.tsx'
import { Button } from '../components/Button.tsx'
import { CopyLine } from '../components/CopyLine.tsx'
import { DecodedView } from '../components/DecodedView.tsx'
import { Disclosure } from '../components/Disclosure.tsx'
import { MiddleText } from '../components/MiddleText.tsx'
import { SnippetView } from '../components/SnippetView.tsx'
import { StaleNote } from '../components/StaleNote.tsx'
import { StateBadge } from '../components/StateBadge.tsx'
import { TokenText } from '../components/TokenText.tsx'
import { localTimeZone, useNow } from '../stores/clock.ts'
import type { Issued } from '../stores/issued-store.ts'
import { useSettings } from '../stores/settings-store.ts'
import { fitsQrCode } from '../view/fits-qr-code.ts'
import { hasJoinLinks } from '../view/has-join-links.ts'
import { noLinkWords } from '../view/no-link-words.ts'
import { localText, timeTitle } from '../view/time-words.ts'
import { cautionWords } from './caution-words.ts'
import styles from './IssuedCard.module.css'
import { LinkQr } from './LinkQr.tsx'
import { copyFromSession, openSession, saveQr } from './session-actions.ts'

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** One issued session: the link, the token, the QR code, and what can be done with them. */
export function IssuedCard({ issued }: { readonly issued: Issued }) {
  const { session, recorded } = issued
  const { id, link, token } = session
  const now = useNow()
  const timeZone = localTimeZone()
  return (
    <article className={styles.card} aria-label="Issued">
      <header className={styles.head}>
        <CircleCheck className={styles.done} {...icon} />
        <strong className={styles.done}>Issued</strong>
        <span className={styles.when} title={timeTitle(session.issuedAt, timeZone)}>
          {localText(session.issuedAt, timeZone, now)} ·{' '}
          {recorded ? 'recorded in the history' : <span className={styles.unrecorded}>in memory only</span>}
        </span>
        {platforms[session.platform].marksFor(session).map(({ label, meaning }) => (
          <Badge key={label} tone="warning" title={meaning}>
            {label}
          </Badge>
        ))}
        <StateBadge times={session} now={now} />
      </header>
      <StaleNote session={session} />
      <div className={styles.body}>
        {link !== null && <LinkQr session={session} link={link} />}
        <div className={styles.values}>
          {hasJoinLinks(platforms[session.platform]) && (
            <CopyLine
              label="Join link"
              onCopy={link === null ? null : () => void copyFromSession(id, 'link')}
            >
              {link === null ? (
                <span className={styles.none}>{noLinkWords}</span>
              ) : (
                <MiddleText text={link.replace('https://', '')} label="Join link" mono expandable />
              )}
            </CopyLine>
          )}
          <CopyLine label="Token" onCopy={() => void copyFromSession(id, 'token')}>
            <TokenText token={token} />
          </CopyLine>
          <div className={styles.actions}>
            {link !== null && (
              <>
                <Button
                  size="small"
                  variant="quiet"
                  icon={<Mail {...icon} />}
                  onPress={() => void copyFromSession(id, 'invitation')}
                >
                  Copy invitation
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  icon={<ExternalLink {...icon} />}
                  onPress={() => void openSession(id)}
                >
                  Open in browser
                </Button>
              </>
            )}
            {link !== null && fitsQrCode(link) && (
              <>
                <Button
                  size="small"
                  variant="quiet"
                  icon={<Download {...icon} />}
                  onPress={() => void saveQr(id, 'png')}
                >
                  Save QR as PNG
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  icon={<Download {...icon} />}
                  onPress={() => void saveQr(id, 'svg')}
                >
                  Save QR as SVG
                </Button>
              </>
            )}
          </div>
          <Caution session={session} now={now} timeZone={timeZone} />
        </div>
      </div>
      <SnippetView session={session} />
      <Disclosure title="Decoded">
        <DecodedView session={session} timeZone={timeZone} />
      </Disclosure>
    </article>
  )
}

interface CautionProps {
  readonly session: Session
  readonly now: number
  readonly timeZone: string
}

/** A link, and the token in it, is a credential for as long as it is valid. */
function Caution({ session, now, timeZone }: CautionProps) {
  const seconds = useSettings()?.clipboardClearSeconds ?? 0
  const clearing = seconds > 0 ? ` The clipboard is cleared ${seconds} s after copying.` : ''
  const credential = session.link === null ? 'token' : 'link'
  return (
    <p className={styles.caution}>
      {cautionWords(credential, session, now, timeZone)}
      {clearing}
    </p>
  )
}
