import { Lock, SearchX } from 'lucide-react'
import { EmptyState } from '../components/EmptyState.tsx'
import { useNarrow } from '../view/use-narrow.ts'
import { ContentCard } from './ContentCard.tsx'
import { GuestCard } from './GuestCard.tsx'
import { type Looked, useInspect, type Which } from './inspect-store.ts'
import type { Reading } from './read-token.ts'
import { SignatureCard } from './SignatureCard.tsx'
import styles from './TokenView.module.css'
import { VerdictCard } from './VerdictCard.tsx'

interface TokenViewProps {
  readonly which: Which
  readonly looked: Looked
  readonly reading: Reading
}

/** Everything that one token says. */
export function TokenView({ which, looked, reading }: TokenViewProps) {
  const isComparing = useInspect((state) => state.second !== null)
  const isNarrow = useNarrow()
  if (reading.kind === 'none')
    return (
      <div className={styles.opaque}>
        <EmptyState icon={<SearchX size={20} strokeWidth={1.75} />} title="There is no token in this text">
          A token has three parts with full stops between, the first of which begins with “eyJ”. Copy all of
          it.
        </EmptyState>
      </div>
    )
  if (reading.kind === 'opaque')
    return (
      <div className={styles.opaque}>
        <EmptyState
          icon={<Lock size={20} strokeWidth={1.75} />}
          title="Only the platform can read this token"
        >
          It is opaque: one piece, without the full stops of a JSON Web Token, so that nothing in it can be
          read or judged here.
        </EmptyState>
      </div>
    )
  return (
    <>
      <VerdictCard reading={reading} detection={looked.detection} />
      {(isComparing || isNarrow) && (
        <div className={styles.card}>
          <SignatureCard which={which} reading={reading} detection={looked.detection} />
        </div>
      )}
      <div className={styles.card}>
        <GuestCard which={which} reading={reading} choice={looked.platform} pastedAt={looked.pastedAt} />
      </div>
      <div className={styles.card}>
        <ContentCard reading={reading} choice={looked.platform} />
      </div>
    </>
  )
}
