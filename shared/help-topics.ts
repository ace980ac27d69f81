import { platforms } from './platforms/index.ts'

/** The only pages the application opens by itself: those of the platforms. The renderer names a topic, never an address. */
export const helpPages = Object.values(platforms).flatMap(({ name, help }) =>
  help.map(({ topic, label, address }) => ({ topic, label: `${name}: ${label}`, address })),
)

/** The address of a topic; null where there is none of this name. */
export function helpAddress(topic: string): string | null {
  return helpPages.find((page) => page.topic === topic)?.address ?? null
}
