import { CircleAlert, CircleCheck, CircleHelp, KeyRound, Search, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyEncoding } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import { SecretField, type SecretFieldHandle } from '../components/SecretField.tsx'
import { Select } from '../components/Select.tsx'
import { encodings } from '../profiles/key-words.ts'
import { classNames } from '../view/class-names.ts'
import type { Detection } from './detection.ts'
import { detectionWords, unreadWords } from './detection-words.ts'
import { findKey, type Which } from './inspect-store.ts'
import type { Reading } from './read-token.ts'
import styles from './SignatureCard.module.css'
import { signatureFacts } from './signature-facts.ts'

interface SignatureCardProps {
  readonly which: Which
  readonly reading: Reading
  readonly detection: Detection
}

/** What there is of a signature, and the search for the key that made it. */
export function SignatureCard({ which, reading, detection }: SignatureCardProps) {
  const facts = signatureFacts(reading.inspected)
  const [isTyping, setTyping] = useState(false)
  const isAsking = detection.state === 'asking'
  return (
    <section className={styles.card} aria-label="Signature">
      <h2 className={styles.title}>Signature</h2>
      <dl className={styles.facts}>
        <dt>Algorithm</dt>
        <dd className="mono">{facts.algorithm ?? 'none named'}</dd>
        <dt>Bytes</dt>
        <dd>{facts.bytes}</dd>
      </dl>
      {facts.canBeTried ? (
        <>
          <Result detection={detection} />
          <div className={styles.buttons}>
            <Button
              icon={<Search size={16} strokeWidth={1.75} aria-hidden="true" />}
              isPending={isAsking && !detection.isTyped}
              onPress={() => !isAsking && void findKey(which, null)}
            >
              Find the key
            </Button>
            <Button
              icon={<KeyRound size={16} strokeWidth={1.75} aria-hidden="true" />}
              expanded={isTyping}
              onPress={() => setTyping(!isTyping)}
            >
              Try a key
            </Button>
          </div>
          <p className={styles.note}>
            “Find the key” tries every signing key of every profile, and the usual mistakes with keys. The
            keychain may ask for each one.
          </p>
          {isTyping && (
            <TypedKey which={which} isAsking={isAsking} isPending={isAsking && detection.isTyped} />
          )}
        </>
      ) : (
        <p className={styles.note}>Nothing is there that a key could be tried on.</p>
      )}
    </section>
  )
}

interface TypedKeyProps {
  readonly which: Which
  readonly isAsking: boolean
  readonly isPending: boolean
}

/** A key typed by hand: it goes into the one request, and the field is blank before that is awaited. */
function TypedKey({ which, isAsking, isPending }: TypedKeyProps) {
  const field = useRef<SecretFieldHandle>(null)
  const [encoding, setEncoding] = useState<KeyEncoding>('text')
  const [isMissing, setMissing] = useState(false)
  const whole = useRef<HTMLDivElement>(null)
  // The field has the focus and with it comes into sight; its button does only so.
  useEffect(() => {
    // Nothing is given back: newer Chromium answers with a promise, which is no way to clean up.
    whole.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  function attempt() {
    if (isAsking) return
    const secret = field.current?.take() ?? ''
    setMissing(secret === '')
    if (secret === '') field.current?.focus()
    else void findKey(which, { secret, encoding })
  }

  return (
    <div ref={whole} className={styles.typing}>
      <SecretField
        ref={field}
        label="Key"
        help="Tried once and forgotten; the field is blank again as soon as it is sent."
        error={isMissing ? 'Type the key first.' : undefined}
        autoFocus
        onEnter={attempt}
        onEdit={() => setMissing(false)}
      />
      <div className={styles.pair}>
        <Select label="Encoding" value={encoding} onChange={setEncoding} options={encodings} />
        <Button variant="primary" isPending={isPending} onPress={attempt}>
          Try this key
        </Button>
      </div>
    </div>
  )
}

const icons = { ok: CircleCheck, warning: TriangleAlert, error: CircleAlert, neutral: CircleHelp }

function Result({ detection }: { readonly detection: Detection }) {
  const { tone, text } = detectionWords(detection)
  const Icon = icons[tone]
  const unread = unreadWords(detection)
  return (
    <div className={classNames(styles.result, styles[tone])} role="status">
      <Icon className={styles.icon} size={16} strokeWidth={1.75} aria-hidden="true" />
      <div className={styles.words}>
        {text}
        {unread !== null && <p className={styles.unread}>{unread}</p>}
      </div>
    </div>
  )
}
