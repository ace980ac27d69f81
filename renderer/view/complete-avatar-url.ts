/**
 * The address of a picture if it is complete enough to be asked for, else null: https with a host name. While a
 * person types, a path is wanted too: `https://exam` and `https://example.co` are hosts nobody meant.
 */
export function completeAvatarUrl(typed: string, isStillTyped: boolean): string | null {
  const text = typed.trim()
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol !== 'https:' || !text.toLowerCase().startsWith('https://')) return null
  if (isStillTyped && url.pathname === '/' && url.search === '') return null
  return typed
}
