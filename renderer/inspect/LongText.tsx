import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { classNames } from '../view/class-names.ts'
import { cutText } from './cut-text.ts'
import styles from './LongText.module.css'

interface LongTextProps {
  readonly text: string
  /** What it is, for the button that shows more. */
  readonly label: string
  /** How much is shown at first, in UTF-16 units. */
  readonly first?: number
  readonly className?: string | undefined
}

/** The most that is ever laid out: beyond it nobody reads, and the window would stop. */
const most = 20_000

const grouped = new Intl.NumberFormat('en-GB')

/** A text as it is written, its beginning where it is long. */
export function LongText({ text, label, first = 400, className }: LongTextProps) {
  const [isWhole, setWhole] = useState(false)
  const cut = cutText(text, isWhole ? most : first)
  const hidden = grouped.format(cut.hidden)
  const showMore = text.length > most ? `Show ${grouped.format(most)} characters` : `Show ${hidden} more`
  return (
    <>
      <span className={classNames('mono', styles.text, className)} dir="ltr">
        {cut.text}
        {cut.hidden > 0 && '…'}
      </span>
      {cut.hidden > 0 && !isWhole && (
        <>
          {' '}
          <Button variant="link" label={`${showMore} of ${label}`} onPress={() => setWhole(true)}>
            {showMore}
          </Button>
        </>
      )}
      {cut.hidden > 0 && isWhole && <span className={styles.rest}> {hidden} more are not shown.</span>}
      {isWhole && (
        <>
          {' '}
          <Button variant="link" label={`Show less of ${label}`} onPress={() => setWhole(false)}>
            Show less
          </Button>
        </>
      )}
    </>
  )
}
