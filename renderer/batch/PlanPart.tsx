import type { BatchInput, BatchPlan } from '../../shared/batch/schemas.ts'
import type { PlatformField } from '../../shared/platforms/platform.ts'
import type { Known, Profile } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import { Disclosure } from '../components/Disclosure.tsx'
import { setBatchStartEarly, setConstant, takeFromForm, useBatchPlan } from '../stores/batch-plan.ts'
import { useDraft } from '../stores/draft-store.ts'
import { platformOf } from '../stores/platform-of.ts'
import { earlyOffer } from '../view/early-offer.ts'
import { PlanLine } from './PlanLine.tsx'
import styles from './PlanPart.module.css'

interface PlanPartProps {
  readonly input: BatchInput
  readonly plan: BatchPlan
  readonly profile: Profile
  readonly known: Known
}

/** What each field of a token is made of: a column, a text of several, or one value for all rows. */
export function PlanPart({ input, plan, profile, known }: PlanPartProps) {
  const { asText, isRemembered } = useBatchPlan()
  const form = useDraft()
  const { fields } = platformOf(profile)
  const line = (field: PlatformField) => (
    <PlanLine
      key={field.name}
      field={field}
      input={input}
      template={plan.columns[field.name] ?? ''}
      isText={asText.has(field.name)}
      constant={plan.draft.values[field.name] ?? ''}
      timeZone={plan.timeZone}
      profile={profile}
      room={known.room}
    />
  )
  const advanced = fields.filter((field) => field.advanced === true)
  return (
    <section className={styles.plan} aria-label="Fields">
      <div className={styles.head}>
        <h2 className={styles.title}>What each token says</h2>
        {form !== null && (
          <Button size="small" variant="quiet" onPress={() => takeFromForm(form, profile)}>
            Take values from Issue
          </Button>
        )}
      </div>
      {isRemembered && <p className={styles.note}>The columns are matched as you did before.</p>}
      <div className={styles.columns} aria-hidden="true">
        <span>Field</span>
        <span>From</span>
        <span>Value, or where it is empty</span>
      </div>
      <div className={styles.lines}>{fields.filter((field) => field.advanced !== true).map(line)}</div>
      <StartEarly plan={plan} profile={profile} clockAhead={known.clockAhead} />
      <More plan={plan} profile={profile}>
        {advanced.map(line)}
      </More>
    </section>
  )
}

interface StartEarlyProps extends Pick<PlanPartProps, 'plan' | 'profile'> {
  /** Seconds; null where the platform's time is not known. */
  readonly clockAhead: number | null
}

/** A start a little earlier for all rows, for servers whose clock is behind. */
function StartEarly({ plan, profile, clockAhead }: StartEarlyProps) {
  if (!platformOf(profile).fields.some(({ name }) => name === 'nbf')) return null
  const { startEarly } = plan.draft
  const offer = earlyOffer(profile.startEarly, clockAhead)
  return (
    <label className={styles.check} title="For servers whose clock is behind. The end stays where it is.">
      <input
        type="checkbox"
        checked={startEarly > 0}
        onChange={(event) => setBatchStartEarly(event.target.checked ? offer : 0)}
      />
      Start {startEarly > 0 ? startEarly : offer} s early
    </label>
  )
}

interface MoreProps extends Pick<PlanPartProps, 'plan' | 'profile'> {
  readonly children: readonly React.ReactNode[]
}

/** What few need. */
function More({ plan, profile, children }: MoreProps) {
  const { fields, switches } = platformOf(profile)
  const names = [...fields.filter(({ advanced }) => advanced === true), ...switches].map(({ label }) => label)
  if (names.length === 0) return null
  const words = names.join(', ').toLowerCase()
  return (
    <Disclosure title={words.charAt(0).toUpperCase() + words.slice(1)}>
      <div className={styles.lines}>{children}</div>
      {switches.map(({ name, label, help }) => (
        <label key={name} className={styles.check} title={help}>
          <input
            type="checkbox"
            checked={plan.draft.values[name] === 'on'}
            onChange={(event) => setConstant(name, event.target.checked ? 'on' : '')}
          />
          {label}
        </label>
      ))}
    </Disclosure>
  )
}
