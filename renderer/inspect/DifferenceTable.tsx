import { useState } from 'react'
import type { ComparedMember } from '../../shared/jws/compare.ts'
import type { JsonMember } from '../../shared/jws/json-members.ts'
import { Badge } from '../components/Badge.tsx'
import { Button } from '../components/Button.tsx'
import { countOf } from '../view/count-of.ts'
import { cutText } from './cut-text.ts'
import styles from './DifferenceTable.module.css'
import { differenceBadges } from './difference-words.ts'
import { LongText } from './LongText.tsx'

/** How many rows are drawn at first, and how many more with each press. */
const firstRows = 50
const moreRows = 500

interface DifferenceTableProps {
  readonly label: string
  readonly members: readonly ComparedMember[]
  /** False leaves out what is the same. */
  readonly isAll: boolean
}

/** Names with both values side by side, as they are written. */
export function DifferenceTable({ label, members, isAll }: DifferenceTableProps) {
  const [count, setCount] = useState(firstRows)
  const shown = isAll ? members : members.filter(({ difference }) => difference !== 'same')
  const hidden = shown.length - count
  if (members.length === 0) return <p className={styles.none}>No names and values can be read in either.</p>
  if (shown.length === 0) return <p className={styles.none}>Nothing differs.</p>
  return (
    <>
      <table className={styles.table} aria-label={label}>
        <colgroup>
          <col className={styles.names} />
          <col />
          <col />
          <col className={styles.badges} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">First</th>
            <th scope="col">Second</th>
            <th scope="col">
              <span className="visually-hidden">Difference</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, count).map((member) => (
            <Row key={`${member.nth} ${member.name}`} member={member} />
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <p className={styles.more}>
          <Button size="small" onPress={() => setCount(count + moreRows)}>
            {`Show ${countOf(Math.min(hidden, moreRows), 'more row')}`}
          </Button>
          <span>of {countOf(shown.length, 'row')} in all</span>
        </p>
      )}
    </>
  )
}

function Row({ member }: { readonly member: ComparedMember }) {
  const { name, nth, difference } = member
  const { tone, label, title } = differenceBadges[difference]
  const shown = cutText(name, 80)
  return (
    <tr className={styles.row} data-difference={difference}>
      <th scope="row" className={styles.name}>
        {shown.text === '' ? '""' : shown.text}
        {shown.hidden > 0 && '…'}
        {nth > 0 && <span className={styles.nth}> {nth + 1}</span>}
      </th>
      <Value value={member.first} label={`${shown.text}, first`} />
      <Value value={member.second} label={`${shown.text}, second`} />
      <td className={styles.badge}>
        <Badge tone={tone} title={title}>
          {label}
        </Badge>
      </td>
    </tr>
  )
}

function Value({ value, label }: { readonly value: JsonMember | null; readonly label: string }) {
  if (value === null) return <td className={styles.absent}>—</td>
  return (
    <td className={styles.value}>
      <LongText text={value.valueText} label={label} first={200} />
    </td>
  )
}
