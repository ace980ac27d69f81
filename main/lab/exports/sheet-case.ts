import type { Request } from '../../../shared/contract.ts'
import type { SheetRow } from '../../../shared/lab/schemas.ts'

/** A row of a sheet as it is exported: with its token, where that is still in the history. */
export type SheetCase = SheetRow & { readonly token: string | null }

export type SheetFormat = Request<'sheets.export'>['format']

/** A moment in UTC, such as `2026-11-21T20:10:00Z`. @param epoch seconds */
export const isoTime = (epoch: number) => new Date(epoch * 1000).toISOString().replace('.000Z', 'Z')
