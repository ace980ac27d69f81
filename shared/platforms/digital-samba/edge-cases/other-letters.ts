/** The text with small letters for capital ones and the other way round; with an `A` behind it where it has neither. */
export function inOtherLetters(text: string): string {
  const swapped = text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  )
  return swapped === text ? `${text}A` : swapped
}
