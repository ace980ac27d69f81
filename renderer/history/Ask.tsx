import { RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Button } from '../components/Button.tsx'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { type Asked, cancelAsking, useAsking } from '../stores/platform-store.ts'
import { askingText } from '../view/ask-words.ts'
import { localText, timeTitle } from '../view/time-words.ts'
import styles from './Ask.module.css'
import type { Question } from './question.ts'

export interface AskProps<A> {
  readonly label: string
  readonly icon: ReactNode
  readonly question: Question<A>
  readonly profileId: string
  readonly asked: Asked
  /** What the answer comes to, in a sentence. */
  readonly words: (answer: A) => string
  /** All of the answer, below the sentence. */
  readonly children?: (answer: A) => ReactNode
}

/** A question to the platform that is asked only where somebody presses for it, and its last answer with its time. */
export function Ask<A extends { readonly askedAt: number }>(props: AskProps<A>) {
  const { label, icon, question, profileId, asked, words, children } = props
  const { isAsking, answer, failure } = useStore(question.store)
  return (
    <section className={styles.ask} aria-label={label}>
      <div className={styles.head}>
        {answer === null ? (
          <Button size="small" icon={icon} isPending={isAsking} onPress={() => void question.ask()}>
            {label}
          </Button>
        ) : (
          <>
            <h3 className={styles.title}>{label}</h3>
            <Button
              size="small"
              variant="quiet"
              label={`Ask again: ${label}`}
              icon={<RefreshCw size={14} strokeWidth={1.75} aria-hidden="true" />}
              isPending={isAsking}
              onPress={() => void question.ask()}
            >
              Ask again
            </Button>
          </>
        )}
      </div>
      {isAsking && <Waiting profileId={profileId} asked={asked} />}
      {/* Always there, so that a screen reader hears what comes. */}
      <div role="status">
        {failure !== null && <p className={styles.failure}>{failure.message}</p>}
        {answer !== null && (
          <p className={styles.words}>
            {words(answer)} <AskedAt at={answer.askedAt} />
          </p>
        )}
      </div>
      {answer !== null && children?.(answer)}
    </section>
  )
}

function AskedAt({ at }: { readonly at: number }): ReactNode {
  const timeZone = localTimeZone()
  return (
    <span className={styles.asked} title={timeTitle(at, timeZone)}>
      Asked at {localText(at, timeZone, useNow())}
    </span>
  )
}

interface WaitingProps {
  readonly profileId: string
  readonly asked: Asked
}

/** How far a question has come, with the way to call it off. */
export function Waiting({ profileId, asked }: WaitingProps) {
  const asking = useAsking(profileId, asked)
  const now = useNow()
  return (
    <p className={styles.waiting}>
      <span className={styles.words}>{askingText(asking?.progress ?? null, now)}</span>
      <Button size="small" variant="quiet" onPress={() => cancelAsking(profileId)}>
        Cancel
      </Button>
    </p>
  )
}
