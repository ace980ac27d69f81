/** The application's own scheme and host; nothing else is ever shown in a window. */
export const appScheme = 'app'
const appHost = 'roompass'
export const appOrigin = `${appScheme}://${appHost}`

/**
 * Whether an address lies on the application's own origin. Scheme and host are compared after parsing, because
 * `URL.origin` is `null` for a scheme that the URL standard doesn't know (WHATWG URL, "origin").
 */
export function isAppAddress(address: string): boolean {
  const url = URL.parse(address)
  return (
    url !== null &&
    url.protocol === `${appScheme}:` &&
    url.host === appHost &&
    url.username === '' &&
    url.password === ''
  )
}
