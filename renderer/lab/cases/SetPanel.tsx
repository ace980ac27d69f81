import { useMemo, useState } from 'react'
import type { Failure } from '../../../shared/errors.ts'
import { isLabOpen } from '../../../shared/lab/lab-open.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { TextField } from '../../components/TextField.tsx'
import { localTimeZone, useNow } from '../../stores/clock.ts'
import { showScreen } from '../../stores/screen-store.ts'
import { countOf } from '../../view/count-of.ts'
import { localText } from '../../view/time-words.ts'
import { changeSet, useCasesView } from './cases-view.ts'
import { MatrixField } from './MatrixField.tsx'
import { makeSheet } from './make-sheet.ts'
import { NeedsField } from './NeedsField.tsx'
import styles from './SetPanel.module.css'
import {
  baseText,
  draftOfSet,
  momentOf,
  requestOf,
  roomField,
  type SetSource,
  sizeOf,
  usualTitle,
} from './set-form.ts'

interface SetPanelProps {
  readonly source: SetSource
  readonly profile: Profile
}

/** Makes a set: from what, for which room and moment, of which cases. */
export function SetPanel({ source, profile }: SetPanelProps) {
  const { set } = useCasesView()
  const { platform, lab, own, chosen, draft } = source
  const [isMaking, setMaking] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const now = useNow()
  const timeZone = localTimeZone()
  const context = { now, timeZone }
  const size = useMemo(
    () => sizeOf(set, { platform, lab, own, chosen, draft }),
    [set, platform, lab, own, chosen, draft],
  )
  const moment = momentOf(set, context)
  const field = roomField(platforms[platform])
  const formRoom = field === null ? '' : (draft.values[field] ?? '').trim()
  const hasRoom = field === null || set.room.trim() !== '' || formRoom !== ''
  const blockedBy =
    size.problem ?? moment.message ?? (hasRoom ? undefined : 'Type a room: every token is for one.')

  if (!isLabOpen(profile)) return <Closed profile={profile} />

  async function make() {
    const request = requestOf(set, source, { now: Math.floor(Date.now() / 1000), timeZone })
    if (request === null) return
    setFailure(null)
    setMaking(true)
    setFailure(await makeSheet(request))
    setMaking(false)
  }

  return (
    <div className={styles.panel}>
      <div>
        <div className={styles.label}>From the Issue form</div>
        <p className={styles.base}>
          <bdi>
            {baseText(platform, draftOfSet(platform, draft, set.room), {
              ...context,
              now: moment.at ?? now,
              profile,
            })}
          </bdi>{' '}
          <Button variant="link" onPress={() => showScreen('issue')}>
            Change it there
          </Button>
        </p>
      </div>
      <TextField
        label="Title"
        value={set.title}
        placeholder={usualTitle(set, source, context)}
        maxLength={200}
        onChange={(title) => changeSet({ title })}
      />
      <div className={styles.pair}>
        {field !== null && (
          <TextField
            label="Room"
            value={set.room}
            placeholder={formRoom === '' ? 'none in the form' : formRoom}
            maxLength={200}
            onChange={(room) => changeSet({ room })}
          />
        )}
        <TextField
          label="Moment"
          value={set.moment}
          placeholder="now"
          maxLength={64}
          onChange={(typed) => changeSet({ moment: typed })}
          error={moment.message ?? undefined}
          help={moment.at === null ? 'What times count from.' : localText(moment.at, timeZone, now)}
        />
      </div>
      <div className={styles.cases}>
        <div className={styles.row}>
          <Segmented
            label="How cases are put together"
            options={[
              { value: 'list', label: 'Chosen cases', title: 'Each case for itself' },
              { value: 'matrix', label: 'Matrix of groups', title: 'Cases of several groups, combined' },
            ]}
            value={set.as}
            onChange={(as) => changeSet({ as })}
          />
        </div>
        {set.as === 'matrix' && <MatrixField source={source} set={set} />}
      </div>
      <NeedsField source={source} set={set} leftOut={size.leftOut} />
      {failure !== null && (
        <Banner tone="error" urgent>
          {failure.message}
        </Banner>
      )}
      <div className={styles.make}>
        <Button
          variant="primary"
          onPress={() => !isMaking && void make()}
          {...(blockedBy === undefined ? {} : { blockedBy })}
        >
          {isMaking ? 'Making them…' : makeWords(size.count, lab.surface === 'token' ? 'token' : 'request')}
        </Button>
        <p className={styles.note}>{blockedBy ?? noteOf(profile)}</p>
      </div>
    </div>
  )
}

const makeWords = (count: number, noun: string) => `Make ${countOf(count, noun)}`

function noteOf({ environment }: Profile): string {
  return environment === 'production'
    ? 'A dialog asks first: this profile is for production.'
    : 'They open as a run sheet, and stand in the history as crafted.'
}

function Closed({ profile }: { readonly profile: Profile }) {
  return (
    <Banner
      tone="warning"
      actions={
        <Button size="small" onPress={() => showScreen('profiles')}>
          Go to Profiles
        </Button>
      }
    >
      <bdi>{profile.name}</bdi> is for production and closed to the Lab: nothing is made with its key. Choose
      another profile above, or allow the Lab under Profiles, More.
    </Banner>
  )
}
