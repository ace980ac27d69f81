import { useCallback, useState } from 'react'
import type { JsonMember } from '../../shared/jws/json-members.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { Segmented } from '../components/Segmented.tsx'
import { localTimeZone } from '../stores/clock.ts'
import styles from './ContentCard.module.css'
import type { Looked } from './inspect-store.ts'
import { LongText } from './LongText.tsx'
import { MemberTable, type RowsOf } from './MemberTable.tsx'
import { claimWords, headerWords } from './meanings.ts'
import { memberRows } from './member-rows.ts'
import type { Reading } from './read-token.ts'

interface ContentCardProps {
  readonly reading: Reading
  readonly choice: Looked['platform']
}

type Form = 'table' | 'text'

const forms = [
  { value: 'table', label: 'Table' },
  { value: 'text', label: 'Text', title: 'Exactly the decoded bytes' },
] as const

/** The claims and the header: as tables of what they mean, or as the texts that they are. */
export function ContentCard({ reading, choice }: ContentCardProps) {
  const [form, setForm] = useState<Form>('table')
  const { inspected, payload, header, guess } = reading
  const id = choice === 'auto' ? guess : choice === 'none' ? null : choice
  const timeZone = localTimeZone()
  const platform = id === null ? null : platforms[id]
  const claimRows = useCallback<RowsOf>(
    (members, upTo) => memberRows(members, upTo, platform, claimWords, timeZone),
    [platform, timeZone],
  )
  const headerRows = useCallback<RowsOf>(
    (members, upTo) => memberRows(members, upTo, null, headerWords, timeZone),
    [timeZone],
  )
  return (
    <div className={styles.content}>
      <div className={styles.switch}>
        <Segmented label="Show as" size="small" options={forms} value={form} onChange={setForm} />
      </div>
      <section aria-label="Claims">
        <h2 className={styles.title}>Claims</h2>
        <Part
          name="payload"
          label="Claims"
          text={inspected.payloadText}
          members={payload?.members ?? []}
          rowsOf={claimRows}
          form={form}
        />
      </section>
      <section aria-label="Header">
        <h2 className={styles.title}>Header</h2>
        <Part
          name="header"
          label="Header"
          text={inspected.headerText}
          members={header?.members ?? []}
          rowsOf={headerRows}
          form={form}
        />
      </section>
    </div>
  )
}

interface PartProps {
  readonly name: 'payload' | 'header'
  readonly label: string
  readonly text: string | null
  readonly members: readonly JsonMember[]
  readonly rowsOf: RowsOf
  readonly form: Form
}

function Part({ name, label, text, members, rowsOf, form }: PartProps) {
  if (text === null) return <p className={styles.none}>The {name} could not be decoded.</p>
  if (text === '') return <p className={styles.none}>The {name} is empty.</p>
  if (form === 'table' && members.length > 0) {
    return <MemberTable label={label} members={members} rowsOf={rowsOf} />
  }
  return (
    <>
      {form === 'table' && (
        <p className={styles.none}>No names and values can be read in it; this is its text.</p>
      )}
      <div className={styles.text}>
        <LongText text={text} label={label} first={4_000} />
      </div>
    </>
  )
}
