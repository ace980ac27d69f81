import { useDeferredValue, useMemo } from 'react'
import type { LabDraft } from '../../../shared/lab/schemas.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { FindingList } from '../../components/FindingList.tsx'
import { Tile } from '../../components/Tile.tsx'
import { Timeline } from '../../components/Timeline.tsx'
import { useAvatar } from '../../stores/avatar-store.ts'
import { localTimeZone, useNow, useToday } from '../../stores/clock.ts'
import { platformOf } from '../../stores/platform-of.ts'
import { localText, timeTitle } from '../../view/time-words.ts'
import styles from './CraftResult.module.css'
import { type ClaimsPreview, claimsPreviewOf, tokenPreviewOf } from './craft-preview.ts'
import { DeliveryFields } from './DeliveryFields.tsx'
import { TokenPreviewBox } from './TokenPreviewBox.tsx'

interface CraftResultProps {
  readonly draft: LabDraft
  readonly profile: Profile
  /** Epoch seconds; null where the times stand as they were left. */
  readonly moment: number | null
}

/** What comes of the draft: the token, how it gets there, and what the platform would make of its claims. */
export function CraftResult({ draft, profile, moment }: CraftResultProps) {
  const platform = platformOf(profile)
  const host = platform.linkHost(profile.settings)
  // A long text may take a moment to encode; typing does not wait for it.
  const shown = useDeferredValue(draft)
  const token = useMemo(() => tokenPreviewOf(shown, host), [shown, host])
  return (
    <div className={styles.result}>
      <Meaning payload={shown.craft.payload} profile={profile} moment={moment} />
      <TokenPreviewBox preview={token} />
      <DeliveryFields delivery={draft.delivery} />
    </div>
  )
}

interface MeaningProps {
  readonly payload: string
  readonly profile: Profile
  readonly moment: number | null
}

/** Of the moment, and where that is not known, of this second. */
function Meaning({ payload, profile, moment }: MeaningProps) {
  return moment === null ? (
    <MeaningNow payload={payload} profile={profile} />
  ) : (
    <MeaningAt payload={payload} profile={profile} moment={moment} />
  )
}

function MeaningNow(props: Omit<MeaningProps, 'moment'>) {
  return <MeaningAt {...props} moment={useNow()} />
}

function MeaningAt({ payload, profile, moment }: MeaningProps & { readonly moment: number }) {
  const platform = platformOf(profile)
  const timeZone = localTimeZone()
  const preview = useMemo(
    () => claimsPreviewOf(payload, { platform, profile, moment, timeZone }),
    [payload, platform, profile, moment, timeZone],
  )
  if (preview === null)
    return (
      <div className={styles.meaning}>
        <p className={styles.none}>The payload is no JSON object: the platform finds no claims in it.</p>
      </div>
    )
  return <Shown preview={preview} moment={moment} timeZone={timeZone} />
}

interface ShownProps {
  readonly preview: ClaimsPreview
  readonly moment: number
  readonly timeZone: string
}

function Shown({ preview, moment, timeZone }: ShownProps) {
  const { tile, findings, verdict, from, until } = preview
  const avatar = useAvatar(tile.avatarUrl)
  const today = useToday(timeZone)
  return (
    <div className={styles.meaning}>
      <div className={styles.guest}>
        <Tile tile={tile} size="small" picture={avatar.kind === 'shown' ? avatar.src : null} />
        <div className={styles.times}>
          <Timeline from={from} until={until} now={moment} timeZone={timeZone} wording="draft" />
        </div>
      </div>
      <p className={styles.verdict} data-accepted={verdict.accepted}>
        <strong>{verdict.accepted ? 'In time' : 'Refused'}</strong>{' '}
        <span title={timeTitle(moment, timeZone)}>at {localText(moment, timeZone, today)}</span>
        {verdict.accepted ? '.' : ': '}
        {verdict.reasons.map(({ message }) => message).join(' ')}
      </p>
      <div className={styles.findings}>
        <FindingList findings={findings} />
      </div>
    </div>
  )
}
