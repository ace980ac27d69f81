import { RotateCw, Snowflake } from 'lucide-react'
import { useState } from 'react'
import type { LabDraft } from '../../../shared/lab/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { TextField } from '../../components/TextField.tsx'
import { localTimeZone, useNow } from '../../stores/clock.ts'
import { localText, timeTitle } from '../../view/time-words.ts'
import { freezeMoment, secondsNow, takeMoment } from './craft-store.ts'
import styles from './MomentBar.module.css'

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const

interface MomentBarProps {
  readonly draft: LabDraft
  /** Epoch seconds; null where the times stand as they were left. */
  readonly moment: number | null
}

/** From when typed times count. It moves only when somebody takes it anew, so nothing in the text changes by itself. */
export function MomentBar({ draft, moment }: MomentBarProps) {
  const isFrozen = draft.frozenAt !== ''
  return (
    <section className={styles.bar} aria-label="Moment">
      {isFrozen ? <Frozen key={draft.frozenAt} draft={draft} moment={moment} /> : <Taken moment={moment} />}
    </section>
  )
}

function Taken({ moment }: Pick<MomentBarProps, 'moment'>) {
  const now = useNow()
  const timeZone = localTimeZone()
  return (
    <>
      <p className={styles.words}>
        <strong>Now</strong>
        {moment === null ? (
          <span className={styles.quiet}>not taken yet: times stand as they were left</span>
        ) : (
          <span className={styles.quiet} title={timeTitle(moment, timeZone)}>
            taken {localText(moment, timeZone, now)}
          </span>
        )}
      </p>
      <Button size="small" variant="quiet" icon={<RotateCw {...icon} />} onPress={() => takeMoment()}>
        Take now
      </Button>
      <Button size="small" variant="quiet" icon={<Snowflake {...icon} />} onPress={() => freezeHere(moment)}>
        Freeze
      </Button>
    </>
  )
}

function freezeHere(moment: number | null): void {
  const at = new Date((moment ?? secondsNow()) * 1000)
  freezeMoment(`${at.toISOString().slice(0, 19)}Z`)
}

/** A moment that is typed counts once the field is left or Enter is pressed: half a date is another date. */
function Frozen({ draft, moment }: MomentBarProps) {
  const [typed, setTyped] = useState(draft.frozenAt)
  const [error, setError] = useState<string | null>(null)
  const now = useNow()
  const timeZone = localTimeZone()
  const keep = () => setError(typed.trim() === draft.frozenAt ? null : freezeMoment(typed))
  return (
    <>
      <div className={styles.field}>
        <TextField
          label="Frozen at"
          value={typed}
          onChange={setTyped}
          onBlur={keep}
          onEnter={keep}
          error={error ?? undefined}
          trailing={
            moment !== null && (
              <span title={timeTitle(moment, timeZone)}>{localText(moment, timeZone, now)}</span>
            )
          }
        />
      </div>
      <Button size="small" variant="quiet" icon={<RotateCw {...icon} />} onPress={() => takeMoment()}>
        Back to now
      </Button>
    </>
  )
}
