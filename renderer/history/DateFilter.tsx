import { Select } from '../components/Select.tsx'
import { useToday } from '../stores/clock.ts'
import { dateOf } from '../view/days.ts'
import styles from './DateFilter.module.css'
import { dateOptions } from './filter-options.ts'
import type { DatePreset, DateRange } from './filters.ts'

interface DateFilterProps {
  readonly dates: DateRange
  /** IANA name, in which days are meant. */
  readonly timeZone: string
  readonly onChange: (dates: DateRange) => void
}

/** On which days a session was issued: some that count from today, or days of one's own. */
export function DateFilter({ dates, timeZone, onChange }: DateFilterProps) {
  const today = dateOf(useToday(timeZone), timeZone)
  const { preset, first, last } = dates
  const choose = (chosen: DatePreset) => {
    const isFresh = chosen === 'custom' && first === '' && last === ''
    onChange({ ...dates, preset: chosen, ...(isFresh ? { first: today, last: today } : {}) })
  }
  return (
    <>
      <Select
        label="Issued on"
        options={dateOptions}
        value={preset}
        onChange={choose}
        quiet={{ isSet: preset !== 'any' }}
      />
      {preset === 'custom' && (
        <span className={styles.days}>
          <input
            className={styles.day}
            type="date"
            aria-label="First day"
            value={first}
            max={last || undefined}
            onChange={(event) => onChange({ ...dates, first: event.target.value })}
          />
          <span aria-hidden="true">–</span>
          <input
            className={styles.day}
            type="date"
            aria-label="Last day"
            value={last}
            min={first || undefined}
            onChange={(event) => onChange({ ...dates, last: event.target.value })}
          />
        </span>
      )}
    </>
  )
}
