import { CircleCheck, ExternalLink, FlaskConical, ScanSearch } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { CopyLine } from '../../components/CopyLine.tsx'
import { MiddleText } from '../../components/MiddleText.tsx'
import { TokenText } from '../../components/TokenText.tsx'
import { showInInspect } from '../../inspect/inspect-store.ts'
import { copyFromSession, openSession } from '../../issue/session-actions.ts'
import { localTimeZone, useNow } from '../../stores/clock.ts'
import { localText, timeTitle } from '../../view/time-words.ts'
import { saveAsCase } from '../cases/save-case.ts'
import styles from './CraftedList.module.css'
import { type Crafted, useSigning } from './craft-sign.ts'

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What was crafted here, the newest first. */
export function CraftedList() {
  const { crafted } = useSigning()
  return (
    <div className={styles.list}>
      {crafted.map((one) => (
        <CraftedCard key={one.session.id} crafted={one} />
      ))}
    </div>
  )
}

function CraftedCard({ crafted }: { readonly crafted: Crafted }) {
  const { session, recorded, draft } = crafted
  const { link } = session
  const now = useNow()
  const timeZone = localTimeZone()
  return (
    <article className={styles.card} aria-label="Crafted">
      <header className={styles.head}>
        <CircleCheck className={styles.done} {...icon} />
        <strong className={styles.done}>Crafted</strong>
        <span className={styles.when} title={timeTitle(session.issuedAt, timeZone)}>
          {localText(session.issuedAt, timeZone, now)} ·{' '}
          {recorded ? 'in the history, hidden' : <span className={styles.unrecorded}>in memory only</span>}
        </span>
      </header>
      <CopyLine label="Token" onCopy={() => void copyFromSession(session.id, 'token')}>
        <TokenText token={session.token} />
      </CopyLine>
      <LinkLine session={session} />
      <div className={styles.actions}>
        {link !== null && (
          <Button
            size="small"
            variant="quiet"
            icon={<ExternalLink {...icon} />}
            onPress={() => void openSession(session.id)}
          >
            Open in browser
          </Button>
        )}
        <Button
          size="small"
          variant="quiet"
          icon={<ScanSearch {...icon} />}
          onPress={() => showInInspect(session.token)}
        >
          Inspect
        </Button>
        <Button
          size="small"
          variant="quiet"
          icon={<FlaskConical {...icon} />}
          onPress={() => saveAsCase(draft)}
        >
          Save as edge case
        </Button>
      </div>
    </article>
  )
}

function LinkLine({ session }: Pick<Crafted, 'session'>) {
  const { id, link } = session
  if (link === null)
    return (
      <CopyLine label="Link" onCopy={null}>
        <span className={styles.none}>none: no domain in the profile, or no such room in an address</span>
      </CopyLine>
    )
  return (
    <CopyLine label="Link" onCopy={() => void copyFromSession(id, 'link')}>
      <MiddleText text={link.replace('https://', '')} label="Link" mono expandable />
    </CopyLine>
  )
}
