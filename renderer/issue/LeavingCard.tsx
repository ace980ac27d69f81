import { ArrowRight, EyeOff } from 'lucide-react'
import type { Draft } from '../../shared/schemas.ts'
import styles from './InfoCard.module.css'
import { type LeavingLine, leavingLines } from './leaving-lines.ts'
import type { Preview } from './use-preview.ts'

interface LeavingCardProps {
  /** As typed. */
  readonly draft: Draft
  readonly preview: Preview
}

/** For an anonymous profile both sides: what is typed, and what leaves this computer. */
export function LeavingCard({ draft, preview }: LeavingCardProps) {
  const { platform, leaving, known, isAliasAwaited } = preview
  return (
    <section className={styles.card} aria-label="What leaves this computer">
      <h2 className={styles.title}>
        <EyeOff size={14} strokeWidth={1.75} aria-hidden="true" />
        What leaves this computer
        <span className={styles.about}>{aliasWords(known.alias, isAliasAwaited)}</span>
      </h2>
      <dl className={styles.pairs}>
        {leavingLines(platform, draft, leaving).map((line) => (
          <div className={styles.pair} key={line.name}>
            <dt>{line.label}</dt>
            <dd className={styles.change}>
              <Typed text={line.typed} />
              <ArrowRight size={14} strokeWidth={1.75} aria-label="leaves as" />
              <Leaves line={line} isAwaited={isAliasAwaited} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function aliasWords(alias: Preview['known']['alias'], isAwaited: boolean): string {
  if (isAwaited) return 'making up a name and an id'
  if (alias === null) return 'nobody is typed yet'
  return alias.isNew ? 'made up for someone new' : 'the same as before for this person'
}

function Typed({ text }: { readonly text: string }) {
  if (text === '') return <span className={styles.none}>none</span>
  return (
    <span className={styles.value} title={text}>
      <bdi>{text}</bdi>
    </span>
  )
}

function Leaves({ line, isAwaited }: { readonly line: LeavingLine; readonly isAwaited: boolean }) {
  const { leaves } = line
  if (leaves === null) return <span className={styles.none}>withheld</span>
  if (isAwaited) return <span className={styles.none}>not known yet</span>
  if (leaves === '') return <span className={styles.none}>none</span>
  return (
    <strong className={styles.value} title={leaves}>
      <bdi>{leaves}</bdi>
    </strong>
  )
}
