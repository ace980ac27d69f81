import { type EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'

/** Says where the text breaks, in UTF-16 units; null where it does not. */
export const showFault = StateEffect.define<number | null>()

const mark = Decoration.mark({ class: 'cm-fault' })

/** The wavy line under the place where the text breaks. */
export const faultMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { changes, effects, state }) {
    const effect = effects.findLast((one) => one.is(showFault))
    return effect === undefined ? marks.map(changes) : marksAt(state, effect.value)
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** At the end of the text and of a line, under the character before it. */
function marksAt({ doc }: EditorState, at: number | null): DecorationSet {
  if (at === null || at > doc.length) return Decoration.none
  const line = doc.lineAt(at)
  const from = at === line.to ? Math.max(line.from, at - 1) : at
  return from === line.to ? Decoration.none : Decoration.set(mark.range(from, from + 1))
}
