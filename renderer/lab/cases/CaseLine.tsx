// biome-ignore-all lint/a11y/useSemanticElements: a table lays out its rows itself, and here they are placed by hand
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { memo } from 'react'
import type { EdgeCase } from '../../../shared/lab/edge-case.ts'
import type { PlatformId } from '../../../shared/schemas.ts'
import { Badge } from '../../components/Badge.tsx'
import { classNames } from '../../view/class-names.ts'
import { outcomeLabels } from '../sheets/result-words.ts'
import styles from './CaseList.module.css'
import { outcomeTones } from './case-words.ts'
import { toggleCases } from './cases-view.ts'

/** The id of a case's line in the page. */
export const lineId = (id: string) => `edge-case-${id}`

interface CaseLineProps {
  readonly edgeCase: EdgeCase
  readonly platform: PlatformId
  readonly place: number
  /** CSS pixels from the top of the list. */
  readonly top: number
  readonly isChosen: boolean
  readonly isSelected: boolean
  readonly onPress: (id: string) => void
}

/** One case: its box, its title, and what to expect. */
export const CaseLine = memo(
  function CaseLine({ edgeCase, platform, place, top, isChosen, isSelected, onPress }: CaseLineProps) {
    const { id, title, expected, needs } = edgeCase
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys for all of its rows
      <div
        id={lineId(id)}
        className={classNames(styles.line, isSelected && styles.selected)}
        style={{ transform: `translateY(${top}px)` }}
        role="row"
        aria-rowindex={place + 2}
        aria-selected={isSelected}
        onClick={() => onPress(id)}
      >
        <span role="gridcell" className={styles.cell}>
          <input
            type="checkbox"
            aria-label={`Choose ${title}`}
            checked={isChosen}
            tabIndex={-1}
            onClick={(event) => event.stopPropagation()}
            onChange={() => toggleCases(platform, [edgeCase])}
          />
        </span>
        <span role="gridcell" className={styles.title} title={title}>
          <bdi>{title}</bdi>
        </span>
        <span role="gridcell" className={styles.expected}>
          {needs !== undefined && (
            <span className={styles.needs} title="It needs something of your account: see Set at the right.">
              needs more
            </span>
          )}
          <Badge tone={outcomeTones[expected]}>{outcomeLabels[expected]}</Badge>
        </span>
      </div>
    )
  },
  // What a press does is the same for all of them, and made anew each time.
  (before, after) =>
    before.edgeCase === after.edgeCase &&
    before.platform === after.platform &&
    before.top === after.top &&
    before.isChosen === after.isChosen &&
    before.isSelected === after.isSelected,
)
