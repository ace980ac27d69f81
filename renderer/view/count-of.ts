const numbers = new Intl.NumberFormat('en')

/** A number with its noun, such as `1 session` or `12,408 sessions`. */
export function countOf(count: number, noun: string): string {
  return `${numbers.format(count)} ${noun}${count === 1 ? '' : 's'}`
}
