import type { Statistics } from '../../shared/schemas.ts'
import { BarList } from './BarList.tsx'
import { bucketWords, shareWords, wholeNumber } from './bucket-words.ts'
import { bucketsOf, rangeOf, type Unit, unitFor } from './buckets.ts'
import { ChartCard } from './ChartCard.tsx'
import { ExpiringSoon } from './ExpiringSoon.tsx'
import styles from './StatisticsCharts.module.css'
import { profileShares, roleShares, roomShares, type Share, stateShares } from './shares.ts'
import { useStatisticsView } from './statistics-view.ts'
import { TimeChart } from './TimeChart.tsx'

interface StatisticsChartsProps {
  readonly statistics: Statistics
  /** The first day of the period, counted from 1970; null for all. */
  readonly from: number | null
  readonly today: number
  readonly onOpen: (id: string) => void
}

const perUnit: Record<Unit, string> = {
  day: 'by day',
  week: 'by week, from Monday',
  month: 'by month',
  year: 'by year',
}
const unitName: Record<Unit, string> = { day: 'Day', week: 'Week', month: 'Month', year: 'Year' }

export function StatisticsCharts({ statistics, from, today, onOpen }: StatisticsChartsProps) {
  const { isAsTable } = useStatisticsView()
  const { total } = statistics
  const range = rangeOf(statistics.days, from, today)
  const unit = range === null ? 'day' : unitFor(range)
  const buckets = range === null ? [] : bucketsOf(statistics.days, range, unit)
  return (
    <div className={styles.charts}>
      <ChartCard
        title="Issued"
        note={perUnit[unit]}
        columns={[unitName[unit], 'Sessions']}
        rows={buckets.map((bucket) => ({
          key: String(bucket.first),
          name: bucketWords(bucket, unit),
          cells: [wholeNumber(bucket.sessions)],
        }))}
        isAsTable={isAsTable}
        isWide
      >
        <TimeChart label="Sessions issued" buckets={buckets} unit={unit} />
      </ChartCard>
      <div className={styles.column}>
        <Shares title="Rooms" column="Room" shares={roomShares(statistics)} total={total} />
        <Shares title="Roles" column="Role" shares={roleShares(statistics)} total={total} />
      </div>
      <div className={styles.column}>
        <ExpiringSoon expiring={statistics.expiringSoon} onOpen={onOpen} />
        <Shares title="States" column="State" shares={stateShares(statistics)} total={total} />
        <Shares title="Profiles" column="Profile" shares={profileShares(statistics)} total={total} />
      </div>
    </div>
  )
}

interface SharesProps {
  readonly title: string
  readonly column: string
  readonly shares: readonly Share[]
  readonly total: number
}

function Shares({ title, column, shares, total }: SharesProps) {
  const { isAsTable } = useStatisticsView()
  if (shares.length === 0) return null
  return (
    <ChartCard
      title={title}
      columns={[column, 'Sessions', 'Part of all']}
      rows={shares.map(({ key, name, sessions }) => ({
        key,
        name: <bdi>{name}</bdi>,
        cells: [wholeNumber(sessions), shareWords(sessions, total)],
      }))}
      isAsTable={isAsTable}
    >
      <BarList label={`Sessions by ${column.toLowerCase()}`} shares={shares} total={total} />
    </ChartCard>
  )
}
