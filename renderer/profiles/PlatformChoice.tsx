import { platformIds, platforms } from '../../shared/platforms/index.ts'
import type { PlatformId } from '../../shared/schemas.ts'
import { Segmented } from '../components/Segmented.tsx'
import styles from './EnvironmentChoice.module.css'

interface PlatformChoiceProps {
  readonly value: PlatformId
  readonly onChange: (value: PlatformId) => void
}

/** Comes first in a new profile: what else there is to say depends on it. A saved profile keeps its platform. */
export function PlatformChoice({ value, onChange }: PlatformChoiceProps) {
  return (
    <div className={styles.field}>
      <span className={styles.label} aria-hidden="true">
        Platform
      </span>
      <div className={styles.choices}>
        <Segmented
          label="Platform"
          value={value}
          onChange={onChange}
          options={platformIds.map((id) => ({ value: id, label: platforms[id].name }))}
        />
      </div>
    </div>
  )
}
