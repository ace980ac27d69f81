import { signatureOf } from '../../../shared/batch/match-columns.ts'
import { templateFault } from '../../../shared/batch/template.ts'
import { RoompassError } from '../../../shared/errors.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { PlatformId } from '../../../shared/schemas.ts'
import type { InputsContext } from './inputs.ts'
import { type ColumnMap, mapSignature, rememberedMap, rememberMap } from './map-rows.ts'

/** How columns of these names were matched last for a platform, as far as that still fits them; null where they never were. */
export function matchRemembered(
  { storage }: Pick<InputsContext, 'storage'>,
  platform: PlatformId,
  columns: readonly string[],
): Record<string, string> | null {
  const signature = mapSignature(platform, signatureOf(columns))
  const remembered = storage.use((database) => rememberedMap(database, signature))
  if (remembered === null) return null
  const { fields, switches } = platforms[platform]
  const known = new Set([...fields, ...switches].map(({ name }) => name))
  return Object.fromEntries(
    Object.entries(remembered).filter(
      ([field, template]) => known.has(field) && templateFault(template, columns) === null,
    ),
  )
}

/** A history that can't be written to now is no reason to check nothing. */
export function rememberMatch(
  { storage, now }: Pick<InputsContext, 'storage' | 'now'>,
  platform: PlatformId,
  columns: readonly string[],
  match: ColumnMap,
): void {
  const signature = mapSignature(platform, signatureOf(columns))
  try {
    storage.use((database) => rememberMap(database, signature, match, now()))
  } catch (error) {
    if (!(error instanceof RoompassError)) throw error
  }
}
