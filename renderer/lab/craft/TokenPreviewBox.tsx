import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import token from '../../components/TokenText.module.css'
import { classNames } from '../../view/class-names.ts'
import { countOf } from '../../view/count-of.ts'
import type { TokenPreview } from './craft-preview.ts'
import styles from './TokenPreviewBox.module.css'

/** Characters of a segment that are drawn: while it is closed, so that all three are in sight, and when it is open. */
const closed = { header: 40, payload: 54, signature: 43 }
const open = { header: 20_000, payload: 20_000, signature: 100 }

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** The token as it will be: what is signed is exact, and dots stand for the signature. */
export function TokenPreviewBox({ preview }: { readonly preview: TokenPreview }) {
  const [isOpen, setOpen] = useState(false)
  const { before, header, payload, after, signatureLength } = preview
  const most = isOpen ? open : closed
  return (
    <div className={styles.box}>
      <section
        className={classNames('mono', styles.text)}
        aria-label="The token before it is signed"
        data-open={isOpen || undefined}
        tabIndex={isOpen ? 0 : undefined}
      >
        {before !== '' && <span className={styles.around}>{before}</span>}
        <span className={token.header}>{cut(header, most.header)}</span>
        <span className={token.dot}>.</span>
        <span className={token.payload}>{cut(payload, most.payload)}</span>
        {signatureLength !== null && (
          <>
            <span className={token.dot}>.</span>
            <span className={token.signature}>{'•'.repeat(Math.min(signatureLength, most.signature))}</span>
          </>
        )}
        {after !== '' && <span className={styles.around}>{after}</span>}
      </section>
      <p className={styles.lengths}>
        <span>Token {countOf(preview.length, 'character')}</span>
        <span>{linkWords(preview)}</span>
        <span className={styles.toggle}>
          <Button variant="link" expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? 'Show less' : 'Show all'}
          </Button>
        </span>
      </p>
    </div>
  )
}

function linkWords({ linkLength, isLinkExact }: TokenPreview): string {
  if (linkLength === null) return 'No link: the profile has no domain, or no address has such a room'
  return `Link ${isLinkExact ? '' : 'about '}${countOf(linkLength, 'character')}`
}
