/**
 * Tooltip: a sentence about the control inside it, shown on hover and on keyboard focus. The child must be a
 * React Aria button or another control that takes focus.
 *
 *   <Tooltip text="Copy the link"><IconButton .../></Tooltip>
 */
import type { ReactElement, ReactNode } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import styles from './Tooltip.module.css'

export interface TooltipProps {
  readonly text: ReactNode
  readonly children: ReactElement
  readonly placement?: 'top' | 'bottom' | 'left' | 'right'
  /** Milliseconds before it shows on hover; on focus it shows at once. */
  readonly delay?: number
}

export function Tooltip({ text, children, placement = 'top', delay = 500 }: TooltipProps) {
  return (
    <TooltipTrigger delay={delay} closeDelay={80}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} placement={placement} offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
