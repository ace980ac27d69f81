import type { ReactNode } from 'react'
import type { Sheet, SheetRow } from '../../../shared/lab/schemas.ts'
import { labOf } from '../../../shared/platforms/labs.ts'
import { MiddleText } from '../../components/MiddleText.tsx'
import { TokenText } from '../../components/TokenText.tsx'
import { OutcomeWord } from './Outcome.tsx'
import styles from './RowDetail.module.css'
import { stepsOf } from './steps.ts'
import type { RowToken } from './use-token.ts'

interface RowFactsProps {
  readonly sheet: Sheet
  readonly row: SheetRow
  readonly token: RowToken
}

/** Why it is expected, where that is written, and what the case is made of. */
export function RowFacts({ sheet, row, token: { token, words } }: RowFactsProps) {
  const steps = stepsOf(labOf(sheet.platform), row.caseId)
  return (
    <dl className={styles.facts}>
      <Fact name="Expected">
        <OutcomeWord outcome={row.expected} />
      </Fact>
      <Fact name="Why">
        <span className={styles.words}>{row.reason || 'Nothing is said of it.'}</span>
      </Fact>
      {steps.map((step) => (
        <Fact key={step} name="To do">
          <span className={styles.words}>{step}</span>
        </Fact>
      ))}
      <Fact name="Source">
        <span className={styles.words}>{row.source || 'none'}</span>
      </Fact>
      {row.request === null && (
        <Fact name="Signature">
          {row.resigned ? 'fits: signed after the change' : 'does not fit, on purpose'}
        </Fact>
      )}
      {row.link !== null && (
        <Fact name="Link">
          <MiddleText text={row.link} expandable label="Link" mono />
        </Fact>
      )}
      {row.request === null && (
        <Fact name="Token">{token === null ? words : <TokenText token={token} />}</Fact>
      )}
      <Fact name="Case id">
        <code className={styles.words}>{row.caseId}</code>
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  )
}
