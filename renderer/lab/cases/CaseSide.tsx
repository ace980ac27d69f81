import type { EdgeCase } from '../../../shared/lab/edge-case.ts'
import type { OwnCase } from '../../../shared/lab/schemas.ts'
import { labOf } from '../../../shared/platforms/labs.ts'
import type { Draft, Profile } from '../../../shared/schemas.ts'
import { Segmented } from '../../components/Segmented.tsx'
import { Side } from '../sheets/Side.tsx'
import { CaseDetail } from './CaseDetail.tsx'
import styles from './CaseSide.module.css'
import { showCaseSide, useChosen } from './cases-view.ts'
import { SetPanel } from './SetPanel.tsx'

interface CaseSideProps {
  readonly side: 'case' | 'set'
  /** Null where none is chosen. */
  readonly current: EdgeCase | null
  readonly own: readonly OwnCase[]
  readonly ownAsCases: readonly EdgeCase[]
  readonly profile: Profile
  readonly draft: Draft
  readonly isOver: boolean
  readonly onClose: () => void
}

/** At the right of the cases: one of them, or the set that is made of those that are chosen. */
export function CaseSide({ side, current, own, ownAsCases, profile, draft, isOver, onClose }: CaseSideProps) {
  const { platform } = profile
  const lab = labOf(platform)
  const chosen = useChosen(platform)
  const count = [...lab.cases, ...ownAsCases].filter(({ id }) => chosen.has(id)).length
  return (
    <Side label={side === 'case' ? 'Edge case' : 'Set'} isOver={isOver} onClose={onClose}>
      <div className={styles.tabs}>
        <Segmented
          label="Beside the cases"
          options={[
            { value: 'case', label: 'Case' },
            {
              value: 'set',
              label: (
                <>
                  Set <span className={styles.count}>{count}</span>
                </>
              ),
            },
          ]}
          value={side}
          onChange={showCaseSide}
        />
      </div>
      {side === 'set' ? (
        <SetPanel source={{ platform, lab, own: ownAsCases, chosen, draft }} profile={profile} />
      ) : current === null ? (
        <p className={styles.none}>
          Choose a case to see what it changes, and why that should be refused or not.
        </p>
      ) : (
        <CaseDetail
          edgeCase={current}
          platform={platform}
          own={own.find(({ id }) => id === current.id) ?? null}
          profileId={profile.id}
        />
      )}
    </Side>
  )
}
