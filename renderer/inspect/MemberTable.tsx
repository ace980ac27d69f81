import { useMemo, useState } from 'react'
import type { JsonMember } from '../../shared/jws/json-members.ts'
import { formatRelative } from '../../shared/validity/human.ts'
import { Badge } from '../components/Badge.tsx'
import { Button } from '../components/Button.tsx'
import { useNow } from '../stores/clock.ts'
import { countOf } from '../view/count-of.ts'
import { cutText } from './cut-text.ts'
import { LongText } from './LongText.tsx'
import styles from './MemberTable.module.css'
import type { MemberRow } from './member-rows.ts'

/** How many rows are drawn at first, and how many more with each press. */
const firstRows = 50
const moreRows = 500

/** The first so many rows of members. */
export type RowsOf = (members: readonly JsonMember[], upTo: number) => readonly MemberRow[]

interface MemberTableProps {
  /** What it is a table of, such as `Claims`. */
  readonly label: string
  readonly members: readonly JsonMember[]
  /** What is said of a member. */
  readonly rowsOf: RowsOf
}

/** Names, values as they are written, and what they mean. */
export function MemberTable({ label, members, rowsOf }: MemberTableProps) {
  const [count, setCount] = useState(firstRows)
  const rows = useMemo(() => rowsOf(members, count), [rowsOf, members, count])
  const hidden = members.length - count
  return (
    <>
      <table className={styles.table} aria-label={label}>
        <colgroup>
          <col className={styles.names} />
          <col />
        </colgroup>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Value and meaning</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <p className={styles.more}>
          <Button size="small" onPress={() => setCount(count + moreRows)}>
            {`Show ${countOf(Math.min(hidden, moreRows), 'more row')}`}
          </Button>
          <span>of {countOf(members.length, 'row')} in all</span>
        </p>
      )}
    </>
  )
}

function Row({ row }: { readonly row: MemberRow }) {
  const name = cutText(row.name, 80)
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.head}>
        <span className={styles.name} title={cutText(row.name, 2_000).text}>
          {name.text === '' ? '""' : name.text}
          {name.hidden > 0 && '…'}
        </span>
        {row.label !== null && <span className={styles.label}>{row.label}</span>}
        {row.nth !== null && <Badge tone="warning">{row.nth}</Badge>}
      </th>
      <td className={styles.cell}>
        <div className={styles.value} data-type={row.type}>
          <LongText text={row.valueText} label={name.text} />
        </div>
        {row.moment !== null && (
          <div className={styles.moment}>
            {row.moment.local}, <Relative at={row.moment.at} />
            <span className={styles.utc}> · {row.moment.utc}</span>
          </div>
        )}
        {row.moment !== null && row.moment.doubt !== null && (
          <div className={styles.doubt}>{sentence(row.moment.doubt)}</div>
        )}
        {row.hidden !== null && <div className={styles.doubt}>Not seen in it: {row.hidden}.</div>}
        {row.meaning !== null && <div className={styles.meaning}>{row.meaning}</div>}
      </td>
    </tr>
  )
}

/** Alone, so that a second that passes draws nothing else again. */
function Relative({ at }: { readonly at: number }) {
  return <>{formatRelative(at, useNow())}</>
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
