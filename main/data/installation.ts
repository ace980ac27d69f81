import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { idSchema } from '../../shared/schemas.ts'
import { z } from '../../shared/zod.ts'
import { syncFolder } from './folder.ts'

const installationSchema = z.strictObject({
  /** Random; the keychain's accounts begin with it. */
  id: idSchema,
  /** Tells a wrong key from a damaged file; null until there is a history. */
  historyCheck: z.string().nullable(),
})

export type Installation = z.infer<typeof installationSchema>

export type InstallationFile =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'read'; readonly installation: Installation }

/** Reads `installation.json`. @throws where the file exists and the system does not let it be read */
export function readInstallation(path: string): InstallationFile {
  try {
    const parsed = installationSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? { kind: 'read', installation: parsed.data } : { kind: 'damaged' }
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'damaged' }
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { kind: 'none' }
    throw error
  }
}

/** Writes `installation.json` for its owner alone, so that it is whole or not there, also after a power cut. */
export function writeInstallation(path: string, installation: Installation): void {
  const temporary = `${path}.new`
  rmSync(temporary, { force: true })
  const file = openSync(temporary, 'wx', 0o600)
  try {
    writeSync(file, `${JSON.stringify(installation)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
  syncFolder(dirname(path))
}
