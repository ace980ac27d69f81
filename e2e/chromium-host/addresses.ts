/**
 * Chromium knows no scheme of the application's own, so `app://name/...` is shown as `https://app.localhost/...`: a
 * secure origin (W3C Secure Contexts, 3.1) whose requests never reach the network, because the host answers them.
 */
export interface Addresses {
  /** What Chromium is given for an address of the application. */
  toChromium(url: string): string
  /** What the application is told for an address in Chromium. */
  toApp(url: string): string
  /** The scheme whose handler answers this address in Chromium, or null. */
  schemeOf(url: string): string | null
}

/** `schemes` is read at every call: they are registered while the application starts. */
export function createAddresses(schemes: ReadonlySet<string>): Addresses {
  /** Scheme to the host that was loaded first; it alone has the short name. */
  const firstHosts = new Map<string, string>()

  function toChromium(url: string): string {
    const parsed = URL.parse(url)
    const scheme = parsed?.protocol.slice(0, -1)
    if (parsed === null || scheme === undefined || !schemes.has(scheme)) return url
    const first = firstHosts.get(scheme) ?? parsed.host
    firstHosts.set(scheme, first)
    const prefix = parsed.host === first ? '' : `${parsed.host}.`
    return `https://${prefix}${scheme}.localhost${parsed.pathname || '/'}${parsed.search}${parsed.hash}`
  }

  function parts(url: string): { scheme: string; host: string; parsed: URL } | null {
    const parsed = URL.parse(url)
    const match = /^(?:(.+)\.)?([a-z][a-z0-9+.-]*)\.localhost$/.exec(parsed?.host ?? '')
    const scheme = match?.[2]
    if (parsed?.protocol !== 'https:' || scheme === undefined || !schemes.has(scheme)) return null
    return { scheme, host: match?.[1] ?? firstHosts.get(scheme) ?? '', parsed }
  }

  function toApp(url: string): string {
    const found = parts(url)
    if (found === null) return url
    const { scheme, host, parsed } = found
    const account = parsed.username === '' ? '' : `${parsed.username}@`
    return `${scheme}://${account}${host}${parsed.pathname}${parsed.search}${parsed.hash}`
  }

  return { toChromium, toApp, schemeOf: (url) => parts(url)?.scheme ?? null }
}
