import type { RefObject } from 'react'
import type { LabDraft } from '../../../shared/lab/schemas.ts'
import type { Profile } from '../../../shared/schemas.ts'
import type { SecretFieldHandle } from '../../components/SecretField.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { Select } from '../../components/Select.tsx'
import styles from './CraftForms.module.css'
import { signatureFormsOf } from './craft-edits.ts'
import { setAlgorithm, setCraft } from './craft-store.ts'
import { algorithmChoices, signatureChoice } from './craft-words.ts'
import { KeyChoice } from './KeyChoice.tsx'

interface SigningFormProps {
  readonly draft: LabDraft
  readonly profile: Profile
  readonly typedKey: RefObject<SecretFieldHandle | null>
}

/** With what the token is signed, and what becomes of the signature. The header says what it says. */
export function SigningForm({ draft, profile, typedKey }: SigningFormProps) {
  const { algorithm, signature } = draft.craft
  const forms = signatureFormsOf(algorithm).map((form) => signatureChoice(form, algorithm))
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>Signature</legend>
      <div className={styles.pair}>
        <div className={styles.switch}>
          <span className={styles.label} aria-hidden="true">
            Algorithm
          </span>
          <div className={styles.choices}>
            <Segmented
              label="Algorithm"
              options={algorithmChoices}
              value={algorithm}
              onChange={setAlgorithm}
            />
          </div>
        </div>
        <Select
          label={algorithm === 'none' ? 'End of the token' : 'What becomes of it'}
          options={forms}
          value={signature}
          onChange={(form) => setCraft({ signature: form })}
        />
      </div>
      {algorithm !== 'none' && <KeyChoice draft={draft} profile={profile} typedKey={typedKey} />}
    </fieldset>
  )
}
