import { foldText } from '../text/fold.ts'

/** The name of a column as names are compared: letters and digits alone, without case and accents. */
export function columnKey(name: string): string {
  return foldText(name).replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}
