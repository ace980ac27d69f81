/**
 * Select: one of a list, opened by a button. For two to five short choices that fit side by side use `Segmented`.
 *
 *   <Select label="Encoding" options={[{ value: 'text', label: 'Text' }]} value={encoding} onChange={setEncoding} />
 */
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { Text } from 'react-aria-components/Text'
import { classNames } from '../view/class-names.ts'
import field from './Field.module.css'
import styles from './Select.module.css'

export interface SelectOption<V extends string> {
  readonly value: V
  readonly label: string
  /** A second, quieter line. */
  readonly note?: string
  /** Before the label, such as a dot or an icon; seen only, so label and note say the same. */
  readonly mark?: ReactNode
}

export interface SelectProps<V extends string> {
  readonly label: string
  readonly options: readonly SelectOption<V>[]
  readonly value: V | null
  readonly onChange: (value: V) => void
  readonly help?: ReactNode
  readonly placeholder?: string
  readonly isDisabled?: boolean
  /** For a row of filters: low, its label not shown, its edge only where `isSet` says that it narrows something. */
  readonly quiet?: { readonly isSet: boolean }
}

export function Select<V extends string>(props: SelectProps<V>) {
  const { options } = props
  return (
    <AriaSelect
      className={field.field ?? ''}
      value={props.value}
      placeholder={props.placeholder ?? 'Choose'}
      isDisabled={props.isDisabled ?? false}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key)
        if (chosen) props.onChange(chosen.value)
      }}
    >
      <span className={props.quiet ? 'visually-hidden' : field.head}>
        <Label className={field.label ?? ''}>{props.label}</Label>
      </span>
      <Button
        className={classNames(
          styles.button,
          props.quiet && styles.quiet,
          props.quiet?.isSet === true && styles.set,
        )}
      >
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      {props.help !== undefined && (
        <Text slot="description" className={field.help ?? ''}>
          {props.help}
        </Text>
      )}
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox
          className={styles.list ?? ''}
          items={options.map((option) => ({ ...option, id: option.value }))}
        >
          {(option) => (
            <ListBoxItem className={styles.item ?? ''} id={option.value} textValue={option.label}>
              {option.mark !== undefined && (
                <span className={styles.mark} aria-hidden="true">
                  {option.mark}
                </span>
              )}
              <span className={styles.words}>
                <span>{option.label}</span>
                {option.note !== undefined && <span className={styles.note}> {option.note}</span>}
              </span>
              <Check className={styles.check} size={14} strokeWidth={2} aria-hidden="true" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
