import { memo, useMemo } from 'react'
import { membersOf } from '../../../shared/jws/json-members.ts'
import type { Craft } from '../../../shared/lab/schemas.ts'
import { CodeEditor } from '../../components/CodeEditor.tsx'
import styles from './CraftTexts.module.css'
import { setHeader, setPayload } from './craft-store.ts'
import { textNote } from './text-note.ts'

/** Header and payload as they are typed. Nothing is corrected, and a fault stops nothing. */
export function CraftTexts({ craft }: { readonly craft: Craft }) {
  return (
    <div className={styles.texts}>
      <Text label="Header" text={craft.header} onChange={setHeader} size="low" />
      <Text label="Payload" text={craft.payload} onChange={setPayload} size="high" />
    </div>
  )
}

interface TextProps {
  readonly label: string
  readonly text: string
  readonly onChange: (text: string) => void
  readonly size: 'low' | 'high'
}

const Text = memo(function Text({ label, text, onChange, size }: TextProps) {
  const { fault, note } = useMemo(() => ({ fault: membersOf(text).fault, note: textNote(text) }), [text])
  return <CodeEditor label={label} value={text} onChange={onChange} fault={fault} note={note} size={size} />
})
