import { Copy, ExternalLink, ScanSearch } from 'lucide-react'
import type { Ref } from 'react'
import type { Sheet, SheetRow } from '../../../shared/lab/schemas.ts'
import { labOf } from '../../../shared/platforms/labs.ts'
import { Badge } from '../../components/Badge.tsx'
import { Button } from '../../components/Button.tsx'
import { showInInspect } from '../../inspect/inspect-store.ts'
import { copyFromRow, openRow } from '../../stores/sheet-actions.ts'
import type { SheetPages } from '../../stores/sheet-pages.ts'
import { groupLabel } from '../cases/case-groups.ts'
import styles from './RowDetail.module.css'
import { RowFacts } from './RowFacts.tsx'
import { RowNote } from './RowNote.tsx'
import { RowRequest } from './RowRequest.tsx'
import { RowSeen } from './RowSeen.tsx'
import { resultLabels, resultMeanings, resultTones } from './result-words.ts'
import { Side } from './Side.tsx'
import { type RowToken, useToken } from './use-token.ts'

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const

interface RowDetailProps {
  readonly sheet: Sheet
  readonly row: SheetRow
  readonly pages: SheetPages
  readonly detailRef: Ref<HTMLElement>
  /** True where it covers the rows. */
  readonly isOver: boolean
  /** Back to the rows. */
  readonly onClose: () => void
}

/** One case of a sheet: what to do with it, what was seen, and why that is expected. */
export function RowDetail({ sheet, row, pages, detailRef, isOver, onClose }: RowDetailProps) {
  const { id } = sheet
  const token = useToken(row.sessionId)
  const key = `${row.number}`
  return (
    <Side label="Case" isOver={isOver} onClose={onClose} sideRef={detailRef}>
      <header className={styles.head}>
        <p className={styles.place}>
          #{row.number} · {groupLabel(labOf(sheet.platform), row.group)}
        </p>
        <h2 className={styles.title}>
          <bdi>{row.title}</bdi>
        </h2>
        <Badge tone={resultTones[row.result]} title={resultMeanings[row.result]}>
          {resultLabels[row.result]}
        </Badge>
      </header>
      {row.sessionId !== null && <TokenActions id={id} row={row} token={token} />}
      <RowSeen key={`seen ${key}`} id={id} row={row} pages={pages} />
      <RowNote key={`note ${key}`} id={id} number={row.number} note={row.note} />
      <RowFacts key={`facts ${key}`} sheet={sheet} row={row} token={token} />
      {row.request !== null && <RowRequest request={row.request} />}
    </Side>
  )
}

interface TokenActionsProps {
  readonly id: string
  readonly row: SheetRow
  readonly token: RowToken
}

/** Copying and opening go through main, which knows the row by its number. */
function TokenActions({ id, row, token: { token, words } }: TokenActionsProps) {
  const place = { id, number: row.number }
  return (
    <div className={styles.actions}>
      {row.link !== null && (
        <>
          <Button size="small" icon={<ExternalLink {...icon} />} onPress={() => void openRow(place)}>
            Open in browser
          </Button>
          <Button size="small" icon={<Copy {...icon} />} onPress={() => void copyFromRow(place, 'link')}>
            Copy link
          </Button>
        </>
      )}
      <Button size="small" icon={<Copy {...icon} />} onPress={() => void copyFromRow(place, 'token')}>
        Copy token
      </Button>
      <Button
        size="small"
        icon={<ScanSearch {...icon} />}
        onPress={() => token !== null && showInInspect(token)}
        {...(token === null ? { blockedBy: `There is no token to look at: ${words}` } : {})}
      >
        Inspect
      </Button>
    </div>
  )
}
