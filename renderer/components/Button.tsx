/**
 * Button: anything a person presses. `primary` is the one main action of a screen, `plain` has an edge, `quiet`
 * has none, `soft` is an offer inside a field, `link` sits inside a sentence, `danger` takes something away.
 *
 *   <Button icon={<Copy />} onPress={copy}>Copy</Button>
 */
import { type ReactNode, useId } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { classNames } from '../view/class-names.ts'
import styles from './Button.module.css'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'soft' | 'link' | 'danger'
  readonly size?: 'normal' | 'small'
  readonly icon?: ReactNode
  readonly type?: 'button' | 'submit'
  /** Really off: out of the tab order. Prefer `blockedBy`, which stays reachable and says why. */
  readonly isDisabled?: boolean
  /** Why it can't be pressed now; it looks off, stays in the tab order and tells the reason. */
  readonly blockedBy?: string | undefined
  /** What a press does while it is blocked, such as going to what has to be mended. */
  readonly onBlockedPress?: () => void
  readonly isPending?: boolean
  readonly autoFocus?: boolean
  readonly label?: string
  readonly expanded?: boolean
  readonly className?: string
}

export function Button(props: ButtonProps) {
  const { variant = 'plain', size = 'normal', blockedBy, isPending = false } = props
  const reasonId = useId()
  const onPress = blockedBy === undefined ? props.onPress : props.onBlockedPress
  return (
    <>
      <AriaButton
        className={classNames(
          styles.button,
          styles[variant],
          size === 'small' && styles.small,
          blockedBy !== undefined && styles.blocked,
          props.className,
        )}
        type={props.type ?? 'button'}
        isDisabled={props.isDisabled ?? false}
        isPending={isPending}
        {...(onPress ? { onPress } : {})}
        {...(props.autoFocus ? { autoFocus: true } : {})}
        {...(props.label === undefined ? {} : { 'aria-label': props.label })}
        {...(props.expanded === undefined ? {} : { 'aria-expanded': props.expanded })}
        {...(blockedBy === undefined
          ? {}
          : { 'aria-describedby': reasonId, render: (dom) => <button {...dom} aria-disabled="true" /> })}
      >
        {isPending ? <span className={styles.spinner} aria-hidden="true" /> : props.icon}
        {props.children}
      </AriaButton>
      {blockedBy !== undefined && (
        <span id={reasonId} hidden>
          {blockedBy}
        </span>
      )}
    </>
  )
}
