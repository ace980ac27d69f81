import { useId } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { Banner } from '../components/Banner.tsx'
import { batchListStore } from '../stores/batch-list.ts'
import { BatchLine } from './BatchLine.tsx'
import styles from './BatchList.module.css'
import { batchesId } from './focus-soon.ts'

/** Every batch that was begun: those that are not over first. Nothing where there is none. */
export function BatchList() {
  const ids = useStore(
    batchListStore,
    useShallow(({ batches }) => batches?.map(({ id }) => id) ?? null),
  )
  const failure = useStore(batchListStore, (state) => state.failure)
  const titleId = useId()
  if (failure === null && (ids === null || ids.length === 0)) return null
  return (
    <section className={styles.batches} id={batchesId} tabIndex={-1} aria-labelledby={titleId}>
      <h2 className={styles.title} id={titleId}>
        Batches
      </h2>
      {failure !== null && (
        <div className={styles.failure}>
          <Banner tone="warning">{failure.message}</Banner>
        </div>
      )}
      {ids !== null && (
        <ul className={styles.list}>
          {ids.map((id) => (
            <BatchLine key={id} id={id} />
          ))}
        </ul>
      )}
    </section>
  )
}
