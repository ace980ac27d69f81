import { Play } from 'lucide-react'
import { useState } from 'react'
import type { Failure } from '../../../shared/errors.ts'
import { isLabOpen } from '../../../shared/lab/lab-open.ts'
import type { Sheet } from '../../../shared/lab/schemas.ts'
import { labOf } from '../../../shared/platforms/labs.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useProfile } from '../../stores/profiles-store.ts'
import { isUnderWay, startRun, useRun } from '../../stores/sheet-run.ts'
import { countOf } from '../../view/count-of.ts'
import { EndpointPart } from './EndpointPart.tsx'
import styles from './RunPanel.module.css'
import { totalOf } from './result-words.ts'
import { changeRunForm, useRunForm } from './run-form.ts'
import { readRunForm } from './run-words.ts'
import { Side } from './Side.tsx'
import { useEndpoint } from './use-endpoint.ts'

interface RunPanelProps {
  readonly sheet: Sheet
  readonly isOver: boolean
  readonly onClose: () => void
}

/** Sends every case somewhere and fills in what was seen: where to, how quickly, and which cases. */
export function RunPanel({ sheet, isOver, onClose }: RunPanelProps) {
  const profile = useProfile(sheet.profileId)
  const isOfRequests = labOf(sheet.platform).surface === 'request'
  const endpoint = useEndpoint(isOfRequests ? null : (profile?.id ?? null))
  const form = useRunForm()
  const { options, faults } = readRunForm(form)
  const isRunning = isUnderWay(useRun(sheet.id))
  const [isStarting, setStarting] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { counts } = sheet
  const count = form.rows === 'all' ? totalOf(counts) : counts.open
  const blockedBy = whyBlocked()

  function whyBlocked(): string | undefined {
    if (profile === null) return 'The profile of this sheet was removed, so nothing knows where to send it.'
    if (!isLabOpen(profile))
      return `${profile.name} is for production and closed to the Lab: Profiles, More, has the switch.`
    if (isRunning) return 'A run is under way already.'
    if (!isOfRequests && endpoint.endpoint === null) return 'Save where to send the cases first.'
    if (options === null) return 'Correct the numbers above first.'
    return count === 0 ? 'Something was seen of every case: choose all of them to run them again.' : undefined
  }

  async function run() {
    if (options === null) return
    setFailure(null)
    setStarting(true)
    const failed = await startRun({ id: sheet.id, ...options })
    setStarting(false)
    setFailure(failed)
    // What lies over the rows would hide them as they fill in.
    if (failed === null && isOver) onClose()
  }

  return (
    <Side label="Run" isOver={isOver} isClosable onClose={onClose}>
      <h2 className={styles.title}>Run the sheet</h2>
      {profile === null ? (
        <Banner tone="warning">{blockedBy}</Banner>
      ) : isOfRequests ? (
        <p className={styles.text}>
          Each request is sent to the platform itself, with the key of <bdi>{profile.name}</bdi>; what it
          answers is filled in.
        </p>
      ) : (
        <EndpointPart {...endpoint} profileName={profile.name} />
      )}
      <div className={styles.pair}>
        <TextField
          label="At once"
          value={form.concurrency}
          inputMode="numeric"
          maxLength={2}
          onChange={(concurrency) => changeRunForm({ concurrency })}
          error={faults.concurrency}
          help="Requests under way together."
        />
        <TextField
          label="A second"
          value={form.rate}
          placeholder="no limit"
          maxLength={8}
          onChange={(rate) => changeRunForm({ rate })}
          error={faults.rate}
          help="Requests at most."
        />
      </div>
      <div className={styles.row}>
        <Segmented
          label="Which cases"
          options={[
            {
              value: 'open',
              label: `Open ${counts.open}`,
              title: 'Only those of which nothing was seen yet',
            },
            { value: 'all', label: `All ${totalOf(counts)}`, title: 'What was seen before is written over' },
          ]}
          value={form.rows}
          onChange={(rows) => changeRunForm({ rows })}
        />
      </div>
      {form.rows === 'all' && counts.open < totalOf(counts) && (
        <p className={styles.text}>What was seen before is written over; notes stay.</p>
      )}
      {failure !== null && (
        <Banner tone="error" urgent>
          {failure.message}
        </Banner>
      )}
      <div>
        <Button
          variant="primary"
          icon={<Play size={14} strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => !isStarting && void run()}
          {...(blockedBy === undefined ? {} : { blockedBy })}
        >
          Run {countOf(count, 'case')}
        </Button>
      </div>
      {blockedBy !== undefined && profile !== null && <p className={styles.text}>{blockedBy}</p>}
    </Side>
  )
}
