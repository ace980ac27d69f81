import { useState } from 'react'
import type { LabDraft } from '../../../shared/lab/schemas.ts'
import { Disclosure } from '../../components/Disclosure.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import styles from './CraftForms.module.css'
import { setCraft } from './craft-store.ts'
import { characterChoices, layoutChoices, segmentChoices } from './craft-words.ts'

/** The most characters that may stand around a token (`craftSchema`). */
const aroundAtMost = 1000

/** How the texts become bytes, and the bytes segments. */
export function EncodingForm({ draft }: { readonly draft: LabDraft }) {
  const { craft } = draft
  const { forms, before, after } = craft
  const isMore = forms.header !== 'base64url' || forms.signature !== 'base64url' || before + after !== ''
  const [isOpen, setOpen] = useState(isMore)
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>Encoding</legend>
      <div className={styles.three}>
        <div className={styles.switch}>
          <span className={styles.label} aria-hidden="true">
            Layout
          </span>
          <div className={styles.choices}>
            <Segmented
              label="Layout"
              options={layoutChoices}
              value={craft.layout}
              onChange={(layout) => setCraft({ layout })}
            />
          </div>
        </div>
        <Select
          label="Characters"
          options={characterChoices}
          value={craft.characters}
          onChange={(characters) => setCraft({ characters })}
        />
        <Select
          label="Payload"
          options={segmentChoices}
          value={forms.payload}
          onChange={(payload) => setCraft({ forms: { ...forms, payload } })}
        />
      </div>
      <Disclosure title="Header and signature, text around the token" isOpen={isOpen} onToggle={setOpen}>
        <div className={styles.group}>
          <div className={styles.pair}>
            <Select
              label="Header"
              options={segmentChoices}
              value={forms.header}
              onChange={(header) => setCraft({ forms: { ...forms, header } })}
            />
            <Select
              label="Signature"
              options={segmentChoices}
              value={forms.signature}
              onChange={(signature) => setCraft({ forms: { ...forms, signature } })}
            />
          </div>
          <div className={styles.pair}>
            <TextField
              label="Before the token"
              value={before}
              maxLength={aroundAtMost}
              onChange={(text) => setCraft({ before: text })}
              help="Such as “Bearer ”; it is not signed."
            />
            <TextField
              label="Behind the token"
              value={after}
              maxLength={aroundAtMost}
              onChange={(text) => setCraft({ after: text })}
              help="Such as another segment; it is not signed."
            />
          </div>
        </div>
      </Disclosure>
    </fieldset>
  )
}
