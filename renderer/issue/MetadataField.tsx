import { useState } from 'react'
import type { MetadataRow } from '../../shared/metadata-rows.ts'
import { Segmented } from '../components/Segmented.tsx'
import { TextField, type TextFieldProps } from '../components/TextField.tsx'
import { MetadataRows } from './MetadataRows.tsx'
import { looksLikeRows, rowsFor, rowsToEdit, writtenRows } from './metadata-edits.ts'

type Mode = 'text' | 'rows'

const modes: readonly { readonly value: Mode; readonly label: string; readonly title: string }[] = [
  { value: 'text', label: 'Text', title: 'One text, as it is sent' },
  { value: 'rows', label: 'Rows', title: 'Keys and values, sent as compact JSON' },
]

const noRows = 'This JSON is more than keys with texts, so it can’t be shown as rows: change it as text.'

/** A text, or rows of keys and values that are sent as one. */
export function MetadataField(field: TextFieldProps) {
  const { value, onChange } = field
  const [rows, setRows] = useState<readonly MetadataRow[] | null>(() =>
    looksLikeRows(value) ? rowsToEdit(value) : null,
  )
  /** A plain text that became a row, to give it back as it was. */
  const [plain, setPlain] = useState<{ readonly text: string; readonly json: string } | null>(null)
  const [isRefused, setRefused] = useState(false)
  const [isSwitched, setSwitched] = useState(false)
  const shown = rows === null ? null : rowsFor(value, rows)
  if (shown !== rows) setRows(shown)

  function edit(next: readonly MetadataRow[]) {
    setRows(next)
    onChange(writtenRows(next))
  }
  function toRows() {
    const next = rowsToEdit(value)
    setRefused(next === null)
    if (next === null) return
    const json = writtenRows(next)
    setPlain(looksLikeRows(value) ? null : { text: value, json })
    setSwitched(true)
    edit(next)
  }
  function toText() {
    setRows(null)
    setSwitched(true)
    if (plain !== null && plain.json === value) onChange(plain.text)
  }
  const choose = (mode: Mode) => {
    if (mode === 'rows' && shown === null) toRows()
    if (mode === 'text' && shown !== null) toText()
  }
  const choice = (
    <Segmented
      label={`${field.label} as`}
      size="small"
      options={modes}
      value={shown === null ? 'text' : 'rows'}
      onChange={choose}
    />
  )
  if (shown !== null)
    return <MetadataRows {...field} rows={shown} onEdit={edit} choice={choice} autoFocus={isSwitched} />
  const type = (typed: string) => {
    setRefused(false)
    onChange(typed)
  }
  const help = isRefused ? noRows : field.help
  return <TextField {...field} help={help} onChange={type} choice={choice} autoFocus={isSwitched} />
}
