import type { Question } from './questions.ts'

/** Asked where loading the page again by itself would go on for ever. */
export const reloadQuestion: Question = {
  message: 'The window has stopped working twice in a short time. Load it again?',
  detail: 'What was issued is in the history, and the form comes back as it was kept.',
  confirm: 'Load Again',
  decline: 'Close',
}
