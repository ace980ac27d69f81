/**
 * Segmented: one of a few, side by side. Radio buttons underneath: one tab stop, arrow keys move.
 *
 *   <Segmented label="State" options={[{ value: 'all', label: 'All' }]} value={state} onChange={setState} />
 */
import { type ReactNode, useId } from 'react'
import { classNames } from '../view/class-names.ts'
import styles from './Segmented.module.css'

export interface SegmentedOption<V extends string> {
  readonly value: V
  readonly label: ReactNode
  readonly title?: string
}

export interface SegmentedProps<V extends string> {
  /** For those who don't see it; not shown. */
  readonly label: string
  readonly options: readonly SegmentedOption<V>[]
  /** Null where none applies. */
  readonly value: V | null
  readonly onChange: (value: V) => void
  readonly size?: 'normal' | 'small'
}

export function Segmented<V extends string>(props: SegmentedProps<V>) {
  const name = useId()
  return (
    <fieldset className={classNames(styles.group, props.size === 'small' && styles.small)}>
      <legend className="visually-hidden">{props.label}</legend>
      {props.options.map((option) => (
        <label key={option.value} className={styles.option} title={option.title}>
          <input
            className={styles.radio}
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === props.value}
            onChange={() => props.onChange(option.value)}
            // A radio that is already chosen gives no change; choosing "Custom" again should still lead to its field.
            onClick={() => option.value === props.value && props.onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
