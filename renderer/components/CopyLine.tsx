/**
 * CopyLine: a labelled value of one line, with a button that copies it where it can be copied. Several of them stand in
 * one column, whose labels are as wide as `--label` says.
 *
 *   <CopyLine label="Token" onCopy={copy}><TokenText token={token} /></CopyLine>
 */
import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import styles from './CopyLine.module.css'

export interface CopyLineProps {
  readonly label: string
  readonly children: ReactNode
  /** Null where there is nothing to copy. */
  readonly onCopy: (() => void) | null
}

export function CopyLine({ label, children, onCopy }: CopyLineProps) {
  return (
    <div className={styles.line}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>{children}</span>
      {onCopy !== null && (
        <Button
          size="small"
          variant="quiet"
          icon={<Copy size={16} strokeWidth={1.75} aria-hidden="true" />}
          label={`Copy ${label.toLowerCase()}`}
          onPress={onCopy}
        >
          Copy
        </Button>
      )}
    </div>
  )
}
