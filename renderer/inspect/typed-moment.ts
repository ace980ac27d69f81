/** A moment as it can stand in a field for times: an ISO date in UTC, or epoch seconds where no calendar has it. */
export function typedMoment(at: number): string {
  const isOrdinary = at >= -62_135_510_400 && at < 253_402_214_400
  return isOrdinary ? new Date(at * 1000).toISOString().replace('.000Z', 'Z') : `${at}`
}
