import { ChartColumn, LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { showScreen } from '../stores/screen-store.ts'
import { StatisticsCharts } from './StatisticsCharts.tsx'
import { StatisticsToolbar } from './StatisticsToolbar.tsx'
import styles from './StatisticsView.module.css'
import { changeStatisticsView, useStatisticsView } from './statistics-view.ts'
import { summaryOf } from './summary.ts'
import { useStatistics } from './use-statistics.ts'

interface StatisticsViewProps {
  /** A session of a list was pressed. */
  readonly onOpen: (id: string) => void
  /** The switch that leads here and away. */
  readonly parts: ReactNode
}

const icon = { size: 20, strokeWidth: 1.75 } as const

/** What was issued, counted: over time, by profile, room, role and state, and what ends soon. */
export function StatisticsView({ onOpen, parts }: StatisticsViewProps) {
  const { answer, failure, from, today, retry } = useStatistics()
  const statistics = answer?.statistics ?? null
  return (
    <div className={styles.view}>
      <StatisticsToolbar
        summary={statistics === null ? '' : summaryOf(statistics, from, today)}
        parts={parts}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section className={styles.body} aria-label="Statistics" tabIndex={0}>
        {failure !== null && statistics !== null && (
          <Banner tone="warning" actions={<Button onPress={retry}>Try again</Button>}>
            {failure.message}
          </Banner>
        )}
        {statistics === null ? (
          failure !== null && (
            <EmptyState
              icon={<LockKeyhole {...icon} />}
              title="The statistics can’t be read"
              action={<Button onPress={retry}>Try again</Button>}
            >
              {failure.message}
            </EmptyState>
          )
        ) : statistics.total === 0 && statistics.expiringSoon.sessions === 0 ? (
          <Nothing />
        ) : (
          <StatisticsCharts statistics={statistics} from={from} today={today} onOpen={onOpen} />
        )}
      </section>
    </div>
  )
}

/** Where nothing was issued, or nothing in the period and the profile that are chosen. */
function Nothing() {
  const { period, profileId } = useStatisticsView()
  if (period === 'all' && profileId === null)
    return (
      <EmptyState
        icon={<ChartColumn {...icon} />}
        title="Nothing to count yet"
        action={
          <Button variant="primary" onPress={() => showScreen('issue')}>
            Issue the first token
          </Button>
        }
      >
        What is issued is counted here: by day, profile, room, role and state.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={<ChartColumn {...icon} />}
      title="Nothing was issued"
      action={
        <Button onPress={() => changeStatisticsView({ period: 'all', profileId: null })}>Show all</Button>
      }
    >
      No session of {profileId === null ? 'any profile' : 'this profile'} was issued
      {period !== 'all' && ' in this period'}.
    </EmptyState>
  )
}
