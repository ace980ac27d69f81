import { Button } from '../components/Button.tsx'
import { TextField } from '../components/TextField.tsx'
import { typeLeeway, typeMoment, useInspect } from './inspect-store.ts'
import { MomentSlider } from './MomentSlider.tsx'
import { momentRange, type TokenTimes } from './moment-range.ts'
import styles from './TimeTravel.module.css'
import { typedMoment } from './typed-moment.ts'
import type { JudgedAt } from './use-moment.ts'

interface TimeTravelProps {
  readonly times: TokenTimes
  readonly isUnreadable: boolean
  readonly at: JudgedAt
}

/** The moment and the tolerance of the verdict: a slider over the life of the token, and fields. */
export function TimeTravel({ times, isUnreadable, at }: TimeTravelProps) {
  const moment = useInspect((state) => state.moment)
  const leeway = useInspect((state) => state.leeway)
  const go = (to: number) => typeMoment(typedMoment(to))
  return (
    <div className={styles.travel}>
      <MomentSlider
        range={momentRange(times, at.now)}
        times={times}
        isUnreadable={isUnreadable}
        at={at}
        onMove={go}
      />
      <div className={styles.fields}>
        <TextField
          label="Moment"
          value={moment}
          onChange={typeMoment}
          placeholder="now"
          error={at.momentFault ?? undefined}
          maxLength={64}
        />
        <TextField
          label="Leeway"
          value={leeway}
          onChange={typeLeeway}
          trailing="seconds"
          error={at.leewayFault ?? undefined}
          maxLength={12}
        />
        <fieldset className={styles.jumps}>
          <legend className="visually-hidden">Go to</legend>
          <Button size="small" onPress={() => typeMoment('now')}>
            Now
          </Button>
          {times.nbf !== null && (
            <Button size="small" onPress={() => go(Math.ceil(times.nbf ?? 0))}>
              Start
            </Button>
          )}
          {times.exp !== null && (
            <>
              <Button size="small" onPress={() => go(Math.ceil(times.exp ?? 0) - 1)}>
                Last second
              </Button>
              <Button size="small" onPress={() => go(Math.ceil(times.exp ?? 0))}>
                End
              </Button>
            </>
          )}
        </fieldset>
      </div>
    </div>
  )
}
