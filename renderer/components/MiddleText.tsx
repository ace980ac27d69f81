/**
 * MiddleText: a long value on one line, cut in the middle so that its end stays in sight. With `expandable`, Enter,
 * Space or a click shows the whole of it; copying the selection always gives the whole.
 *
 *   <MiddleText text={link} expandable label="Join link" />
 */
import { useState } from 'react'
import { classNames } from '../view/class-names.ts'
import { splitForMiddle } from '../view/split-for-middle.ts'
import styles from './MiddleText.module.css'

export interface MiddleTextProps {
  readonly text: string
  /** How many characters of the end are always shown. */
  readonly tail?: number
  readonly expandable?: boolean
  /** What it is, for the expanding button. */
  readonly label?: string
  readonly mono?: boolean
}

export function MiddleText({ text, tail = 8, expandable, label, mono }: MiddleTextProps) {
  const [isWhole, setWhole] = useState(false)
  const [head, end] = splitForMiddle(text, tail)
  const names = classNames(styles.text, mono === true && 'mono', isWhole && styles.whole)
  const content =
    end === '' ? (
      <span className={styles.head}>{head}</span>
    ) : (
      <>
        <span className={classNames('visually-hidden', styles.spoken)}>{text}</span>
        <span className={styles.head} aria-hidden="true">
          {head}
        </span>
        <span className={styles.end} aria-hidden="true">
          {end}
        </span>
      </>
    )
  if (expandable !== true)
    return (
      <span className={names} title={text} dir="auto">
        {content}
      </span>
    )
  return (
    <button
      type="button"
      className={classNames(names, styles.button)}
      aria-expanded={isWhole}
      aria-label={label === undefined ? undefined : `${label}: ${text}`}
      title={isWhole ? 'Show less' : 'Show all of it'}
      onClick={() => setWhole(!isWhole)}
    >
      {content}
    </button>
  )
}
