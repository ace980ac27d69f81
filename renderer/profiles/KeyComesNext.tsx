import { KeyRound } from 'lucide-react'
import type { Platform } from '../../shared/platforms/platform.ts'
import { keyWords, lowerFirst } from './key-words.ts'
import styles from './SigningKeys.module.css'

/** Stands where the keys will be while the profile is not saved yet, so that nobody looks for a place to put one. */
export function KeyComesNext({ platform }: { readonly platform: Platform }) {
  return (
    <section className={styles.keys} aria-label={keyWords(platform.secret).title}>
      <h2 className={styles.title}>{platform.secret.signs ? 'Signing key' : platform.secret.label}</h2>
      <p className={styles.next}>
        <KeyRound size={16} strokeWidth={1.75} aria-hidden="true" />
        <span>
          The {lowerFirst(platform.secret.label)} comes next, once the profile is saved. Where to find it:{' '}
          {lowerFirst(platform.secret.whereFound)}
        </span>
      </p>
    </section>
  )
}
