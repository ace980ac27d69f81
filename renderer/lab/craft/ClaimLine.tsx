import { Trash2 } from 'lucide-react'
import { memo, useState } from 'react'
import { removeMember } from '../../../shared/jws/json-members.ts'
import {
  type ClaimRow,
  changedTo,
  type RowType,
  rowTypes,
  setClaimValue,
  shownAs,
  writtenAs,
} from '../../../shared/lab/claim-rows.ts'
import { remarkOn } from '../../../shared/lab/claim-rows-remarks.ts'
import type { PlatformField } from '../../../shared/platforms/platform.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { Select } from '../../components/Select.tsx'
import { localTimeZone } from '../../stores/clock.ts'
import styles from './ClaimLine.module.css'
import { ClaimName } from './ClaimName.tsx'
import { ClaimTime } from './ClaimTime.tsx'
import { ClaimValue } from './ClaimValue.tsx'
import { payloadNow, setPayload, typeTime } from './craft-store.ts'

interface ClaimLineProps {
  readonly row: ClaimRow
  /** The platform's field of that name; null for any other claim. */
  readonly field: PlatformField | null
  /** What is kept for a time, such as `2h`; null for a plain value. */
  readonly typedTime: string | null
  readonly moment: number | null
}

const types: readonly { value: RowType; label: string }[] = rowTypes.map((value) => ({
  value,
  label: value === 'json' ? 'JSON' : value,
}))

const timeClaims = new Set(['iat', 'nbf', 'exp'])

/** What can't be written as it is typed. */
const notOfType: Readonly<Record<RowType, string>> = {
  string: '',
  number: 'This is no number of JSON. As raw it goes into the text as it stands.',
  boolean: 'A boolean is true or false.',
  json: 'This is no JSON. As raw it goes into the text as it stands.',
  raw: '',
}

/** One claim: name, type, value. What is typed goes into the text where it fits the type, and waits here where not. */
export const ClaimLine = memo(
  function ClaimLine({ row, field, typedTime, moment }: ClaimLineProps) {
    const { name, nth } = row
    const isTime = row.type === 'number' && timeClaims.has(name)
    /** A type that the text has no trace of. */
    const [as, setAs] = useState<'json' | 'raw' | null>(null)
    const [waiting, setWaiting] = useState<string | null>(null)
    const [error, setError] = useState<string | null>(null)
    const type = as ?? row.type
    const inText = typedTime ?? shownAs(type, row.valueText)
    const value = waiting ?? inText
    const remark = error ?? remarkOn(row, field)
    const label = `Value of ${field?.label ?? name}`

    const clear = () => {
      setWaiting(null)
      setError(null)
    }
    const write = (valueText: string) => setPayload(setClaimValue(payloadNow(), row, valueText))
    const typeValue = (typed: string) => {
      // What is raw may break the text, and its row with it: it goes there once it is whole.
      if (type === 'raw') return setWaiting(typed)
      const message = isTime && as === null ? typeTime(row, typed) : writeTyped(typed)
      setError(message)
      setWaiting(message === null && !isTime ? null : typed)
    }
    const writeTyped = (typed: string): string | null => {
      const written = writtenAs(type, typed)
      if (written === null) return notOfType[type]
      write(written)
      return null
    }
    const leave = () => {
      if (type === 'raw' && waiting !== null && waiting !== row.valueText) write(waiting)
      if (error === null) clear()
    }
    const changeType = (next: RowType) => {
      clear()
      setAs(next === 'json' || next === 'raw' ? next : null)
      const changed = changedTo(next, row.valueText)
      if (changed !== row.valueText) write(changed)
    }
    return (
      <li className={styles.claim}>
        <div className={styles.head}>
          {field !== null && <span className={styles.label}>{field.label}</span>}
          <ClaimName key={name} row={row} />
          <span className={styles.type}>
            <Select
              label={`Type of ${name}`}
              options={types}
              value={type}
              onChange={changeType}
              quiet={{ isSet: false }}
            />
          </span>
          <IconButton
            label={`Remove ${name}`}
            size="small"
            onPress={() => setPayload(removeMember(payloadNow(), name, nth))}
          >
            <Trash2 size={14} strokeWidth={1.75} />
          </IconButton>
        </div>
        <div className={styles.line}>
          {type === 'boolean' && waiting === null ? (
            <select
              className={styles.input}
              aria-label={label}
              value={value}
              onChange={(event) => write(event.target.value)}
            >
              <option>true</option>
              <option>false</option>
            </select>
          ) : (
            <ClaimValue
              label={label}
              type={type}
              value={value}
              isWrong={error !== null}
              onChange={typeValue}
              onLeave={leave}
            />
          )}
          {isTime && (
            <ClaimTime
              valueText={row.valueText}
              moment={moment}
              timeZone={localTimeZone()}
              isKept={typedTime !== null}
            />
          )}
        </div>
        {remark !== null && (
          <p className={styles.remark} data-error={error !== null || undefined}>
            {remark}
          </p>
        )}
      </li>
    )
  },
  (before, after) =>
    before.field === after.field &&
    before.typedTime === after.typedTime &&
    before.moment === after.moment &&
    sameRow(before.row, after.row),
)

function sameRow(one: ClaimRow, other: ClaimRow): boolean {
  return (
    one.name === other.name &&
    one.nth === other.nth &&
    one.count === other.count &&
    one.type === other.type &&
    one.valueText === other.valueText
  )
}
