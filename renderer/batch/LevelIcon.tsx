import { CircleAlert, Lightbulb, Sigma, TriangleAlert } from 'lucide-react'
import type { BatchProblem } from '../../shared/batch/schemas.ts'
import styles from './LevelIcon.module.css'

const icons = { error: CircleAlert, warning: TriangleAlert, hint: Lightbulb, formula: Sigma }

/** How bad something is, for the eye; say it in words beside it. */
export function LevelIcon({ level }: { readonly level: BatchProblem['level'] }) {
  const Icon = icons[level]
  return <Icon className={styles[level]} size={14} strokeWidth={1.75} aria-hidden="true" />
}
