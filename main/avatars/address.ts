import ipaddr from 'ipaddr.js'

/**
 * Whether an address is one that anybody on the internet may be asked at. Everything else is refused: private,
 * loopback, link-local, carrier-grade NAT, multicast, reserved, documentation, and any of these wrapped in an IPv6 form
 * (mapped, NAT64, 6to4, Teredo). Source: the IANA special-purpose address registries, as `ipaddr.js` has them.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  return ipaddr.process(address).range() === 'unicast'
}
