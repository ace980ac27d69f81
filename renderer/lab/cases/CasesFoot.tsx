import type { EdgeCase } from '../../../shared/lab/edge-case.ts'
import type { PlatformId } from '../../../shared/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { countOf } from '../../view/count-of.ts'
import styles from './CasesFoot.module.css'
import { showCaseSide, toggleCases, useChosen } from './cases-view.ts'

interface CasesFootProps {
  readonly platform: PlatformId
  readonly all: readonly EdgeCase[]
}

/** How many cases are chosen, and the way to the set. */
export function CasesFoot({ platform, all }: CasesFootProps) {
  const chosen = useChosen(platform)
  const there = all.filter(({ id }) => chosen.has(id))
  return (
    <footer className={styles.foot}>
      <span className={styles.words} role="status">
        {there.length === 0 ? 'None chosen' : `${countOf(there.length, 'case')} chosen`}
      </span>
      {there.length > 0 && (
        <Button size="small" variant="quiet" onPress={() => toggleCases(platform, there)}>
          Choose none
        </Button>
      )}
      {there.length < all.length && (
        <Button size="small" variant="quiet" onPress={() => toggleCases(platform, all)}>
          Choose all {all.length}
        </Button>
      )}
      <span className={styles.gap} />
      <Button size="small" onPress={() => showCaseSide('set')}>
        Make a set…
      </Button>
    </footer>
  )
}
