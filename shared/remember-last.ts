/**
 * Gives a function that remembers its last answer: the rows of a batch, and the rules that look at one draft, ask for the same
 * again and again. For functions of plain values whose answers nobody changes.
 */
export function rememberLast<Asked extends readonly (string | number | null)[], Answer>(
  work: (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  let last: { readonly asked: Asked; readonly answer: Answer } | null = null
  return (...asked) => {
    if (last === null || asked.some((one, at) => !Object.is(one, last?.asked[at]))) {
      last = { asked, answer: work(...asked) }
    }
    return last.answer
  }
}
