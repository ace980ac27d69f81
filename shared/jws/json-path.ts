import { excerpt } from '../text/excerpt.ts'

/** A step into an object or an array: the name as it is written, or the index. */
export type PathStep = string | number

/** The steps that a path shows on each side of what it leaves out. */
const shownSteps = 10

/**
 * Where something is inside a JSON value, after RFC 9535, 2.1, such as `$.context.user[0]`. Long names are cut and of many
 * steps the middle ones are left out, so that a path is short and quickly made at any depth.
 */
export function pathText(frames: readonly { readonly step: PathStep }[]): string {
  if (frames.length <= 2 * shownSteps) return `$${stepsText(frames)}`
  return `$${stepsText(frames.slice(0, shownSteps))}…${stepsText(frames.slice(-shownSteps))}`
}

const stepsText = (frames: readonly { readonly step: PathStep }[]) =>
  frames.map(({ step }) => stepText(step)).join('')

function stepText(step: PathStep): string {
  if (typeof step === 'number') return `[${step}]`
  return /^[\p{L}_$][\p{L}\d_$]{0,39}$/u.test(step) ? `.${step}` : `[${JSON.stringify(excerpt(step))}]`
}
