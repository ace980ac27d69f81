import { RoompassError } from '../../shared/errors.ts'
import type { Finding } from '../../shared/schemas.ts'

/** A draft that can't be issued, with everything there is to say of it. */
export class DraftRefused extends RoompassError {
  readonly findings: readonly Finding[]

  constructor(error: Finding, findings: readonly Finding[]) {
    super('draft-refused', error.message, error.field ?? undefined)
    this.name = 'DraftRefused'
    this.findings = findings
  }
}

/** @throws DraftRefused where one of the findings is an error */
export function refuseErrors(findings: readonly Finding[]): void {
  const error = findings.find(({ level }) => level === 'error')
  if (error !== undefined) throw new DraftRefused(error, findings)
}
