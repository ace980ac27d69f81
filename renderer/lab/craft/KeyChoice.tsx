import { type RefObject, useEffect } from 'react'
import { currentKeyOf } from '../../../shared/current-key.ts'
import type { LabDraft } from '../../../shared/lab/schemas.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { SecretField, type SecretFieldHandle } from '../../components/SecretField.tsx'
import { Select, type SelectOption } from '../../components/Select.tsx'
import { encodings, inOrderOfUse } from '../../profiles/key-words.ts'
import styles from './CraftForms.module.css'
import { forgetFailure, useSigning } from './craft-sign.ts'
import { setKey, setKeyEncoding, setKeyFrom, setVariant, useKeyFrom } from './craft-store.ts'
import { variantChoices } from './craft-words.ts'

interface KeyChoiceProps {
  readonly draft: LabDraft
  readonly profile: Profile
  readonly typedKey: RefObject<SecretFieldHandle | null>
}

/** Choices that are no stored key; ids of those never have a space. */
const current = 'current key'
const typed = 'typed key'
const empty = 'empty key'

/** The key, and the mistake that is made with it. A typed one is in its field alone, and gone once it has signed. */
export function KeyChoice({ draft, profile, typedKey }: KeyChoiceProps) {
  const { keyFrom, keyEncoding } = useKeyFrom()
  const { failure } = useSigning()
  const isMissing = failure?.field === 'secret'
  // Where the window is low the field is far from the button.
  useEffect(() => {
    if (isMissing) typedKey.current?.focus()
  }, [isMissing, typedKey])
  const chosen = keyFrom === 'typed' ? typed : keyFrom === 'empty' ? empty : (draft.keyId ?? current)
  const choose = (key: string) => {
    forgetFailure()
    if (key === typed || key === empty) setKeyFrom(key === typed ? 'typed' : 'empty')
    else setKey(key === current ? null : key)
  }
  return (
    <>
      <div className={styles.pair}>
        <Select label="Key" options={keysOf(profile)} value={chosen} onChange={choose} />
        {keyFrom !== 'empty' && (
          <Select
            label="Mistake made with it"
            options={variantChoices}
            value={draft.variant === 'empty' ? null : draft.variant}
            onChange={setVariant}
          />
        )}
      </div>
      {keyFrom === 'typed' && (
        <div className={styles.pair}>
          <SecretField
            ref={typedKey}
            label="Typed key"
            help="Signs once, and is forgotten then."
            error={isMissing ? failure.message : undefined}
            onEdit={forgetFailure}
          />
          <Select
            label="Encoding"
            options={encodings}
            value={keyEncoding}
            onChange={setKeyEncoding}
            help={encodings.find(({ value }) => value === keyEncoding)?.note ?? ''}
          />
        </div>
      )}
    </>
  )
}

function keysOf(profile: Profile): readonly SelectOption<string>[] {
  const now = currentKeyOf(profile)
  const stored = inOrderOfUse(profile.keys)
    .filter(({ status }) => status !== 'current')
    .map(({ id, label }) => ({ value: id, label: label || 'key', note: 'previous' }))
  return [
    { value: current, label: now === null ? 'No key stored' : now.label || 'key', note: 'current' },
    ...stored,
    { value: typed, label: 'A key typed here' },
    { value: empty, label: 'Empty key', note: 'no bytes at all' },
  ]
}
