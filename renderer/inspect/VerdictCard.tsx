import { CircleCheck, CircleX } from 'lucide-react'
import { formatLocal, formatRelative } from '../../shared/validity/human.ts'
import { classNames } from '../view/class-names.ts'
import { countOf } from '../view/count-of.ts'
import type { Looked } from './inspect-store.ts'
import type { Reading } from './read-token.ts'
import { TimeTravel } from './TimeTravel.tsx'
import { judgeInspected } from './token-verdict.ts'
import { type JudgedAt, useJudgedAt } from './use-moment.ts'
import styles from './VerdictCard.module.css'

interface VerdictCardProps {
  readonly reading: Reading
  readonly detection: Looked['detection']
}

/** Whether a verifier takes the token at a moment, and every reason why not; below it the moment can be moved. */
export function VerdictCard({ reading, detection }: VerdictCardProps) {
  const at = useJudgedAt()
  const { accepted, reasons, remark } = judgeInspected(reading.inspected, at.moment, at.leeway, detection)
  const Icon = accepted ? CircleCheck : CircleX
  return (
    <section className={styles.card} aria-label="Verdict">
      <div className={styles.head} role="status">
        <Icon className={accepted ? styles.yes : styles.no} size={20} strokeWidth={1.75} aria-hidden="true" />
        <h2 className={classNames(styles.title, accepted ? styles.yes : styles.no)}>
          {accepted ? 'Accepted' : 'Refused'}
        </h2>
        <span className={styles.when}>{headWords(accepted, reasons.length, at.isNow)}</span>
      </div>
      {reasons.length > 0 && (
        <ol className={styles.reasons} aria-label="Reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ol>
      )}
      {remark !== null && <p className={classNames(styles.remark, styles[remark.tone])}>{remark.text}</p>}
      <TimeTravel times={reading.times} isUnreadable={reading.isTimeUnreadable} at={at} />
      <p className={styles.at}>{momentWordsOf(at)}</p>
    </section>
  )
}

function headWords(accepted: boolean, reasons: number, isNow: boolean): string {
  const words = accepted ? 'its form and its times are right' : `for ${countOf(reasons, 'reason')}`
  return isNow ? words : `${words}, at the moment chosen below`
}

/** At which moment the verdict holds. */
function momentWordsOf({ moment, now, timeZone, isNow }: JudgedAt): string {
  return `${formatLocal(moment, timeZone)}${isNow ? ', now' : `, ${formatRelative(moment, now)}`} · ${moment}`
}
