import type { Database, Statement } from 'better-sqlite3-multiple-ciphers'

const known = new WeakMap<Database, Map<string, Statement>>()

/** A statement, prepared once for each database. */
export function prepared<Parameters extends unknown[], Row = unknown>(
  database: Database,
  sql: string,
): Statement<Parameters, Row> {
  const statements = known.get(database) ?? new Map<string, Statement>()
  known.set(database, statements)
  const statement = statements.get(sql) ?? database.prepare(sql)
  statements.set(sql, statement)
  return statement as Statement<Parameters, Row>
}
