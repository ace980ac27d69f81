import { Plus } from 'lucide-react'
import { memo, useMemo, useState } from 'react'
import { addMember } from '../../../shared/jws/json-members.ts'
import { type ClaimRow, claimRowsOf } from '../../../shared/lab/claim-rows.ts'
import { outgrown } from '../../../shared/lab/claim-rows-remarks.ts'
import type { LabDraft } from '../../../shared/lab/schemas.ts'
import type { Platform, PlatformField } from '../../../shared/platforms/platform.ts'
import { Combobox } from '../../components/Combobox.tsx'
import { indexOptions } from '../../components/combobox-options.ts'
import { IconButton } from '../../components/IconButton.tsx'
import styles from './ClaimForm.module.css'
import { ClaimLine } from './ClaimLine.tsx'
import { setPayload } from './craft-store.ts'

interface ClaimFormProps {
  readonly payload: string
  readonly times: LabDraft['times']
  readonly platform: Platform
  /** Epoch seconds; null where it is not known. */
  readonly moment: number | null
}

/** Rows are drawn up to here: more claims than that are a matter of the text. */
const rowsAtMost = 60

const placeOf = ({ name, nth }: ClaimRow) => `${nth} ${name}`

/** The claims of the payload as a form. The text is the one truth: rows are made from it, and an edit goes into it at once. */
export const ClaimForm = memo(function ClaimForm({ payload, times, platform, moment }: ClaimFormProps) {
  const claims = useMemo(() => claimRowsOf(payload), [payload])
  const fieldOf = (name: string) => platform.fields.find((field) => field.name === name) ?? null
  const { rows, fault } = claims
  const isObject = rows.length > 0 || fault === null
  const names = outgrown(claims, fieldOf)
  return (
    <section className={styles.form} aria-label="Claims">
      <h2 className={styles.title}>Claims</h2>
      <Outgrown isObject={isObject} isBroken={fault !== null} names={names} />
      {rows.length > 0 && (
        <ul className={styles.rows}>
          {rows.slice(0, rowsAtMost).map((row) => (
            <ClaimLine
              key={placeOf(row)}
              row={row}
              field={fieldOf(row.name)}
              typedTime={row.nth === row.count - 1 ? (times[row.name] ?? null) : null}
              moment={moment}
            />
          ))}
        </ul>
      )}
      {rows.length > rowsAtMost && (
        <p className={styles.more}>
          {rows.length - rowsAtMost} more claims are in the text; the form shows the first {rowsAtMost}.
        </p>
      )}
      {isObject && <AddClaim payload={payload} rows={rows} fields={platform.fields} />}
    </section>
  )
})

interface OutgrownProps {
  readonly isObject: boolean
  readonly isBroken: boolean
  readonly names: readonly string[]
}

/** What the form can't show of the text, over all rows. */
function Outgrown({ isObject, isBroken, names }: OutgrownProps) {
  if (!isObject)
    return <p className={styles.outgrown}>The text is no JSON object, so it has no claims to show here.</p>
  const shown = names.slice(0, 4).join(', ')
  const more = names.length > 4 ? ` and ${names.length - 4} more` : ''
  return (
    <>
      {isBroken && (
        <p className={styles.outgrown}>
          The text is no whole JSON object now. Rows show what can be read of it, and still change it.
        </p>
      )}
      {names.length > 0 && (
        <p className={styles.outgrown}>
          The text has outgrown the form at{' '}
          <code>
            {shown}
            {more}
          </code>
          .
        </p>
      )}
    </>
  )
}

interface AddClaimProps {
  readonly payload: string
  readonly rows: readonly ClaimRow[]
  readonly fields: readonly PlatformField[]
}

/** The platform's claims that are not there, and any other name; one that is there already makes a duplicate. */
function AddClaim({ payload, rows, fields }: AddClaimProps) {
  const [name, setName] = useState('')
  const options = useMemo(() => {
    const there = new Set(rows.map((row) => row.name))
    const absent = fields.filter((field) => !there.has(field.name))
    return indexOptions(absent.map((field) => ({ value: field.name, label: field.label, note: field.name })))
  }, [rows, fields])
  const add = (wanted: string) => {
    if (wanted === '') return
    const isTime = fields.some((field) => field.name === wanted && field.kind === 'time')
    setPayload(addMember(payload, wanted, isTime ? '0' : '""'))
    setName('')
  }
  return (
    <div className={styles.add}>
      <Combobox
        label="Add a claim"
        value={name}
        onChange={setName}
        onPick={add}
        onEnter={() => add(name)}
        placeholder="name, or choose one"
        index={options}
        listLabel="Claims of the platform"
        noun="claim"
        trailing={
          name !== '' && (
            <IconButton label={`Add ${name}`} size="small" onPress={() => add(name)}>
              <Plus size={16} strokeWidth={1.75} />
            </IconButton>
          )
        }
      />
    </div>
  )
}
