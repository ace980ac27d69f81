import type { OneOfMany } from '../../history/record-many.ts'

/** Rows to record, as columns: from thread to thread they are cloned in half the time. */
export type RowColumns = { readonly [Name in keyof Required<OneOfMany>]: Required<OneOfMany>[Name][] }

export function columnsOf(rows: readonly OneOfMany[]): RowColumns {
  return {
    batchRow: rows.map((row) => row.batchRow),
    room: rows.map((row) => row.room),
    name: rows.map((row) => row.name),
    externalId: rows.map((row) => row.externalId),
    role: rows.map((row) => row.role),
    validFrom: rows.map((row) => row.validFrom),
    validUntil: rows.map((row) => row.validUntil),
    isEndUnknown: rows.map((row) => row.isEndUnknown ?? false),
    claimsText: rows.map((row) => row.claimsText),
    askedText: rows.map((row) => row.askedText ?? null),
    keptToken: rows.map((row) => row.keptToken),
    person: rows.map((row) => row.person ?? null),
    identityKey: rows.map((row) => row.identityKey),
  }
}

export function rowsOf(columns: RowColumns): OneOfMany[] {
  return columns.batchRow.map((batchRow, at) => ({
    batchRow,
    room: columns.room[at] ?? '',
    name: columns.name[at] ?? null,
    externalId: columns.externalId[at] ?? null,
    role: columns.role[at] ?? null,
    validFrom: columns.validFrom[at] ?? null,
    validUntil: columns.validUntil[at] ?? null,
    isEndUnknown: columns.isEndUnknown[at] ?? false,
    claimsText: columns.claimsText[at] ?? '',
    askedText: columns.askedText[at] ?? null,
    keptToken: columns.keptToken[at] ?? '',
    person: columns.person[at] ?? null,
    identityKey: columns.identityKey[at] ?? null,
  }))
}
