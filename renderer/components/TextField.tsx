/**
 * TextField: one line of text under a label. Never for a secret: that is `SecretField`'s alone.
 *
 *   <TextField label="Room" claim="rd" value={room} onChange={setRoom} error={message} trailing="private" />
 */
import {
  type AriaAttributes,
  type AriaRole,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useRef,
} from 'react'
import { Field, type FieldProps } from './Field.tsx'
import styles from './TextField.module.css'

export interface TextFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  /** At the right inside the edge: a note, a small button, a spinner. */
  readonly trailing?: ReactNode
  readonly name?: string
  readonly type?: 'text' | 'url'
  readonly autoFocus?: boolean
  readonly maxLength?: number
  readonly onBlur?: () => void
  readonly onEnter?: () => void
  /** After a paste has reached the value; gets the new value. */
  readonly onPasted?: (value: string) => void
  readonly inputMode?: 'numeric'
  /** What makes more of the input than a line of text, such as a list beside it. */
  readonly more?: MoreOfInput
}

export interface MoreOfInput {
  readonly attributes: AriaAttributes & { readonly role: AriaRole }
  readonly boxRef: RefObject<HTMLDivElement | null>
  readonly onClick: () => void
  readonly onFocus: () => void
  /** Gets each key first; a key whose default it prevents goes no further. */
  readonly onKeyDown: (event: KeyboardEvent) => void
}

export function TextField(props: TextFieldProps) {
  const pasted = useRef(false)
  return (
    <Field
      label={props.label}
      {...(props.claim === undefined ? {} : { claim: props.claim })}
      {...(props.rule === undefined ? {} : { rule: props.rule })}
      {...(props.ruleNote === undefined ? {} : { ruleNote: props.ruleNote })}
      {...(props.marks === undefined ? {} : { marks: props.marks })}
      {...(props.choice === undefined ? {} : { choice: props.choice })}
      {...(props.counter === undefined ? {} : { counter: props.counter })}
      {...(props.help === undefined ? {} : { help: props.help })}
      {...(props.required === undefined ? {} : { required: props.required })}
      {...(props.isLabelHidden === undefined ? {} : { isLabelHidden: props.isLabelHidden })}
      error={props.error}
    >
      {(ids) => (
        <div ref={props.more?.boxRef} className={styles.box} data-invalid={ids.invalid || undefined}>
          <input
            {...props.more?.attributes}
            id={ids.control}
            className={styles.input}
            type="text"
            inputMode={props.inputMode ?? (props.type === 'url' ? 'url' : undefined)}
            name={props.name}
            value={props.value}
            placeholder={props.placeholder}
            maxLength={props.maxLength}
            aria-describedby={ids.describedBy || undefined}
            aria-invalid={ids.invalid || undefined}
            aria-required={props.required}
            // biome-ignore lint/a11y/noAutofocus: only where a dialog or a screen opens for this one field
            autoFocus={props.autoFocus}
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="off"
            spellCheck={false}
            dir="auto"
            onPaste={(_event: ClipboardEvent) => {
              pasted.current = true
            }}
            onChange={(event) => {
              props.onChange(event.target.value)
              if (pasted.current) props.onPasted?.(event.target.value)
              pasted.current = false
            }}
            onBlur={props.onBlur}
            onClick={props.more?.onClick}
            onFocus={props.more?.onFocus}
            onKeyDown={(event) => {
              props.more?.onKeyDown(event)
              if (event.defaultPrevented) return
              if (event.key === 'F1') {
                event.preventDefault()
                ids.toggleRule()
              }
              if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing)
                props.onEnter?.()
            }}
          />
          {props.trailing !== undefined && <span className={styles.trailing}>{props.trailing}</span>}
        </div>
      )}
    </Field>
  )
}
