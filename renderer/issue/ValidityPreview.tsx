import { hasField } from '../../shared/platforms/platform.ts'
import type { ResolvedTime } from '../../shared/validity/resolve-times.ts'
import { Timeline } from '../components/Timeline.tsx'
import styles from './PreviewPanel.module.css'
import type { Preview } from './use-preview.ts'

const atOrNull = (time: ResolvedTime) => (time.kind === 'at' ? time.at : null)

/** How long it will be valid, or, where the platform says that in its answer, what it is asked for. */
export function ValidityPreview({ preview }: { readonly preview: Preview }) {
  const { platform, times, now, timeZone } = preview
  const isAnswered = platform.endFrom === 'answer'
  if (isAnswered && !hasField(platform, 'exp'))
    return <p className={styles.validity}>How long it is valid, the platform says.</p>
  if (isAnswered && times.exp.kind === 'absent')
    return <p className={styles.validity}>No end is asked for: how long it is valid, the platform says.</p>
  return (
    <div>
      <Timeline
        from={isAnswered ? now : atOrNull(times.nbf)}
        until={atOrNull(times.exp)}
        now={now}
        timeZone={timeZone}
        wording="draft"
        isUnknown={times.nbf.kind === 'unreadable' || times.exp.kind === 'unreadable'}
      />
      {isAnswered && (
        <p className={styles.validity}>This is what is asked for; what the platform answers counts.</p>
      )}
    </div>
  )
}
