import { memo, useRef } from 'react'
import type { Draft } from '../../shared/schemas.ts'
import { Segmented } from '../components/Segmented.tsx'
import { setStartEarly, setValue } from '../stores/draft-store.ts'
import { useProfile } from '../stores/profiles-store.ts'
import { earlyOffer } from '../view/early-offer.ts'
import { focusField } from './focus-field.ts'
import styles from './StartControls.module.css'
import { type StartChoice, startChoiceOf } from './validity-presets.ts'

const options: readonly { readonly value: StartChoice; readonly label: string; readonly title: string }[] = [
  { value: 'now', label: 'Now', title: 'From the moment of issuing' },
  { value: 'later', label: 'Later', title: 'From a moment that you type or pick' },
  { value: 'absent', label: 'Absent', title: 'The claim is left out; valid at once' },
]

const typedFor: Record<StartChoice, string> = { now: 'now', later: '1h', absent: '' }

/** Now, later or absent. "Later" leads to the field. */
export const StartPresets = memo(function StartPresets({ typed }: { readonly typed: string }) {
  const place = useRef<HTMLDivElement>(null)
  const choice = startChoiceOf(typed)
  const choose = (next: StartChoice) => {
    if (next !== choice) setValue('nbf', typedFor[next])
    // After the new value is in the field, so that it is selected whole.
    if (next === 'later') requestAnimationFrame(() => focusField(place.current, 'nbf'))
  }
  return (
    <div ref={place}>
      <Segmented label="Start" size="small" options={options} value={choice} onChange={choose} />
    </div>
  )
})

interface StartEarlyProps {
  readonly draft: Draft
  /** Seconds; null where the platform's time is not known. */
  readonly clockAhead: number | null
}

/** A start a little earlier, for servers whose clock is behind. */
export function StartEarly({ draft, clockAhead }: StartEarlyProps) {
  const profile = useProfile(draft.profileId)
  const early = earlyOffer(profile?.startEarly ?? 0, clockAhead)
  const seconds = draft.startEarly > 0 ? draft.startEarly : early
  return (
    <label className={styles.early} title="For servers whose clock is behind. The end stays where it is.">
      <input
        type="checkbox"
        checked={draft.startEarly > 0}
        disabled={startChoiceOf(draft.values.nbf ?? '') === 'absent'}
        onChange={(event) => setStartEarly(event.target.checked ? early : 0)}
      />
      Start {seconds} s early
    </label>
  )
}
