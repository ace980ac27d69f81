import { Copy, FlaskConical, ScanSearch } from 'lucide-react'
import type { Session } from '../../../shared/schemas.ts'
import { Badge } from '../../components/Badge.tsx'
import { Button } from '../../components/Button.tsx'
import { Disclosure } from '../../components/Disclosure.tsx'
import { TokenText } from '../../components/TokenText.tsx'
import { showInInspect } from '../../inspect/inspect-store.ts'
import { copyFromSession } from '../../issue/session-actions.ts'
import { localTimeZone, useNow } from '../../stores/clock.ts'
import { countOf } from '../../view/count-of.ts'
import { localText, timeTitle } from '../../view/time-words.ts'
import { saveAsCase } from '../cases/save-case.ts'
import { AnswerBody } from './AnswerBody.tsx'
import type { Sent } from './request-send.ts'
import styles from './SentCard.module.css'

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

interface SentCardProps {
  readonly sent: Sent
  readonly isNewest: boolean
}

/** One answer: what came back, and what was kept of it. */
export function SentCard({ sent, isNewest }: SentCardProps) {
  const { answer, session, draft, at } = sent
  const now = useNow()
  const timeZone = localTimeZone()
  return (
    <article className={styles.card} aria-label="Answer">
      <header className={styles.head}>
        <Badge tone={toneOf(answer.status)}>{answer.status}</Badge>
        <span className={styles.asked}>
          {draft.request?.method} <bdi>{draft.request?.path}</bdi>
        </span>
        <span className={styles.when} title={timeTitle(at, timeZone)}>
          {answer.milliseconds} ms · {localText(at, timeZone, now)}
        </span>
      </header>
      {session === null ? (
        <p className={styles.none}>No token came back; nothing was recorded.</p>
      ) : (
        <Recorded session={session} />
      )}
      <AnswerBody answer={answer} isOpen={isNewest} />
      <Disclosure title={countOf(answer.headers.length, 'header')}>
        <dl className={styles.headers}>
          {answer.headers.map(({ name, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: headers have no other identity, two may be alike
            <div key={index} className={styles.header}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
      <div className={styles.actions}>
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

function toneOf(status: number): 'ok' | 'warning' | 'error' {
  if (status >= 200 && status < 300) return 'ok'
  return status >= 500 ? 'error' : 'warning'
}

function Recorded({ session }: { readonly session: Session }) {
  const { id, token } = session
  if (token === null) return null
  return (
    <div className={styles.token}>
      <p className={styles.kept}>A token came back. It is in the history, hidden.</p>
      <div className={styles.line}>
        <span className={styles.value}>
          <TokenText token={token} />
        </span>
        <Button
          size="small"
          variant="quiet"
          icon={<Copy {...icon} />}
          label="Copy token"
          onPress={() => void copyFromSession(id, 'token')}
        >
          Copy
        </Button>
        <Button
          size="small"
          variant="quiet"
          icon={<ScanSearch {...icon} />}
          onPress={() => showInInspect(token)}
        >
          Inspect
        </Button>
      </div>
    </div>
  )
}
