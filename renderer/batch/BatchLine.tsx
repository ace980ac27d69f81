import { memo } from 'react'
import type { Batch } from '../../shared/batch/schemas.ts'
import { Button } from '../components/Button.tsx'
import { EnvironmentDot } from '../components/EnvironmentDot.tsx'
import { MiddleText } from '../components/MiddleText.tsx'
import { actOnBatch, type BatchAct, isUnderWay, useAsked, useBatch } from '../stores/batch-list.ts'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { classNames } from '../view/class-names.ts'
import { clockText, timeTitle } from '../view/time-words.ts'
import styles from './BatchLine.module.css'
import { batchWords, partOf } from './batch-words.ts'
import { progressOf } from './CheckBar.tsx'
import { batchesId, focusSoon } from './focus-soon.ts'
import { showBatchInHistory } from './show-in-history.ts'

/** One batch: how far it is or how it ended, and what can be done about it. Drawn again for this one's progress only. */
export const BatchLine = memo(function BatchLine({ id }: { readonly id: string }) {
  const batch = useBatch(id)
  if (batch === undefined) return null
  const { inputName, profileName, environment, state } = batch
  return (
    <li className={styles.line}>
      <span className={styles.name} title={inputName}>
        <MiddleText text={inputName} tail={10} />
      </span>
      <span className={styles.facts}>
        <EnvironmentDot environment={environment} />
        <bdi className={styles.fact} title={profileName}>
          {profileName}
        </bdi>
        <StartedAt at={batch.startedAt} />
      </span>
      <span className={styles.far}>
        {(isUnderWay(batch) || state === 'stopped') && (
          <progress
            className={classNames(styles.progress, styles[state])}
            aria-label={`Progress of ${inputName}`}
            {...progressOf(partOf(batch))}
          />
        )}
        <Words batch={batch} />
      </span>
      <Actions batch={batch} />
    </li>
  )
})

function Words({ batch }: { readonly batch: Batch }) {
  if (batch.state === 'running' && batch.waitingUntil !== null) return <Waiting batch={batch} />
  return <WordsAt batch={batch} now={0} />
}

/** Draws again each second. */
function Waiting({ batch }: { readonly batch: Batch }) {
  return <WordsAt batch={batch} now={useNow()} />
}

function WordsAt({ batch, now }: { readonly batch: Batch; readonly now: number }) {
  const words = batchWords(batch, now)
  return (
    <span className={classNames(styles.words, styles[`${batch.state}Words`])} title={words}>
      {words}
    </span>
  )
}

/** Draws again each second; the rest of the line does not. */
function StartedAt({ at }: { readonly at: number }) {
  const timeZone = localTimeZone()
  return (
    <span className={styles.when} title={timeTitle(at, timeZone)}>
      {clockText(at, timeZone, useNow())}
    </span>
  )
}

function Actions({ batch }: { readonly batch: Batch }) {
  const { state, issued } = batch
  const inHistory = (
    <Button size="small" onPress={() => showBatchInHistory(batch, localTimeZone())}>
      Show in History
    </Button>
  )
  switch (state) {
    case 'running':
      return (
        <span className={styles.actions}>
          <Act batch={batch} act="pause" label="Pause" />
          <Act batch={batch} act="cancel" label="Cancel" />
        </span>
      )
    case 'paused':
      return (
        <span className={styles.actions}>
          <Act batch={batch} act="resume" label="Resume" />
          <Act batch={batch} act="cancel" label="Cancel" />
        </span>
      )
    case 'stopped':
      return (
        <span className={styles.actions}>
          <Act batch={batch} act="resume" label="Resume" />
          <Act batch={batch} act="cancel" label="End it here" />
        </span>
      )
    case 'elsewhere':
      return <span className={styles.actions} />
    case 'done':
    case 'cancelled':
      return (
        <span className={styles.actions}>
          {issued > 0 && inHistory}
          <Act batch={batch} act="forget" label="Forget" />
        </span>
      )
  }
}

interface ActProps {
  readonly batch: Batch
  readonly act: BatchAct
  readonly label: string
}

const titles: Partial<Record<BatchAct, string>> = {
  forget: 'off this list; its sessions and its output stay',
}

function Act({ batch: { id, inputName }, act, label }: ActProps) {
  const asked = useAsked(id)
  const note = titles[act]
  const press = async () => {
    await actOnBatch(id, act)
    if (act === 'forget') focusSoon(batchesId)
  }
  return (
    <Button
      size="small"
      variant={act === 'forget' ? 'quiet' : 'plain'}
      isPending={asked === act}
      label={`${label}: ${inputName}${note === undefined ? '' : `, ${note}`}`}
      onPress={() => void press()}
    >
      {label}
    </Button>
  )
}
