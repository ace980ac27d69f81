import { Plus, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { MetadataRow } from '../../shared/metadata-rows.ts'
import { Button } from '../components/Button.tsx'
import { Field, type FieldIds } from '../components/Field.tsx'
import { IconButton } from '../components/IconButton.tsx'
import type { TextFieldProps } from '../components/TextField.tsx'
import styles from './MetadataRows.module.css'
import { blankRow, keyError } from './metadata-edits.ts'

export interface MetadataRowsProps extends TextFieldProps {
  readonly rows: readonly MetadataRow[]
  readonly onEdit: (rows: readonly MetadataRow[]) => void
}

/** Keys and values, a line each, with a blank one to add. */
export function MetadataRows({ rows, onEdit, ...field }: MetadataRowsProps) {
  const list = useRef<HTMLFieldSetElement>(null)
  /** The row whose key gets the focus once it is there: a row that is removed would take the focus with it. */
  const next = useRef<number | null>(null)
  useEffect(() => {
    if (next.current === null) return
    list.current?.querySelector<HTMLElement>(`[data-key="${next.current}"]`)?.focus()
    next.current = null
  })

  const change = (place: number, part: Partial<MetadataRow>) =>
    onEdit(rows.map((row, at) => (at === place ? { ...row, ...part } : row)))
  const remove = (place: number) => {
    const left = rows.filter((_row, at) => at !== place)
    next.current = Math.max(0, Math.min(place, left.length - 1))
    onEdit(left.length === 0 ? [blankRow] : left)
  }
  const add = () => {
    next.current = rows.length
    onEdit([...rows, blankRow])
  }
  return (
    <Field {...field}>
      {(ids) => (
        <fieldset ref={list} className={styles.rows} aria-describedby={ids.describedBy || undefined}>
          <legend className="visually-hidden">{field.label}: keys and values</legend>
          {rows.map((row, place) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place
              key={place}
              row={row}
              place={place}
              error={keyError(rows, place)}
              ids={ids}
              field={field}
              onChange={(part) => change(place, part)}
              onRemove={() => remove(place)}
            />
          ))}
          <div className={styles.foot}>
            <Button
              size="small"
              variant="quiet"
              icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}
              onPress={add}
            >
              Add a row
            </Button>
          </div>
        </fieldset>
      )}
    </Field>
  )
}

interface RowProps {
  readonly row: MetadataRow
  readonly place: number
  readonly error: string | undefined
  readonly ids: FieldIds
  readonly field: Pick<TextFieldProps, 'name' | 'autoFocus' | 'onBlur'>
  readonly onChange: (part: Partial<MetadataRow>) => void
  readonly onRemove: () => void
}

function Row({ row, place, error, ids, field, onChange, onRemove }: RowProps) {
  const isFirst = place === 0
  const number = place + 1
  const shared = {
    autoComplete: 'off',
    spellCheck: false,
    dir: 'auto',
    onBlur: field.onBlur,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'F1') return
      event.preventDefault()
      ids.toggleRule()
    },
  }
  return (
    <div className={styles.row}>
      <input
        {...shared}
        className={styles.input}
        id={isFirst ? ids.control : undefined}
        name={isFirst ? field.name : undefined}
        data-key={place}
        aria-label={`Key ${number}`}
        aria-invalid={error !== undefined || ids.invalid || undefined}
        title={error === undefined ? undefined : `This key ${error}.`}
        placeholder="key"
        value={row.key}
        // biome-ignore lint/a11y/noAutofocus: only where the person switched to rows just now
        autoFocus={isFirst && field.autoFocus === true}
        onChange={(event) => onChange({ key: event.target.value })}
      />
      <input
        {...shared}
        className={styles.input}
        aria-label={`Value ${number}`}
        aria-invalid={ids.invalid || undefined}
        placeholder="value"
        value={row.value}
        onChange={(event) => onChange({ value: event.target.value })}
      />
      <IconButton label={`Remove row ${number}`} onPress={onRemove}>
        <Trash2 size={16} strokeWidth={1.75} />
      </IconButton>
      {error !== undefined && <span className={styles.error}>This key {error}.</span>}
    </div>
  )
}
