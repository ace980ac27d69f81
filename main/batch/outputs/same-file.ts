import { stat } from 'node:fs/promises'

/** Whether two paths lead to one file, whatever they are called. A path that leads nowhere is no file. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path, { bigint: true }).catch(() => null)))
  return a != null && b != null && a.ino === b.ino && a.dev === b.dev
}
