/** Whether a host, as `URL.hostname` writes it, can be nobody but this computer: RFC 1122, 3.2.1.3; RFC 6761, 6.3. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
