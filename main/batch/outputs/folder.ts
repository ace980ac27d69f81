import { open } from 'node:fs/promises'

/**
 * Brings the names in a folder to the disk. Windows and some file systems can't; there the names come with the time.
 */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  if (folder === null) return
  await folder.sync().catch(() => undefined)
  await folder.close()
}
