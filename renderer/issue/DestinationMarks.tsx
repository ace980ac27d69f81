import { Database, KeyRound, Link2, type LucideIcon, MonitorCheck, Users } from 'lucide-react'
import { memo } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Destination, Platform, PlatformField } from '../../shared/platforms/platform.ts'
import type { Profile } from '../../shared/schemas.ts'
import { Tooltip } from '../components/Tooltip.tsx'
import styles from './DestinationMarks.module.css'
import { destinationsOf, destinationWords, whereItGoes } from './destinations.ts'

const icons: Record<Destination['to'], LucideIcon> = {
  link: Link2,
  token: KeyRound,
  storage: Database,
  participants: Users,
  nowhere: MonitorCheck,
}

export interface DestinationMarksProps {
  readonly platform: Platform
  readonly field: PlatformField
  readonly profile: Profile
  readonly onPress: () => void
}

/**
 * Beside a field, where its value goes: a mark each, with where that is written behind it. F1 in the field says the same,
 * so the keyboard has a stop less to go through.
 */
export const DestinationMarks = memo(function DestinationMarks(props: DestinationMarksProps) {
  const { platform, field, profile, onPress } = props
  const destinations = destinationsOf(platform, field, profile)
  if (destinations.length === 0) return null
  return (
    <Tooltip delay={150} text={<Lines destinations={destinations} />}>
      <Button
        className={styles.marks ?? ''}
        aria-label={`Where it goes, ${field.label}: ${whereItGoes(destinations)}`}
        excludeFromTabOrder
        onPress={onPress}
      >
        {destinations.map(({ to }) => {
          const Icon = icons[to]
          return <Icon key={to} size={13} strokeWidth={1.75} aria-hidden="true" data-to={to} />
        })}
      </Button>
    </Tooltip>
  )
})

function Lines({ destinations }: { readonly destinations: readonly Destination[] }) {
  return (
    <ul className={styles.lines}>
      {destinations.map(({ to, source }) => (
        <li key={to}>
          <strong>{destinationWords[to]}</strong>
          <span className={styles.source}>{source}</span>
        </li>
      ))}
    </ul>
  )
}
