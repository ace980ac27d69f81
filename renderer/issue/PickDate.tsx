import { CalendarDays } from 'lucide-react'
import { lazy, memo, Suspense, useState } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { IconButton } from '../components/IconButton.tsx'
import { Spinner } from '../components/Spinner.tsx'
import styles from './PickDate.module.css'

/** Brings the calendar, so it loads when it is first opened. */
const DateTimePicker = lazy(async () => ({ default: (await import('./DateTimePicker.tsx')).DateTimePicker }))

export interface PickDateProps {
  readonly label: string
  /** The moment at which the calendar opens; epoch seconds. */
  readonly at: number
  readonly timeZone: string
  /** Gets the date and time as they are typed into the field: `2026-11-21 16:00`. */
  readonly onPick: (typed: string) => void
}

/** The button that opens a calendar for a time field. Not drawn again for each letter typed in another field. */
export const PickDate = memo(function PickDate({ label, at, timeZone, onPick }: PickDateProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <IconButton label={`Pick ${label.toLowerCase()}`} size="small">
        <CalendarDays size={16} strokeWidth={1.75} />
      </IconButton>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={6}>
        <Dialog className={styles.dialog ?? ''} aria-label={`Pick ${label.toLowerCase()}`}>
          <Suspense fallback={<Spinner label="Loading the calendar" />}>
            <DateTimePicker at={at} timeZone={timeZone} onPick={onPick} onDone={() => setOpen(false)} />
          </Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
})
