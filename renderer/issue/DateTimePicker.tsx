import { fromDate, toCalendarDate, toTime } from '@internationalized/date'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar'
import { DateInput, DateSegment } from 'react-aria-components/DateField'
import { Heading } from 'react-aria-components/Heading'
import { Label } from 'react-aria-components/Label'
import { TimeField } from 'react-aria-components/TimeField'
import { Button } from '../components/Button.tsx'
import styles from './DateTimePicker.module.css'

export interface DateTimePickerProps {
  /** Epoch seconds shown at first. */
  readonly at: number
  /** IANA name, in which date and time are meant. */
  readonly timeZone: string
  readonly onPick: (typed: string) => void
  readonly onDone: () => void
}

/** The most seconds that a `Date` holds; what lies beyond can be typed but not shown in a calendar. */
const dateRange = 8_640_000_000_000

/** A calendar and a clock. The field changes with each choice. */
export function DateTimePicker({ at, timeZone, onPick, onDone }: DateTimePickerProps) {
  const [moment, setMoment] = useState(() =>
    fromDate(new Date(Math.min(Math.max(at, 0), dateRange) * 1000), timeZone),
  )
  const pick = (next: typeof moment) => {
    setMoment(next)
    onPick(`${toCalendarDate(next).toString()} ${toTime(next).toString().slice(0, 8)}`)
  }
  return (
    <div className={styles.picker}>
      <Calendar
        autoFocus
        aria-label="Date"
        value={toCalendarDate(moment)}
        onChange={(date) => pick(moment.set({ year: date.year, month: date.month, day: date.day }))}
      >
        <header className={styles.header}>
          <AriaButton slot="previous" className={styles.step ?? ''}>
            <ChevronLeft size={16} strokeWidth={1.75} />
          </AriaButton>
          <Heading className={styles.month ?? ''} />
          <AriaButton slot="next" className={styles.step ?? ''}>
            <ChevronRight size={16} strokeWidth={1.75} />
          </AriaButton>
        </header>
        <CalendarGrid className={styles.grid ?? ''}>
          <CalendarGridHeader>
            {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
          </CalendarGridHeader>
          <CalendarGridBody>
            {(date) => <CalendarCell date={date} className={styles.day ?? ''} />}
          </CalendarGridBody>
        </CalendarGrid>
      </Calendar>
      <div className={styles.footer}>
        <TimeField
          className={styles.time ?? ''}
          value={toTime(moment)}
          granularity="second"
          hourCycle={24}
          onChange={(time) =>
            time && pick(moment.set({ hour: time.hour, minute: time.minute, second: time.second }))
          }
        >
          <Label className="visually-hidden">Time</Label>
          <DateInput className={styles.input ?? ''}>
            {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
          </DateInput>
        </TimeField>
        <span className={styles.zone}>{timeZone}</span>
        <Button size="small" onPress={onDone}>
          Done
        </Button>
      </div>
    </div>
  )
}
