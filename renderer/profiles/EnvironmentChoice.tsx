import type { Environment } from '../../shared/schemas.ts'
import { EnvironmentDot } from '../components/EnvironmentDot.tsx'
import { Segmented } from '../components/Segmented.tsx'
import styles from './EnvironmentChoice.module.css'

const words: readonly { readonly value: Environment; readonly word: string }[] = [
  { value: 'production', word: 'Production' },
  { value: 'staging', word: 'Staging' },
  { value: 'development', word: 'Development' },
]

interface EnvironmentChoiceProps {
  readonly value: Environment
  readonly onChange: (value: Environment) => void
}

/** Its colour stands at the top of the window while tokens are issued for the profile. */
export function EnvironmentChoice({ value, onChange }: EnvironmentChoiceProps) {
  return (
    <div className={styles.field}>
      <span className={styles.label} aria-hidden="true">
        Environment
      </span>
      <div className={styles.choices}>
        <Segmented
          label="Environment"
          value={value}
          onChange={onChange}
          options={words.map((option) => ({
            value: option.value,
            label: (
              <>
                <span aria-hidden="true" className={styles.dot}>
                  <EnvironmentDot environment={option.value} />
                </span>
                {option.word}
              </>
            ),
          }))}
        />
      </div>
      <p className={styles.help}>Its colour marks the window while you issue for it.</p>
    </div>
  )
}
