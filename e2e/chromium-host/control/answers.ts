import { type DialogKind, onOrder, report } from './channel.ts'

export type Answer = string | number | null | readonly string[]

interface Waiting<T> {
  readonly id: number
  /** Throws a sentence where the answer does not fit. */
  readonly read: (answer: Answer) => T
  readonly done: (result: T) => void
}

const answers: Answer[] = []
const waiting: Waiting<object>[] = []
let lastId = 0

onOrder('answer', ({ answer }) => {
  answers.push(answer)
  match()
})

/**
 * Reports a dialog to the controlling process and waits for its answer. Answers are given to dialogs in the order of
 * both; one that does not fit is refused, and the dialog goes on waiting.
 */
export function askController<T extends object>(
  kind: DialogKind,
  options: object,
  read: (answer: Answer) => T,
): Promise<T> {
  lastId += 1
  const id = lastId
  const result = new Promise<T>((done) => {
    waiting.push({ id, read, done: done as (result: object) => void })
  })
  report({ type: 'dialog', id, kind, options: plain(options) })
  match()
  return result
}

/** Reports a dialog that is only shown. */
export function reportDialog(kind: DialogKind, options: object): void {
  lastId += 1
  report({ type: 'dialog', id: lastId, kind, options })
}

function match(): void {
  const [dialog] = waiting
  const answer = answers.shift()
  if (dialog === undefined || answer === undefined) {
    if (answer !== undefined) answers.unshift(answer)
    return
  }
  try {
    const result = dialog.read(answer)
    waiting.shift()
    report({ type: 'answered', id: dialog.id, result })
    dialog.done(result)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    console.error(`Chromium host: ${reason}`)
    report({ type: 'refused-answer', id: dialog.id, answer, reason })
  }
  match()
}

/** What can go over the channel: pictures and signals can't. */
function plain(options: object): object {
  return JSON.parse(JSON.stringify(options))
}
