/**
 * IconButton: a square button with an icon only. `label` is its accessible name and its tooltip.
 *
 *   <IconButton label="Copy the token" onPress={copy}><Copy /></IconButton>
 */
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { classNames } from '../view/class-names.ts'
import styles from './IconButton.module.css'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps {
  readonly label: string
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly size?: 'normal' | 'small'
  /** Shown instead of the label where there is more to say. */
  readonly tooltip?: ReactNode
  readonly expanded?: boolean
  readonly isDisabled?: boolean
  readonly tooltipDelay?: number
  /** Where the keyboard has another way, such as F1 for a rule, a stop less to go through. */
  readonly skipsTab?: boolean
}

export function IconButton(props: IconButtonProps) {
  return (
    <Tooltip
      text={props.tooltip ?? props.label}
      {...(props.tooltipDelay === undefined ? {} : { delay: props.tooltipDelay })}
    >
      <AriaButton
        className={classNames(styles.button, props.size === 'small' && styles.small)}
        aria-label={props.label}
        isDisabled={props.isDisabled ?? false}
        excludeFromTabOrder={props.skipsTab ?? false}
        {...(props.expanded === undefined ? {} : { 'aria-expanded': props.expanded })}
        {...(props.onPress ? { onPress: props.onPress } : {})}
      >
        {props.children}
      </AriaButton>
    </Tooltip>
  )
}
