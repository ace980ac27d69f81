import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { forkedKeychain } from '../keychain/fork.ts'
import { keytarStore } from '../keychain/keytar.ts'
import { processStore } from '../keychain/process.ts'
import type { SecretStore } from '../keychain/secret-store.ts'

/** Where the keychain's child stands: in the sources, beside a bundle's chunks, beside a bundle of one piece. */
const childPlaces = ['../keychain/child.ts', '../keychain.js', './keychain.js']

/**
 * The keychain in a process of its own, so that one that hangs can be ended after its time and does not keep the
 * command line from ending. Electron's program can't be started as a plain Node, so there it is in this process.
 */
export function commandLineKeychain(): SecretStore {
  const places = childPlaces.map((place) => fileURLToPath(new URL(place, import.meta.url)))
  const child = places.find((place) => existsSync(place))
  if (child === undefined || process.versions.electron !== undefined) return keytarStore()
  return processStore(forkedKeychain(child))
}
