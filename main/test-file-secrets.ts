import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { probeKeychain } from './keychain/probe.ts'
import type { SecretStore } from './keychain/secret-store.ts'

/** A keychain of files, for tests in which several processes share one. Never for real secrets. */
export function fileSecrets(folder: string): SecretStore {
  mkdirSync(folder, { recursive: true })
  const pathOf = (account: string) => join(folder, Buffer.from(account).toString('hex'))
  const store = {
    get: async (account: string) => {
      try {
        return readFileSync(pathOf(account), 'utf8')
      } catch {
        return null
      }
    },
    set: async (account: string, secret: string) => {
      const temporary = `${pathOf(account)}.${process.pid}`
      writeFileSync(temporary, secret)
      renameSync(temporary, pathOf(account))
    },
    remove: async (account: string) => {
      const existed = (await store.get(account)) !== null
      rmSync(pathOf(account), { force: true })
      return existed
    },
  }
  return { ...store, probe: () => probeKeychain(store, 'linux'), close: async () => undefined }
}
