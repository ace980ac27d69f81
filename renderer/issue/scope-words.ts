import { wordsIn } from '../../shared/text/words.ts'

/** The scopes that are typed, each once, in their order. */
export function scopeWords(typed: string): readonly string[] {
  return [...new Set(wordsIn(typed))]
}

/** What is typed with exactly these of the suggestions; what else is typed stays. New ones come last. */
export function withChosen(typed: string, suggested: readonly string[], chosen: ReadonlySet<string>): string {
  const words = scopeWords(typed)
  const kept = words.filter((word) => chosen.has(word) || !suggested.includes(word))
  const added = suggested.filter((word) => chosen.has(word) && !words.includes(word))
  return [...kept, ...added].join(' ')
}
