import type { Observed, Outcome } from '../../../shared/lab/schemas.ts'
import { observedLabels, outcomeLabels } from './result-words.ts'

const circle = 'M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0'

/** Signs of Lucide's, each as one path: a list of thousands only changes the path of a sign while it scrolls. */
const signs: Readonly<Record<Outcome | Observed, string>> = {
  accepted: `${circle}M9 12l2 2 4-4`,
  refused: `${circle}M15 9l-6 6M9 9l6 6`,
  unknown: `${circle}M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01`,
  error: `${circle}M12 8v4M12 16h.01`,
  'name-screen':
    'M5 8a5 5 0 1 0 10 0a5 5 0 1 0-10 0M2 21a8 8 0 0 1 10.821-7.487M21.378 16.626a1 1 0 0 0-3.004-3.004l-4.01 4.012a2 2 0 0 0-.506.854l-.837 2.87a.5.5 0 0 0 .62.62l2.87-.837a2 2 0 0 0 .854-.506z',
}

const labels: Readonly<Record<Outcome | Observed, string>> = { ...outcomeLabels, ...observedLabels }

/** What is expected or was seen, as a sign and a word; its colour is left to the result. */
export function OutcomeWord({ outcome }: { readonly outcome: Outcome | Observed }) {
  return (
    <>
      <svg
        width={14}
        height={14}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.75}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d={signs[outcome]} />
      </svg>
      <span>{labels[outcome]}</span>
    </>
  )
}
