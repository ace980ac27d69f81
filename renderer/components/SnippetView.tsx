/**
 * SnippetView: code for a program of one's own that uses a session, in the languages that its platform has. Main puts it
 * on the clipboard. Nothing where the platform has no code.
 *
 *   <SnippetView session={session} before={<StaleNote session={session} />} />
 */
import { Copy } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { platforms } from '../../shared/platforms/index.ts'
import type { Snippet } from '../../shared/platforms/platform.ts'
import type { Session } from '../../shared/schemas.ts'
import { copyFromSession } from '../issue/session-actions.ts'
import { useProfile } from '../stores/profiles-store.ts'
import { Button } from './Button.tsx'
import { Disclosure } from './Disclosure.tsx'
import { Select } from './Select.tsx'
import styles from './SnippetView.module.css'

interface SnippetViewProps {
  readonly session: Session
  /** What has to be said before the code, where nothing near says it. */
  readonly before?: ReactNode
}

export function SnippetView({ session, before }: SnippetViewProps) {
  const [isOpen, setOpen] = useState(false)
  const snippets: readonly Snippet[] = platforms[session.platform].snippets
  if (snippets.length === 0) return null
  return (
    <Disclosure title="Use it in code" isOpen={isOpen} onToggle={setOpen}>
      {isOpen && <Snippets session={session} snippets={snippets} before={before} />}
    </Disclosure>
  )
}

interface SnippetsProps extends SnippetViewProps {
  readonly snippets: readonly Snippet[]
}

function Snippets({ session, snippets, before }: SnippetsProps) {
  const settings = useProfile(session.profileId)?.settings
  const [chosen, setChosen] = useState(snippets[0]?.id ?? '')
  const snippet = snippets.find(({ id }) => id === chosen) ?? snippets[0]
  const code = useMemo(
    () => snippet?.code({ session, settings: settings ?? {} }),
    [snippet, session, settings],
  )
  if (snippet === undefined) return null
  return (
    <div className={styles.view}>
      {before}
      <div className={styles.head}>
        <div className={styles.choice}>
          <Select
            label="Code for"
            options={snippets.map(({ id, label, language }) => ({ value: id, label, note: language }))}
            value={snippet.id}
            onChange={setChosen}
          />
        </div>
        <Button
          icon={<Copy size={14} strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => void copyFromSession(session.id, 'snippet', snippet.id)}
        >
          Copy code
        </Button>
      </div>
      {snippet.warning !== undefined && <p className={styles.warning}>{snippet.warning}</p>}
      {session.token === null && (
        <p className={styles.warning}>The token’s text is no longer kept: a placeholder stands for it.</p>
      )}
      <figure aria-label={`Code: ${snippet.label}`}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard */}
        <pre className={styles.code} tabIndex={0}>
          {code}
        </pre>
      </figure>
    </div>
  )
}
