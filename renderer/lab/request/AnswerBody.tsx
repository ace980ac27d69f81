import { useState } from 'react'
import type { RequestAnswer } from '../../../shared/lab/schemas.ts'
import { Segmented } from '../../components/Segmented.tsx'
import { laidOut } from './request-edits.ts'
import styles from './SentCard.module.css'

const forms = [
  { value: 'pretty', label: 'Laid out' },
  { value: 'raw', label: 'Raw' },
] as const

/** Characters that are drawn; a body may have a million. */
const mostShown = 100_000

interface AnswerBodyProps {
  readonly answer: RequestAnswer
  /** Older answers are kept short. */
  readonly isOpen: boolean
}

/** The body as it came, or laid out where it is JSON. */
export function AnswerBody({ answer, isOpen }: AnswerBodyProps) {
  const [form, setForm] = useState<'pretty' | 'raw'>('pretty')
  const { body, isCut } = answer
  if (body === '') return <p className={styles.none}>The body is empty.</p>
  const pretty = laidOut(body)
  const text = form === 'pretty' ? (pretty ?? body) : body
  const isPart = isCut || text.length > mostShown
  return (
    <div className={styles.bodyPart}>
      {pretty !== null && isOpen && (
        <div className={styles.forms}>
          <Segmented label="Form of the body" size="small" options={forms} value={form} onChange={setForm} />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <pre className={`mono ${styles.body}`} data-open={isOpen || undefined} tabIndex={0}>
        {text.slice(0, mostShown)}
      </pre>
      {isPart && <p className={styles.none}>It is longer: only its beginning is shown.</p>}
    </div>
  )
}
