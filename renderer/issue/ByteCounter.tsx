import { utf8Length } from '../../shared/text/utf8-length.ts'
import { classNames } from '../view/class-names.ts'
import styles from './ByteCounter.module.css'

const numbers = new Intl.NumberFormat('en')

export interface ByteCounterProps {
  /** What is sent. */
  readonly text: string
  /** Bytes of UTF-8. */
  readonly atMost: number
}

/** How long a text is as it is sent, against the most that the platform takes: `312 / 1,024 bytes`. */
export function ByteCounter({ text, atMost }: ByteCounterProps) {
  const bytes = utf8Length(text)
  return (
    <span className={classNames(styles.counter, bytes > atMost && styles.over)}>
      {numbers.format(bytes)} / {numbers.format(atMost)} bytes
    </span>
  )
}
