import type { OneOfMany } from '../../history/record-many.ts'

/** Rows to record, as columns: from thread to thread they are cloned in half the time. */
export type RowColumns = { readonly [Name in keyof Required<OneOfMany>]: Required<OneOfMany>[Name][] }

export const noRows = (): RowColumns => ({
  batchRow: [],
  room: [],
  name: [],
  externalId: [],
  role: [],
  validFrom: [],
  validUntil: [],
  isEndUnknown: [],
  claimsText: [],
  askedText: [],
  keptToken: [],
  person: [],
  identityKey: [],
})

export function addRow(columns: RowColumns, row: OneOfMany): void {
  columns.batchRow.push(row.batchRow)
  columns.room.push(row.room)
  columns.name.push(row.name)
  columns.externalId.push(row.externalId)
  columns.role.push(row.role)
  columns.validFrom.push(row.validFrom)
  columns.validUntil.push(row.validUntil)
  columns.isEndUnknown.push(row.isEndUnknown ?? false)
  columns.claimsText.push(row.claimsText)
  columns.askedText.push(row.askedText ?? null)
  columns.keptToken.push(row.keptToken)
  columns.person.push(row.person ?? null)
  columns.identityKey.push(row.identityKey)
}

export function columnsOf(rows: readonly OneOfMany[]): RowColumns {
  const columns = noRows()
  for (const row of rows) addRow(columns, row)
  return columns
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
