/** What bars are drawn with: 3 : 1 against the surface in both themes (WCAG 2.2, 1.4.11). */
export const barColours = {
  plain: 'var(--accent)',
  valid: 'var(--ok-fill)',
  'not-yet': 'var(--accent)',
  expired: 'var(--faint)',
  never: 'var(--error)',
  'no-end': 'var(--warning)',
  'unknown-end': 'var(--warning)',
  stopped: 'var(--muted)',
  others: 'var(--faint)',
} as const

/** The colour of a bar by its key; one without a colour of its own has the plain one. */
export function colourOf(key: string): string {
  return Object.hasOwn(barColours, key) ? barColours[key as keyof typeof barColours] : barColours.plain
}
