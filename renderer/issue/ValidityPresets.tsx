import { memo, useRef } from 'react'
import { Segmented } from '../components/Segmented.tsx'
import { setValue } from '../stores/draft-store.ts'
import { focusField } from './focus-field.ts'
import { presetOf, type ValidityChoice, validityPresets } from './validity-presets.ts'

const options: readonly { readonly value: ValidityChoice; readonly label: string }[] = [
  ...validityPresets.map(({ value, label }) => ({ value, label })),
  { value: 'custom', label: 'Custom' },
]

/** Common lengths, one press away; "Custom" leads to the field. */
export const ValidityPresets = memo(function ValidityPresets({ typed }: { readonly typed: string }) {
  const place = useRef<HTMLDivElement>(null)
  const choose = (choice: ValidityChoice) => {
    const preset = validityPresets.find(({ value }) => value === choice)
    if (preset) setValue('exp', preset.typed)
    else focusField(place.current, 'exp')
  }
  return (
    <div ref={place}>
      <Segmented size="small" label="Validity" options={options} value={presetOf(typed)} onChange={choose} />
    </div>
  )
})
