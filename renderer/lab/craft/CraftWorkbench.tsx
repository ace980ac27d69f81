import { FilePlus2 } from 'lucide-react'
import { useRef } from 'react'
import type { LabDraft } from '../../../shared/lab/schemas.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { Button } from '../../components/Button.tsx'
import type { SecretFieldHandle } from '../../components/SecretField.tsx'
import { platformOf } from '../../stores/platform-of.ts'
import { ClaimForm } from './ClaimForm.tsx'
import { CraftedList } from './CraftedList.tsx'
import { CraftResult } from './CraftResult.tsx'
import { CraftTexts } from './CraftTexts.tsx'
import styles from './CraftWorkbench.module.css'
import { newFromForm } from './craft-keeper.ts'
import { useMoment } from './craft-store.ts'
import { EncodingForm } from './EncodingForm.tsx'
import { MomentBar } from './MomentBar.tsx'
import { SignAction } from './SignAction.tsx'
import { SigningForm } from './SigningForm.tsx'

interface CraftWorkbenchProps {
  readonly draft: LabDraft
  readonly profile: Profile
}

/** The token's texts and their form at the left, what comes of them at the right. */
export function CraftWorkbench({ draft, profile }: CraftWorkbenchProps) {
  const moment = useMoment()
  const platform = platformOf(profile)
  const typedKey = useRef<SecretFieldHandle>(null)
  return (
    <div className={styles.craft}>
      <form className={styles.form} aria-label="Crafted token" onSubmit={(event) => event.preventDefault()}>
        <div className={styles.top}>
          <MomentBar draft={draft} moment={moment} />
          <Button
            size="small"
            variant="quiet"
            icon={<FilePlus2 size={14} strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => void newFromForm(profile)}
          >
            New from the form
          </Button>
        </div>
        <div className={styles.sides}>
          <CraftTexts craft={draft.craft} />
          <ClaimForm payload={draft.craft.payload} times={draft.times} platform={platform} moment={moment} />
        </div>
        <SigningForm draft={draft} profile={profile} typedKey={typedKey} />
        <EncodingForm draft={draft} />
      </form>
      <section className={styles.result} aria-label="Result">
        <CraftResult draft={draft} profile={profile} moment={moment} />
        <SignAction typedKey={typedKey} profile={profile} draft={draft} />
        <CraftedList />
      </section>
    </div>
  )
}
