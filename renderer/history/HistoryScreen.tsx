import { lazy, Suspense } from 'react'
import { HistoryParts } from './HistoryParts.tsx'
import styles from './HistoryScreen.module.css'
import { openInList, useHistoryView } from './history-view.ts'
import { SessionsPart } from './SessionsPart.tsx'

const StatisticsView = lazy(async () => ({
  default: (await import('../statistics/StatisticsView.tsx')).StatisticsView,
}))

/** What was issued: session by session, or counted. */
export function HistoryScreen() {
  const { part } = useHistoryView()
  return (
    <div className={styles.screen}>
      {part === 'list' ? (
        <SessionsPart />
      ) : (
        <Suspense fallback={null}>
          <StatisticsView onOpen={openInList} parts={<HistoryParts />} />
        </Suspense>
      )}
    </div>
  )
}
