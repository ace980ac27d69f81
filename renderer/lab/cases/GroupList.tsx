import { Download, Upload } from 'lucide-react'
import type { EdgeCase } from '../../../shared/lab/edge-case.ts'
import type { PlatformId } from '../../../shared/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { classNames } from '../../view/class-names.ts'
import { type CaseGroup, shareOf } from './case-groups.ts'
import { changeCasesView, toggleCases, useChosen } from './cases-view.ts'
import styles from './GroupList.module.css'
import { exportOwnCases, importOwnCases } from './own-cases.ts'
import { TriState } from './TriState.tsx'

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const

interface GroupListProps {
  readonly platform: PlatformId
  readonly all: readonly EdgeCase[]
  /** Those that the search has found something in. */
  readonly groups: readonly CaseGroup[]
  /** The one whose cases are shown; null for all. */
  readonly group: string | null
  /** How many own cases there are. */
  readonly own: number
}

/** The groups of cases: each is shown alone by its name, and chosen as a whole by its box. */
export function GroupList({ platform, all, groups, group, own }: GroupListProps) {
  return (
    <nav className={styles.side} aria-label="Groups of edge cases">
      <ul>
        <Entry
          platform={platform}
          id={null}
          label="All groups"
          cases={groups.flatMap(({ cases }) => cases)}
          shown={group}
        />
        {groups.map(({ id, label, cases }) => (
          <Entry key={id} platform={platform} id={id} label={label} cases={cases} shown={group} />
        ))}
      </ul>
      <div className={styles.own}>
        {all.length > 0 && own === 0 && (
          <p className={styles.hint}>Cases saved from Craft stand here as “My cases”.</p>
        )}
        <div className={styles.files}>
          <Button
            size="small"
            variant="quiet"
            icon={<Upload {...icon} />}
            onPress={() => void importOwnCases(platform)}
          >
            Import…
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={<Download {...icon} />}
            onPress={() => void exportOwnCases(platform)}
            {...(own === 0 ? { blockedBy: 'There is no case of your own to export yet.' } : {})}
          >
            Export…
          </Button>
        </div>
      </div>
    </nav>
  )
}

interface EntryProps {
  readonly platform: PlatformId
  readonly id: string | null
  readonly label: string
  readonly cases: readonly EdgeCase[]
  readonly shown: string | null
}

function Entry({ platform, id, label, cases, shown }: EntryProps) {
  const chosen = useChosen(platform)
  const share = shareOf(chosen, cases)
  const count = cases.filter((each) => chosen.has(each.id)).length
  const isShown = shown === id
  return (
    <li className={classNames(styles.entry, isShown && styles.shown)}>
      <TriState label={`Choose ${label}`} share={share} onToggle={() => toggleCases(platform, cases)} />
      <button
        type="button"
        className={styles.name}
        aria-current={isShown ? 'true' : undefined}
        title={label}
        onClick={() => changeCasesView({ group: id })}
      >
        <span className={styles.label}>{label}</span>
        <span className={styles.count}>{share === 'some' ? `${count}/${cases.length}` : cases.length}</span>
      </button>
    </li>
  )
}
