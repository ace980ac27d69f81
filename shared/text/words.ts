/** The words of a text, as typed and in their order; those that stand there twice stay twice. */
export function wordsIn(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '')
}
