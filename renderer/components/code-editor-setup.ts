import { history, historyKeymap, insertNewline, redo, standardKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { shownCharacter, specialCharacters } from './code-editor-characters.ts'
import { faultMark } from './code-editor-fault.ts'

/** From this many lines on they have numbers; a header of one line needs none. */
const linesWithNumbers = 4

const theme = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'transparent', fontSize: 'var(--size-mono)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', fontVariantLigatures: 'none' },
  '.cm-content': { padding: '7px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 9px' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--faint)', border: '0' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '26px', padding: '0 2px 0 8px' },
  '.cm-specialChar': {
    margin: '0 1px',
    padding: '0 3px',
    borderRadius: '3px',
    backgroundColor: 'var(--warning-weak)',
    color: 'var(--warning)',
    fontSize: '10px',
    fontWeight: '600',
  },
  '.cm-fault': {
    textDecoration: 'underline wavy var(--error) 1px',
    textUnderlineOffset: '3px',
    textDecorationSkipInk: 'none',
  },
})

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--ok)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--warning)' },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: 'var(--muted)' },
])

/** The nonce under which this page takes styles, as React Aria finds it too. */
function nonceOfPage(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

const numbers = new Compartment()
const highlighting = new Compartment()

/** Units. A longer line is drawn in one colour: thousands of coloured pieces in one line make each letter wait. */
const longestColoured = 4_000

function hasLongLine({ doc }: EditorState): boolean {
  if (doc.length <= longestColoured) return false
  for (const line of doc.iterLines()) if (line.length > longestColoured) return true
  return false
}

const hasManyLines = ({ doc }: EditorState) => doc.lines >= linesWithNumbers

/** Line numbers and colours, as far as they help with the text that is there. */
const byText: Extension = [
  numbers.of([]),
  highlighting.of([]),
  EditorView.updateListener.of(({ view, docChanged }) => {
    if (docChanged) fitToText(view)
  }),
]

/** Shows line numbers where there are many lines, and colours where no line is too long for them. */
export function fitToText(view: EditorView): void {
  const { state } = view
  const effects = [
    ...fitted(state, numbers, hasManyLines(state) ? numbered : plain),
    ...fitted(state, highlighting, hasLongLine(state) ? plain : coloured),
  ]
  if (effects.length > 0) view.dispatch({ effects })
}

const plain: Extension = []
const numbered = lineNumbers()
const coloured = syntaxHighlighting(colours)

function fitted(state: EditorState, compartment: Compartment, wanted: Extension) {
  return compartment.get(state) === wanted ? [] : [compartment.reconfigure(wanted)]
}

export interface EditorSetup {
  readonly language: 'json' | 'plain'
  readonly attributes: Readonly<Record<string, string>>
  /** Escape; Tab needs nothing, since the editor leaves it alone. */
  readonly onLeave: () => void
}

/**
 * An editor that shows what is there and corrects nothing: no brackets are closed, no lines indented, and a carriage
 * return is a character like others. Tab and Escape leave it.
 */
export function editorExtensions({ language, attributes, onLeave }: EditorSetup): Extension {
  return [
    EditorState.lineSeparator.of('\n'),
    EditorView.cspNonce.of(nonceOfPage()),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ tabindex: '0', autocapitalize: 'off', translate: 'no', ...attributes }),
    history(),
    keymap.of([
      { key: 'Enter', run: insertNewline, shift: insertNewline },
      {
        key: 'Escape',
        run: () => {
          onLeave()
          return true
        },
      },
      ...historyKeymap,
      { key: 'Mod-Shift-z', run: redo, preventDefault: true },
      ...standardKeymap,
    ]),
    highlightSpecialChars({ specialChars: specialCharacters, render: shownCharacter }),
    faultMark,
    byText,
    theme,
    language === 'json' ? json() : [],
  ]
}
