import { CircleCheck, X } from 'lucide-react'
import { type RefObject, useMemo, useState } from 'react'
import type { BatchPlan } from '../../shared/batch/schemas.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { Button } from '../components/Button.tsx'
import { Disclosure } from '../components/Disclosure.tsx'
import { IconButton } from '../components/IconButton.tsx'
import { TextField } from '../components/TextField.tsx'
import { editRow } from '../stores/batch-check.ts'
import { notify } from '../stores/notice-store.ts'
import { useProfile } from '../stores/profiles-store.ts'
import { countOf } from '../view/count-of.ts'
import { closeRow, type OpenRow, rowChecked, typeCell } from './batch-view.ts'
import { namedMessage, ranked } from './check-words.ts'
import { editorColumns } from './editor-columns.ts'
import { LevelIcon } from './LevelIcon.tsx'
import styles from './RowEditor.module.css'

interface RowEditorProps {
  readonly open: OpenRow
  readonly columns: readonly string[]
  readonly plan: BatchPlan
  readonly editorRef: RefObject<HTMLElement | null>
  /** After a change was checked. */
  readonly onSaved: () => void
  readonly onClose: () => void
}

/** The cells of one row, to be changed for this batch. */
export function RowEditor({ open, columns, plan, editorRef, onSaved, onClose }: RowEditorProps) {
  const { problem, cells, inputId, isFixed } = open
  const [isSaving, setSaving] = useState(false)
  const { used, others } = useMemo(() => editorColumns(columns, plan), [columns, plan])
  const isChanged = cells.some((cell, at) => cell !== problem.cells[at])

  async function save(next: readonly string[] | null) {
    if (isSaving) return
    setSaving(true)
    const result = await editRow(inputId, problem.row, next)
    setSaving(false)
    if (!result.ok) return notify('error', result.message)
    rowChecked(problem.row, next, result.value)
    onSaved()
  }
  function close() {
    closeRow()
    onClose()
  }

  const cell = (at: number) => (
    <TextField
      key={at}
      label={columns[at] ?? ''}
      value={cells[at] ?? ''}
      onChange={(typed) => typeCell(at, typed)}
      onEnter={() => isChanged && void save(cells)}
    />
  )
  return (
    <section
      ref={editorRef}
      className={styles.editor}
      aria-label={`Cells of line ${problem.line}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        close()
      }}
    >
      <div className={styles.head}>
        <h3 className={styles.title}>Line {problem.line}</h3>
        <span className={styles.note}>The change is for this batch; the file stays as it is.</span>
        <Button
          size="small"
          variant="primary"
          isPending={isSaving}
          blockedBy={isChanged ? undefined : 'No cell was changed.'}
          onPress={() => void save(cells)}
        >
          Save and check
        </Button>
        {problem.isEdited && (
          <Button size="small" onPress={() => void save(null)}>
            Take back
          </Button>
        )}
        <IconButton label="Close" size="small" onPress={close}>
          <X size={14} strokeWidth={1.75} />
        </IconButton>
      </div>
      {isFixed ? (
        <p className={styles.fixed} role="status">
          <CircleCheck size={14} strokeWidth={2} aria-hidden="true" /> Nothing is to be said of this row any
          more.
        </p>
      ) : (
        <Findings plan={plan} problem={problem} />
      )}
      <div className={styles.cells}>{used.map(cell)}</div>
      {others.length > 0 &&
        (used.length === 0 ? (
          <div className={styles.cells}>{others.map(cell)}</div>
        ) : (
          <Disclosure title={`${countOf(others.length, 'other column')}`}>
            <div className={styles.cells}>{others.map(cell)}</div>
          </Disclosure>
        ))}
    </section>
  )
}

/** What was found, the worst first, each with the name of its field. */
function Findings({ plan, problem }: { readonly plan: BatchPlan; readonly problem: OpenRow['problem'] }) {
  const profile = useProfile(plan.draft.profileId)
  if (profile === null || problem.findings.length === 0) return null
  return (
    <ul className={styles.findings} aria-label="Findings">
      {ranked(problem.findings).map((finding) => (
        <li
          key={`${finding.code} ${finding.field}`}
          className={styles.finding}
          title={`Source: ${finding.source}`}
        >
          <LevelIcon level={finding.level} />
          <span className="visually-hidden">{finding.level}: </span>
          <span>{namedMessage(finding, platforms[profile.platform])}</span>
        </li>
      ))}
    </ul>
  )
}
