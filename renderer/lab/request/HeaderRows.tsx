import { Plus, X } from 'lucide-react'
import type { RequestCraft } from '../../../shared/lab/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import styles from './HeaderRows.module.css'
import { withHeader, withoutHeader } from './request-edits.ts'

interface HeaderRowsProps {
  readonly headers: RequestCraft['headers']
  readonly onChange: (headers: RequestCraft['headers']) => void
}

const most = 100

/** The headers in their order; two may have one name. Those of the connection are not among them. */
export function HeaderRows({ headers, onChange }: HeaderRowsProps) {
  return (
    <section className={styles.headers} aria-label="Headers">
      <div className={styles.head}>
        <span className={styles.title}>Headers</span>
        <Button
          size="small"
          variant="quiet"
          icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}
          isDisabled={headers.length >= most}
          onPress={() => onChange([...headers, { name: '', value: '' }])}
        >
          Add a header
        </Button>
      </div>
      {headers.map(({ name, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: headers have no other identity, two may be alike
        <div key={at} className={styles.row}>
          <input
            className={`mono ${styles.input}`}
            aria-label={`Name of header ${at + 1}`}
            placeholder="Name"
            value={name}
            maxLength={200}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => onChange(withHeader(headers, at, { name: event.target.value }))}
          />
          <input
            className={`mono ${styles.input}`}
            aria-label={`Value of header ${at + 1}`}
            placeholder="Value"
            value={value}
            maxLength={8000}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => onChange(withHeader(headers, at, { value: event.target.value }))}
          />
          <IconButton
            label={`Remove header ${at + 1}`}
            size="small"
            onPress={() => onChange(withoutHeader(headers, at))}
          >
            <X size={14} strokeWidth={1.75} />
          </IconButton>
        </div>
      ))}
      {headers.length === 0 && <p className={styles.none}>None but those of the connection.</p>}
    </section>
  )
}
