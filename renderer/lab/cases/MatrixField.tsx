import { Segmented } from '../../components/Segmented.tsx'
import { groupsOf } from './case-groups.ts'
import { changeSet } from './cases-view.ts'
import styles from './SetPanel.module.css'
import type { SetForm, SetSource } from './set-form.ts'

/** As many as a set can combine. */
const mostGroups = 8

interface MatrixFieldProps {
  readonly source: SetSource
  readonly set: SetForm
}

/** The groups whose cases are combined, and how many combinations there are to be. */
export function MatrixField({ source: { lab, own }, set }: MatrixFieldProps) {
  const groups = groupsOf(lab, [...lab.cases, ...own])
  const isFull = set.groups.filter((id) => groups.some((group) => group.id === id)).length >= mostGroups

  function toggle(id: string) {
    const isIn = set.groups.includes(id)
    changeSet({ groups: isIn ? set.groups.filter((one) => one !== id) : [...set.groups, id] })
  }

  return (
    <>
      <fieldset className={styles.groups} aria-label="Groups that are combined">
        {groups.map(({ id, label, cases }) => {
          const isIn = set.groups.includes(id)
          return (
            <label key={id} className={styles.group} title={label}>
              <input type="checkbox" checked={isIn} disabled={isFull && !isIn} onChange={() => toggle(id)} />
              <span className={styles.groupName}>{label}</span>
              <span className={styles.count}>{cases.length}</span>
            </label>
          )
        })}
      </fieldset>
      <div className={styles.row}>
        <Segmented
          label="Combinations"
          size="small"
          options={[
            { value: 'pairs', label: 'Pairs', title: 'Every two cases of two groups meet at least once' },
            {
              value: 'full',
              label: 'Every combination',
              title: 'Each case with each case of every other group',
            },
          ]}
          value={set.cover}
          onChange={(cover) => changeSet({ cover })}
        />
      </div>
      <p className={styles.note}>
        {set.cover === 'pairs'
          ? 'Every two cases of two groups meet in at least one token.'
          : 'Each case is combined with each case of every other group.'}{' '}
        Cases that change the same thing are not combined.
      </p>
    </>
  )
}
