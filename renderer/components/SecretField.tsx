/**
 * SecretField: the only input that may hold a secret. What is typed lives in the DOM node alone: no React state, no
 * store, no attribute. `take` reads it once and leaves the field blank, so call it before anything is awaited.
 *
 *   const field = useRef<SecretFieldHandle>(null)
 *   <SecretField ref={field} label="Developer key" onEnter={store} />
 *   const answer = call('keys.add', { ..., source: { from: 'typed', secret: field.current?.take() ?? '' } })
 */
import { Eye, EyeOff } from 'lucide-react'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { classNames } from '../view/class-names.ts'
import { Field } from './Field.tsx'
import { IconButton } from './IconButton.tsx'
import styles from './TextField.module.css'

export interface SecretFieldHandle {
  /** Gives what was typed and blanks the field. Keep no reference to it beyond the one request. */
  take(): string
  focus(): void
}

export interface SecretFieldProps {
  readonly ref: Ref<SecretFieldHandle>
  readonly label: string
  readonly help?: string
  /** What is wrong and what to do. */
  readonly error?: string | undefined
  readonly autoFocus?: boolean
  readonly onEnter?: () => void
  /** Something was typed or deleted; what, is not told. */
  readonly onEdit?: () => void
}

export function SecretField({ ref, label, help, error, autoFocus, onEnter, onEdit }: SecretFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isShown, setShown] = useState(false)

  useImperativeHandle(ref, () => ({
    take: () => (input.current === null ? '' : takeValue(input.current)),
    focus: () => input.current?.focus(),
  }))
  useEffect(() => {
    const node = input.current
    return () => {
      if (node !== null) takeValue(node)
    }
  }, [])

  return (
    <Field label={label} {...(help === undefined ? {} : { help })} error={error}>
      {(ids) => (
        <div className={styles.box} data-invalid={ids.invalid || undefined}>
          <input
            ref={input}
            id={ids.control}
            className={classNames(styles.input, 'mono')}
            // Showing changes how the browser draws the value; the value itself is not read for it.
            type={isShown ? 'text' : 'password'}
            aria-describedby={ids.describedBy || undefined}
            aria-invalid={ids.invalid || undefined}
            // biome-ignore lint/a11y/noAutofocus: the dialog opens this part for this one field
            autoFocus={autoFocus}
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="off"
            spellCheck={false}
            onInput={() => onEdit?.()}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.()
            }}
          />
          <span className={styles.trailing}>
            <IconButton
              size="small"
              label={isShown ? `Hide ${label.toLowerCase()}` : `Show ${label.toLowerCase()}`}
              onPress={() => setShown(!isShown)}
            >
              {isShown ? <EyeOff size={16} strokeWidth={1.75} /> : <Eye size={16} strokeWidth={1.75} />}
            </IconButton>
          </span>
        </div>
      )}
    </Field>
  )
}

function takeValue(node: HTMLInputElement): string {
  const value = node.value
  node.value = ''
  return value
}
