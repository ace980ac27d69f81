/** Takes out of a query what must not be shown: the text of a token, and the key should somebody have put it there. */
export function withoutSecrets(query: string, developerKey: string): string {
  const hidden = query.replace(/(^|&)(token=)[^&]+/gi, '$1$2(token)')
  const spellings = [developerKey, encodeURIComponent(developerKey)]
  return spellings.reduce((text, spelling) => text.replaceAll(spelling, '(key)'), hidden)
}
