/**
 * FindingList: the remarks on a draft, a profile or a key: level, sentence, source behind an (i), and the offer.
 *
 *   <FindingList findings={findings} onFix={(fix) => ...} />
 */
import { CircleAlert, Info, Lightbulb, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import type { Finding } from '../../shared/schemas.ts'
import { classNames } from '../view/class-names.ts'
import { Button } from './Button.tsx'
import styles from './FindingList.module.css'
import { FindingSnippet } from './FindingSnippet.tsx'
import { IconButton } from './IconButton.tsx'

const icons = { error: CircleAlert, warning: TriangleAlert, hint: Lightbulb }

export interface FindingListProps {
  readonly findings: readonly Finding[]
  /** Applies an offer; without it offers are not shown. */
  readonly onFix?: (fix: NonNullable<Finding['fix']>) => void
}

export function FindingList({ findings, onFix }: FindingListProps) {
  if (findings.length === 0) return null
  return (
    <ul className={styles.list} aria-label="Findings">
      {findings.map((finding) => (
        <FindingLine key={`${finding.code} ${finding.field}`} finding={finding} onFix={onFix} />
      ))}
    </ul>
  )
}

interface FindingLineProps {
  readonly finding: Finding
  readonly onFix: FindingListProps['onFix']
}

/** Findings are made anew with each letter that is typed; a line is drawn again where it says something else. */
const FindingLine = memo(
  function FindingLine({ finding, onFix }: FindingLineProps) {
    const Icon = icons[finding.level]
    const { fix, snippet } = finding
    return (
      <li className={classNames(styles.finding, styles[finding.level])}>
        <Icon className={styles.icon} size={16} strokeWidth={1.75} aria-hidden="true" />
        <div className={styles.text}>
          <span className="visually-hidden">{finding.level}: </span>
          {finding.message}
          {fix !== undefined && onFix !== undefined && (
            <>
              {' '}
              <Button variant="link" onPress={() => onFix(fix)}>
                {fix.label}
              </Button>
            </>
          )}
          {fix !== undefined && onFix !== undefined && snippet !== undefined && ' ·'}
          {snippet !== undefined && <FindingSnippet snippet={snippet} />}
        </div>
        <IconButton label="Source" size="small" tooltip={`Source: ${finding.source}`} tooltipDelay={150}>
          <Info size={14} strokeWidth={1.75} />
        </IconButton>
      </li>
    )
  },
  (before, after) =>
    before.onFix === after.onFix && JSON.stringify(before.finding) === JSON.stringify(after.finding),
)
