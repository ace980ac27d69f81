import { GitCompareArrows, X } from 'lucide-react'
import { Button } from '../components/Button.tsx'
import { useNarrow } from '../view/use-narrow.ts'
import { closeSecond, openSecond, useInspect, useLooked } from './inspect-store.ts'
import styles from './Pasted.module.css'
import { PastedNotes } from './PastedNotes.tsx'
import { PasteField } from './PasteField.tsx'
import { SignatureCard } from './SignatureCard.tsx'
import { TokenActions } from './TokenActions.tsx'

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const

const compare = (
  <Button variant="quiet" size="small" icon={<GitCompareArrows {...icon} />} onPress={openSecond}>
    Compare with another
  </Button>
)

const stopComparing = (
  <Button variant="quiet" size="small" icon={<X {...icon} />} onPress={closeSecond}>
    Stop comparing
  </Button>
)

/** What was pasted, what there is to say of its form, and what can be done with it. */
export function Pasted() {
  const first = useLooked('first')
  const second = useLooked('second')
  const isComparing = useInspect((state) => state.second !== null)
  const isNarrow = useNarrow()
  const reading = first?.reading ?? null
  return (
    <section className={styles.pasted} aria-label="What was pasted">
      <PasteField
        which="first"
        label={isComparing ? 'First token' : 'Token'}
        help="A token, or anything that holds one. Nothing of it is sent anywhere or written to the disk."
        autoFocus
        beside={isComparing ? stopComparing : reading === null || reading.kind === 'none' ? null : compare}
      />
      {reading !== null && <PastedNotes reading={reading} />}
      {first !== null && reading !== null && reading.kind !== 'none' && !isComparing && (
        <div className={styles.actions}>
          <TokenActions looked={first} reading={reading} />
        </div>
      )}
      {isComparing && (
        <PasteField which="second" label="Second token" help="To compare with the first." autoFocus />
      )}
      {second !== null && second.reading !== null && <PastedNotes reading={second.reading} />}
      {first !== null && reading !== null && reading.kind === 'token' && !isComparing && !isNarrow && (
        <div className={styles.signature}>
          <SignatureCard which="first" reading={reading} detection={first.detection} />
        </div>
      )}
    </section>
  )
}
