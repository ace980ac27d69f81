/**
 * Field: label above, claim name at the right in mono, the control, one line of help, the error in its place.
 * It names and describes the control; give the ids to whatever is inside.
 *
 *   <Field label="Room" claim="rd" rule="..." help="..." error={message}>
 *     {(ids) => <input id={ids.control} aria-describedby={ids.describedBy} aria-invalid={ids.invalid} />}
 *   </Field>
 */
import { CircleAlert, Info } from 'lucide-react'
import { memo, type ReactNode, useCallback, useId, useState } from 'react'
import styles from './Field.module.css'
import { IconButton } from './IconButton.tsx'

export interface FieldIds {
  readonly control: string
  readonly label: string
  readonly describedBy: string
  readonly invalid: boolean
  /** Shows the rule in place of the help, or the help again; for F1 in the control. */
  readonly toggleRule: () => void
}

export interface FieldProps {
  readonly label: string
  readonly children: (ids: FieldIds) => ReactNode
  /** The claim's name, shown at the right in mono. */
  readonly claim?: string
  /** What a valid value looks like, with its source; behind an (i) and F1. */
  readonly rule?: string
  /** What F1 shows where that is more than the rule. */
  readonly ruleNote?: string
  /** Small things before the claim's name; `showRule` is for a press on them. */
  readonly marks?: (showRule: () => void) => ReactNode
  /** Beside the label, such as in which form the control is; it stays where it is when the control changes. */
  readonly choice?: ReactNode
  /** At the right under the control, such as a length. */
  readonly counter?: ReactNode
  readonly help?: ReactNode
  /** What is wrong and what to do. Takes the place of the help; the rule, when it is asked for, stands after it. */
  readonly error?: string | undefined
  readonly required?: boolean
  /** Where something beside it says the same to the eye. */
  readonly isLabelHidden?: boolean
}

export function Field(props: FieldProps) {
  const { label, children, claim, rule, help, error, required, marks, choice, counter } = props
  const control = useId()
  const noteId = `${control}-note`
  const labelId = `${control}-label`
  const [isRuleShown, setRuleShown] = useState(false)
  const toggleRule = useCallback(() => setRuleShown((isShown) => !isShown), [])
  const ruleNote = props.ruleNote ?? rule
  const asked = isRuleShown ? ruleNote : undefined
  const note = error === undefined ? (asked ?? help) : [error, asked].filter(Boolean).join(' ')
  const hasNote = note !== undefined || counter !== undefined
  return (
    <div className={styles.field}>
      <div className={props.isLabelHidden === true ? 'visually-hidden' : styles.head}>
        <label className={styles.label} htmlFor={control} id={labelId}>
          {label}
          {required === true && <span className={styles.required}> required</span>}
        </label>
        {rule !== undefined && (
          <RuleButton label={label} rule={rule} isShown={isRuleShown} onPress={toggleRule} />
        )}
        {choice !== undefined && <span className={styles.choice}>{choice}</span>}
        <span className={styles.marks}>{marks?.(toggleRule)}</span>
        {claim !== undefined && <code className={styles.claim}>{claim}</code>}
      </div>
      {children({
        control,
        label: labelId,
        describedBy: hasNote ? noteId : '',
        invalid: error !== undefined,
        toggleRule,
      })}
      {hasNote && (
        <p id={noteId} className={error === undefined ? styles.help : styles.error}>
          {error !== undefined && <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" />}
          <span className={styles.note}>{note}</span>
          {counter}
        </p>
      )}
    </div>
  )
}

interface RuleButtonProps {
  readonly label: string
  readonly rule: string
  readonly isShown: boolean
  readonly onPress: () => void
}

/** Not drawn again for each letter that is typed: a form has a dozen of them. */
const RuleButton = memo(function RuleButton({ label, rule, isShown, onPress }: RuleButtonProps) {
  return (
    <IconButton
      label={`Rule for ${label}`}
      size="small"
      tooltip={`${rule} (F1 in the field)`}
      tooltipDelay={150}
      expanded={isShown}
      skipsTab
      onPress={onPress}
    >
      <Info size={14} strokeWidth={1.75} />
    </IconButton>
  )
})
