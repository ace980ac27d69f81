/**
 * CodeEditor: a text of many lines, such as JSON, that is shown as it is and never corrected. What is wrong with it is
 * said under it and stops nothing. Changes from outside go in where they are, so cursor and undo stay.
 *
 *   <CodeEditor label="Payload" value={text} onChange={setText} fault={membersOf(text).fault} />
 */
import { Annotation, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { lineAndColumn } from '../view/line-and-column.ts'
import styles from './CodeEditor.module.css'
import { changeBetween } from './code-editor-change.ts'
import { showFault } from './code-editor-fault.ts'
import { editorExtensions, fitToText } from './code-editor-setup.ts'

export interface CodeEditorProps {
  /** Shown over it, and its accessible name. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly language?: 'json' | 'plain'
  /** Where and why the text breaks; `at` in UTF-16 units. */
  readonly fault?: { readonly at: number; readonly reason: string } | null
  /** Under the text where nothing is broken. */
  readonly note?: ReactNode
  /** At the right of the label. */
  readonly aside?: ReactNode
  /** `low` for a line or two, `high` for a document. */
  readonly size?: 'low' | 'high'
}

/** Marks a change that the page made, which is not told to it again. */
const fromOutside = Annotation.define<boolean>()

export function CodeEditor(props: CodeEditorProps) {
  const { label, value, language = 'json', fault = null, note, aside, size = 'high' } = props
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const behind = useRef<HTMLParagraphElement>(null)
  const view = useRef<EditorView | null>(null)
  /** The text as the editor has it, so that a long one is not put together to be compared. */
  const shown = useRef(value)
  const onChange = useRef(props.onChange)
  useEffect(() => {
    onChange.current = props.onChange
  })

  useEffect(() => {
    const parent = box.current
    if (parent === null) return
    // The line behind it, so that Tab goes on from there and not back in.
    const leave = () => behind.current?.focus()
    const attributes = {
      id: `${id}-text`,
      'aria-labelledby': `${id}-label`,
      'aria-describedby': `${id}-note`,
    }
    const made = new EditorView({
      parent,
      state: EditorState.create({
        doc: shown.current,
        extensions: [
          editorExtensions({ language, attributes, onLeave: leave }),
          EditorView.updateListener.of(({ docChanged, state, transactions }) => {
            if (!docChanged || transactions.some((one) => one.annotation(fromOutside) === true)) return
            shown.current = state.doc.toString()
            onChange.current(shown.current)
          }),
        ],
      }),
    })
    fitToText(made)
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [id, language])

  useEffect(() => {
    const changes = changeBetween(shown.current, value)
    if (changes === null) return
    shown.current = value
    view.current?.dispatch({ changes, annotations: fromOutside.of(true) })
  }, [value])

  const at = fault?.at ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark belongs to the text that it was found in
  useEffect(() => {
    view.current?.dispatch({ effects: showFault.of(at) })
  }, [at, value])

  function goTo(place: number) {
    const editor = view.current
    if (editor === null) return
    editor.dispatch({ selection: { anchor: Math.min(place, editor.state.doc.length) }, scrollIntoView: true })
    editor.focus()
  }

  return (
    <div className={styles.editor}>
      <div className={styles.head}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: a press on a label goes to its field, and the keyboard has Tab */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the editor is no input that a label could have */}
        <span id={`${id}-label`} className={styles.label} onClick={() => view.current?.focus()}>
          {label}
        </span>
        <span className={styles.aside}>{aside}</span>
      </div>
      <div ref={box} className={styles.box} data-size={size} data-fault={fault !== null || undefined} />
      <p ref={behind} id={`${id}-note`} className={styles.note} tabIndex={-1}>
        {fault === null ? note : <FaultLine text={value} fault={fault} onGo={() => goTo(fault.at)} />}
      </p>
    </div>
  )
}

interface FaultLineProps {
  readonly text: string
  readonly fault: { readonly at: number; readonly reason: string }
  readonly onGo: () => void
}

function FaultLine({ text, fault, onGo }: FaultLineProps) {
  const { line, column } = lineAndColumn(text, fault.at)
  return (
    <>
      <button type="button" className={styles.place} title="Go there" onClick={onGo}>
        Line {line}, column {column}
      </button>
      : {fault.reason}.
    </>
  )
}
