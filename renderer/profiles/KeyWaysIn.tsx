import { ClipboardPaste, FileKey, Keyboard } from 'lucide-react'
import { type RefObject, useState } from 'react'
import type { Request } from '../../shared/contract.ts'
import { Button } from '../components/Button.tsx'
import { SecretField, type SecretFieldHandle } from '../components/SecretField.tsx'
import styles from './KeyWaysIn.module.css'

export type WayIn = Request<'keys.add'>['source']['from']

interface KeyWaysInProps {
  readonly field: RefObject<SecretFieldHandle | null>
  readonly fieldLabel: string
  /** What is taken in, such as `key`. */
  readonly noun: string
  /** The way that is being taken now. */
  readonly underWay: WayIn | null
  /** What was wrong with the key that was typed last. */
  readonly typedError: string | undefined
  readonly onTake: (way: WayIn) => void
}

/** The three ways for a key to come in, the safest first. */
export function KeyWaysIn({ field, fieldLabel, noun, underWay, typedError, onTake }: KeyWaysInProps) {
  const [isTyping, setTyping] = useState(false)
  return (
    <fieldset className={styles.ways}>
      <legend className={styles.legend}>Where is the {noun} now?</legend>
      <div className={styles.buttons}>
        <Button
          variant={isTyping ? 'plain' : 'primary'}
          icon={<ClipboardPaste size={16} strokeWidth={1.75} aria-hidden="true" />}
          isPending={underWay === 'clipboard'}
          onPress={() => onTake('clipboard')}
        >
          From clipboard
        </Button>
        <Button
          icon={<FileKey size={16} strokeWidth={1.75} aria-hidden="true" />}
          isPending={underWay === 'file'}
          onPress={() => onTake('file')}
        >
          From file…
        </Button>
        <Button
          icon={<Keyboard size={16} strokeWidth={1.75} aria-hidden="true" />}
          expanded={isTyping}
          onPress={() => setTyping(!isTyping)}
        >
          Type it
        </Button>
      </div>
      {isTyping ? (
        <div className={styles.typing}>
          <SecretField
            ref={field}
            label={fieldLabel}
            help="Taken as typed, without line ends; the field is blank again as soon as it is sent."
            error={typedError}
            autoFocus
            onEnter={() => onTake('typed')}
          />
          <Button variant="primary" isPending={underWay === 'typed'} onPress={() => onTake('typed')}>
            Store the {noun}
          </Button>
        </div>
      ) : (
        <p className={styles.note}>
          From the clipboard or a file the {noun} is read outside this window. The clipboard can be cleared
          after it; a file loses one final line end.
        </p>
      )}
    </fieldset>
  )
}
