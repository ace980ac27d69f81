import { useState } from 'react'
import type { EdgeCase } from '../../../shared/lab/edge-case.ts'
import { Disclosure } from '../../components/Disclosure.tsx'
import { TextField } from '../../components/TextField.tsx'
import { countOf } from '../../view/count-of.ts'
import { changeSet } from './cases-view.ts'
import styles from './SetPanel.module.css'
import type { SetForm, SetSource } from './set-form.ts'

interface NeedsFieldProps {
  readonly source: SetSource
  readonly set: SetForm
  /** Cases that are left out for now. */
  readonly leftOut: readonly EdgeCase[]
}

/** What some cases can't be made without, such as the name of a locked room. */
export function NeedsField({ source: { lab }, set, leftOut }: NeedsFieldProps) {
  const [isOpen, setOpen] = useState(false)
  if (lab.needs.length === 0) return null
  const left = leftOut.length === 0 ? '' : `, ${countOf(leftOut.length, 'case')} left out`
  return (
    <Disclosure title={`Things of your account${left}`} isOpen={isOpen} onToggle={setOpen}>
      <div className={styles.needs}>
        <p className={styles.note}>A case that needs one of these is left out until it is given.</p>
        {lab.needs.map(({ id, label, help }) => {
          const waiting = leftOut.filter(({ needs }) => needs === id).length
          return (
            <TextField
              key={id}
              label={label}
              value={set.given[id] ?? ''}
              maxLength={2000}
              onChange={(value) => changeSet({ given: { ...set.given, [id]: value } })}
              help={waiting === 0 ? help : `${help} ${countOf(waiting, 'case')} left out without it.`}
            />
          )
        })}
      </div>
    </Disclosure>
  )
}
