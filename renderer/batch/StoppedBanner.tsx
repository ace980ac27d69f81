import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { actOnBatch, batchListStore, useAsked } from '../stores/batch-list.ts'
import { countOf } from '../view/count-of.ts'
import styles from './StoppedBanner.module.css'

/** Says that batches broke off, and how to go on. Nothing where none did. */
export function StoppedBanner() {
  const stopped = useStore(
    batchListStore,
    useShallow(({ batches }) => batches?.filter(({ state }) => state === 'stopped') ?? []),
  )
  const [first, ...others] = stopped
  const asked = useAsked(first?.id ?? '')
  if (first === undefined) return null
  const { id, inputName } = first
  return (
    <div className={styles.banner}>
      <Banner
        tone="warning"
        actions={
          others.length === 0 && (
            <Button size="small" isPending={asked === 'resume'} onPress={() => void actOnBatch(id, 'resume')}>
              Resume
            </Button>
          )
        }
      >
        {others.length === 0 ? (
          <>
            <bdi>{inputName}</bdi> broke off after {countOf(first.issued, 'token')}. Nothing is lost: it goes
            on where it was, and no guest gets two.
          </>
        ) : (
          `${stopped.length} batches broke off. Nothing is lost: each goes on where it was; see the list below.`
        )}
      </Banner>
    </div>
  )
}
