import { useRef, useState } from 'react'
import type { Finding } from '../../shared/schemas.ts'
import { Button } from './Button.tsx'
import styles from './FindingSnippet.module.css'
import { commandKey } from './Kbd.tsx'

/** Code that a finding offers, to be copied by hand: the page itself has no access to the clipboard. */
export function FindingSnippet({ snippet }: { readonly snippet: NonNullable<Finding['snippet']> }) {
  const [isOpen, setOpen] = useState(false)
  const code = useRef<HTMLPreElement>(null)
  const select = () => {
    if (code.current === null) return
    code.current.focus()
    window.getSelection()?.selectAllChildren(code.current)
  }
  return (
    <>
      {' '}
      <Button variant="link" expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {snippet.label}
      </Button>
      {isOpen && (
        <figure className={styles.snippet} aria-label={snippet.label}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard */}
          <pre ref={code} className={styles.code} tabIndex={0}>
            {snippet.text}
          </pre>
          <figcaption className={styles.foot}>
            <Button size="small" onPress={select}>
              Select all
            </Button>
            then {commandKey} C copies it.
          </figcaption>
        </figure>
      )}
    </>
  )
}
