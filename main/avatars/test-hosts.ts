import { readFileSync } from 'node:fs'
import { isPublicAddress } from './address.ts'
import type { FetchOptions } from './fetch-picture.ts'

/**
 * Reads `name=address:port` entries (`--test-host`) and a certificate file (`--test-ca`) into what the fetcher takes. For
 * runs that are not packaged only: names given here may be on this computer.
 *
 * @throws Error when an entry has another form
 */
export function testHosts(
  entries: readonly string[],
  caFile: string | null,
): Pick<FetchOptions, 'lookup' | 'ca' | 'addressRule' | 'port'> {
  const hosts = new Map(entries.map(parseEntry))
  if (hosts.size === 0 && caFile === null) return {}
  const addresses = new Set([...hosts.values()].map((host) => host.address))
  return {
    lookup: async (name) => {
      const host = hosts.get(name)
      if (host === undefined) throw new Error('not a test host')
      return [{ address: host.address, family: host.address.includes(':') ? 6 : 4 }]
    },
    addressRule: (address) => addresses.has(address) || isPublicAddress(address),
    port: (name) => hosts.get(name)?.port,
    ...(caFile === null ? {} : { ca: readFileSync(caFile, 'utf8') }),
  }
}

function parseEntry(entry: string): [string, { address: string; port: number }] {
  const parts = /^([a-z0-9.-]+)=(.+):(\d{1,5})$/i.exec(entry)
  const [, name, address, port] = parts ?? []
  if (name === undefined || address === undefined || port === undefined) {
    throw new Error('--test-host takes name=address:port')
  }
  return [name.toLowerCase(), { address, port: Number(port) }]
}
