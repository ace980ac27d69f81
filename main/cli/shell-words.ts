/** A command as it is typed into a shell again: words with anything but letters and plain signs stand in quotes. */
export function shellCommand(words: readonly string[]): string {
  return words.map(quoted).join(' ')
}

/** Single quotes keep everything but themselves in POSIX shells (2.2.2 Single-Quotes) and in PowerShell. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
