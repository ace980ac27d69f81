/**
 * TokenText: a token with its three parts told apart by colour and by the dots between them; one without parts is
 * plain text. One line, cut in the middle; Enter, Space or a click shows the whole.
 *
 *   <TokenText token={session.token} />
 */
import { Fragment, useState } from 'react'
import { classNames } from '../view/class-names.ts'
import styles from './TokenText.module.css'

const partNames = ['header', 'payload', 'signature'] as const

export function TokenText({ token }: { readonly token: string }) {
  const [isWhole, setWhole] = useState(false)
  const parts = token.split('.')
  const isOpaque = parts.length === 1
  return (
    <button
      type="button"
      className={classNames('mono', styles.token, isWhole && styles.whole)}
      aria-expanded={isWhole}
      aria-label={`Token: ${token}`}
      title={isWhole ? 'Show less' : 'Show the whole token'}
      onClick={() => setWhole(!isWhole)}
    >
      {parts.map((part, index) => {
        const name = partNames[index] ?? 'signature'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one token have no other identity
          <Fragment key={index}>
            {index > 0 && <span className={styles.dot}>.</span>}
            <span
              className={isOpaque ? styles.opaque : classNames(styles.part, styles[name])}
              title={isOpaque ? undefined : name}
            >
              {part}
            </span>
          </Fragment>
        )
      })}
    </button>
  )
}
