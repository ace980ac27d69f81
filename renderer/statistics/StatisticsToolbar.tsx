import type { ReactNode } from 'react'
import { Segmented } from '../components/Segmented.tsx'
import { Select } from '../components/Select.tsx'
import { profileOptions } from '../history/filter-options.ts'
import { useProfiles } from '../stores/profiles-store.ts'
import { periods } from './period.ts'
import styles from './StatisticsToolbar.module.css'
import { changeStatisticsView, useStatisticsView } from './statistics-view.ts'

const every = 'every'

interface StatisticsToolbarProps {
  /** What is counted, in words; empty until it is known. */
  readonly summary: string
  /** The switch between the parts of the history. */
  readonly parts: ReactNode
}

/** Of when and of which profile the statistics are, and how they are shown. */
export function StatisticsToolbar({ summary, parts }: StatisticsToolbarProps) {
  const { period, profileId, isAsTable } = useStatisticsView()
  const profiles = profileOptions(useProfiles(), profileId)
  return (
    <div className={styles.toolbar}>
      <div className={styles.row}>
        <Segmented
          label="Period"
          options={periods}
          value={period}
          onChange={(chosen) => changeStatisticsView({ period: chosen })}
        />
        <Select
          label="Profile"
          options={[{ value: every, label: 'All profiles' }, ...profiles]}
          value={profileId ?? every}
          onChange={(id) => changeStatisticsView({ profileId: id === every ? null : id })}
          quiet={{ isSet: profileId !== null }}
        />
      </div>
      <div className={styles.row}>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={isAsTable}
            onChange={(event) => changeStatisticsView({ isAsTable: event.target.checked })}
          />
          As table
        </label>
        <p className={styles.summary} role="status">
          {summary}
        </p>
        {parts}
      </div>
    </div>
  )
}
